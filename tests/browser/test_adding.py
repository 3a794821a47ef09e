"""An article is given, looked at and stored, with scripts and without."""

import pytest
from axe_core_python.selenium import Axe
from selenium.webdriver.common.by import By

STORY = """حفتر يطلب السلاح

قال الناطق باسم حفتر أحمد المسماري إن قيمة الصفقة 7.5 مليار دولار. ونفى المسماري توقيع أي عقد مع موسكو.
"""


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def given(request, browser, desk):
    """The browser at the preview of a story."""
    browser.get(desk.address + "/add")
    browser.execute_script("document.getElementById('f-text').value = arguments[0]", STORY)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not request.param})
    browser.find_element(By.ID, "f-outlet").send_keys("Halyard Courier")
    browser.find_element(By.CSS_SELECTOR, ".adding .go button").click()
    return browser


def test_it_is_looked_at_and_read_again_with_what_is_typed(given):
    given.find_element(By.ID, "f-byline").send_keys("Huda")

    given.find_element(By.CSS_SELECTOR, "button[value=look]").click()

    assert given.find_element(By.ID, "f-byline").get_attribute("value") == "Huda"
    assert given.find_element(By.CSS_SELECTOR, ".article .chip.denies").text == "denies"


def test_axe_finds_nothing_serious_in_the_preview(browser, desk):
    browser.get(desk.address + "/add")
    browser.execute_script("document.getElementById('f-text').value = arguments[0]", STORY)
    browser.find_element(By.CSS_SELECTOR, ".adding .go button").click()

    found = Axe().run(browser)["violations"]

    assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in {"serious", "critical"}] == []


def test_a_mistake_keeps_what_was_typed(browser, desk):
    browser.get(desk.address + "/add")
    browser.find_element(By.ID, "f-text").send_keys("...")
    browser.find_element(By.ID, "f-title").send_keys("Title")

    browser.find_element(By.CSS_SELECTOR, ".adding .go button").click()

    assert "no letter or digit" in browser.find_element(By.CSS_SELECTOR, "[role=alert]").text
    assert browser.find_element(By.ID, "f-title").get_attribute("value") == "Title"
    assert browser.find_element(By.ID, "f-text").get_attribute("value").strip() == "..."
