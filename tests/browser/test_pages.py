"""Each page as people see it: in both languages, light and dark, on a desk and on a phone."""

import pytest
from axe_core_python.selenium import Axe
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

PAGES = (
    "/",
    "/agreements",
    "/review",
    "/choices",
    "/?reason=quantity&order=newest",
    "/claims/2.9",
    "/claims/2.9/verdicts/new",
    "/claims/2.9/correction",
    "/stories",
    "/stories/2.9",
    "/sources/6",
    "/claims/99.1",
    "/queue",
    "/queue/stale",
    "/search",
    "/search?q=حفتر",
    "/activity",
    "/members",
    "/ledger",
    "/add",
    "/sources/2/links?came=added",
    "/sources",
    "/sources/2/changes",
    "/outlets",
    "/outlets/1",
    "/claimants",
    "/claimants/103",
)
LOOKS = [("en", "light", 1280), ("ar", "dark", 1280), ("en", "dark", 390), ("ar", "light", 390)]
SERIOUS = {"serious", "critical"}
WAIT_S = 10


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def look(request, browser):
    """The browser in one of the looks."""
    language, scheme, width = request.param
    browser.add_cookie({"name": "language", "value": language})
    scheme = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", scheme)
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    return browser


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_serious(look, desk, page):
    look.get(desk.address + page)

    found = Axe().run(look)

    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"] if each["impact"] in SERIOUS] == []


def test_what_axe_looks_for_would_be_found(browser, desk):
    browser.get(desk.address)
    browser.execute_script("document.querySelector('label').remove()")

    assert [each["id"] for each in Axe().run(browser)["violations"] if each["impact"] in SERIOUS] == ["label"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_its_window_and_the_browser_complains_of_nothing(look, desk, page):
    look.get(desk.address + page)

    width, window = look.execute_script("return [document.documentElement.scrollWidth, window.innerWidth]")

    assert width <= window
    assert [entry["message"] for entry in look.get_log("browser") if "status of 404" not in entry["message"]] == []


def test_no_script_and_no_style_of_a_page_s_own_is_ever_run(browser, desk):
    browser.get(desk.address)

    browser.execute_script("""
        const at = document.querySelector("main");
        at.insertAdjacentHTML("beforeend", "<img src=/nothing onerror='window.harm = 1'>");
        const script = document.createElement("script");
        script.textContent = "window.harm = 2";
        at.append(script);
        at.insertAdjacentHTML("beforeend", "<p id=styled style='color: rgb(1, 2, 3)'>x</p>");
    """)

    assert browser.execute_script("return window.harm") is None
    assert browser.find_element(By.ID, "styled").value_of_css_property("color") != "rgba(1, 2, 3, 1)"


def test_a_choice_narrows_the_list_at_once_and_stands_in_the_address(browser, desk):
    browser.get(desk.address)
    everything = len(browser.find_elements(By.CSS_SELECTOR, ".pair"))
    browser.execute_script("window.same = true")

    Select(browser.find_element(By.ID, "f-reason")).select_by_value("time")
    WebDriverWait(browser, WAIT_S).until(lambda page: len(page.find_elements(By.CSS_SELECTOR, ".pair")) < everything)

    assert "reason=time" in browser.current_url
    assert browser.execute_script("return window.same")


def test_without_scripts_the_list_is_read_and_narrowed_all_the_same(browser, desk):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.get(desk.address + "/?entity=حفتر")

    browser.find_element(By.CSS_SELECTOR, ".filters button").click()

    assert "entity=" in browser.current_url
    assert browser.find_element(By.ID, "f-entity").get_attribute("value") == "حفتر"


def test_the_first_key_leads_past_the_navigation(browser, desk):
    browser.get(desk.address)

    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    first = browser.switch_to.active_element
    said = first.text
    first.send_keys(Keys.ENTER)

    assert said == "Skip to the content"
    assert browser.switch_to.active_element.get_attribute("id") == "main"


def test_a_note_beside_an_article_lights_up_its_words(browser, desk):
    browser.get(desk.address + "/sources/2")

    browser.find_element(By.CSS_SELECTOR, "[data-claim='2.9'] a").send_keys("")

    lit = [words.text for words in browser.find_elements(By.CSS_SELECTOR, "mark.lit")]
    assert lit == ["إبرام أي عقد جديد مع الروس لشراء السلاح"]


def test_the_language_is_chosen_by_a_button_and_the_page_turns_round(browser, desk):
    browser.get(desk.address + "/agreements")

    browser.find_element(By.CSS_SELECTOR, "button[name=tag][value=ar]").click()

    assert browser.find_element(By.TAG_NAME, "html").get_attribute("dir") == "rtl"
    assert browser.current_url.endswith("/agreements")
