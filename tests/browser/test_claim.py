"""A claim's forms in a real browser: what is wrong is told, what is sent is done once, and nothing typed is lost."""

import pytest
from axe_core_python.selenium import Axe
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

from factcheck.domain.refs import ClaimRef
from factcheck.services.verdicts import verdicts_of

SERIOUS = {"serious", "critical"}
WAIT_S = 10


@pytest.fixture
def form(browser, desk):
    """Opens the form of a verdict on that claim, and fills it in."""

    def opened(claim: str, rating: str = "false"):
        browser.get(f"{desk.address}/claims/{claim}/verdicts/new")
        Select(browser.find_element(By.ID, "f-rating")).select_by_value(rating)
        browser.find_element(By.ID, "f-rationale").send_keys("لا وثيقة منشورة.")
        return browser.find_element(By.CSS_SELECTOR, ".writing .claim-acts button")

    return opened


def test_a_verdict_is_logged_confirmed_and_shown_with_its_evidence(browser, form):
    button = form("6.1")
    Select(browser.find_element(By.NAME, "stance-1")).select_by_value("refutes")
    browser.find_element(By.NAME, "citation-1").send_keys("https://un.org/en/s/res/1970")

    button.click()

    assert browser.find_element(By.CSS_SELECTOR, ".claim-done").text == "The verdict is logged."
    assert "لا وثيقة منشورة." in browser.find_element(By.CSS_SELECTOR, ".verdict").text
    assert browser.current_url.partition("/claims/")[2].startswith("6.1?done=verdict#v")


def test_whoever_presses_twice_logs_once(browser, dossier, form):
    form("6.2")

    browser.execute_script("""
        const form = document.querySelector("form.writing");
        const send = () => fetch(form.action, {method: "POST", body: new FormData(form)});
        const all = Promise.all([send(), send(), send()]);
        all.then((answers) => { window.ended = answers.map((one) => one.url); });
    """)
    WebDriverWait(browser, WAIT_S).until(lambda page: page.execute_script("return window.ended"))

    assert len({*browser.execute_script("return window.ended")}) == 1
    assert len(verdicts_of(dossier, ClaimRef(6, 2))) == 1


def test_what_is_wrong_is_tied_to_its_field_and_the_rest_is_as_it_was_typed(browser, form):
    button = form("6.3")
    browser.find_element(By.NAME, "citation-1").send_keys("http://")

    button.click()

    wrong = browser.find_element(By.NAME, "citation-1")
    told = wrong.get_attribute("aria-describedby").split()[-1]
    assert "no address of the web" in browser.find_element(By.ID, told).text
    assert browser.find_element(By.ID, "f-rationale").get_attribute("value") == "لا وثيقة منشورة."
    assert [each["id"] for each in Axe().run(browser)["violations"] if each["impact"] in SERIOUS] == []


def test_without_a_session_the_form_comes_back_and_is_sent_from_there(browser, desk, dossier, form):
    button = form("6.4")
    browser.delete_all_cookies()

    button.click()
    lost = browser.find_element(By.CSS_SELECTOR, ".kept").text
    browser.execute_script("window.other = fetch(arguments[0]).then(() => { window.came = true; })", desk.link())
    WebDriverWait(browser, WAIT_S).until(lambda page: page.execute_script("return window.came"))
    browser.find_element(By.CSS_SELECTOR, ".kept button").click()
    browser.find_element(By.CSS_SELECTOR, ".kept button").click()

    assert "لا وثيقة منشورة." in lost
    assert verdicts_of(dossier, ClaimRef(6, 4))[0].rationale == "لا وثيقة منشورة."
