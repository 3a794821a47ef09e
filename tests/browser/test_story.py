"""A story in a browser: its drawings fit any window, and a claim lights up wherever it stands."""

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By

STORY = "/stories/2.9"
LIES_OUTSIDE = """
const within = document.querySelector(arguments[0]).getBoundingClientRect();
return [...document.querySelectorAll(arguments[0] + " " + arguments[1])]
    .map((part) => part.getBoundingClientRect())
    .filter((part) => part.width && (part.left < within.left - 1 || part.right > within.right + 1)).length;
"""


@pytest.mark.parametrize("width", [320, 390, 800, 1280])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_drawings_stay_within_their_frame(browser, desk, language, width):
    browser.add_cookie({"name": "language", "value": language})
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    browser.get(desk.address + STORY)

    assert browser.execute_script(LIES_OUTSIDE, ".graph", ".node rect, .way") == 0
    assert browser.execute_script(LIES_OUTSIDE, ".timeline", ".lane-name, .mark circle, .mark path") == 0


def test_a_claim_lights_up_wherever_it_stands(browser, desk):
    browser.get(desk.address + STORY)
    row = browser.find_element(By.CSS_SELECTOR, ".told tr[data-claim]")

    ActionChains(browser).move_to_element(row).perform()

    lit = {each.tag_name for each in browser.find_elements(By.CSS_SELECTOR, ".lit")}
    assert {"g", "svg", "path", "tr"} <= lit


def test_a_mark_leads_to_its_claim_in_the_list(browser, desk):
    browser.get(desk.address + STORY)
    mark = browser.find_element(By.CSS_SELECTOR, ".timeline .mark")

    ActionChains(browser).click(mark.find_element(By.CSS_SELECTOR, "circle")).perform()

    assert browser.current_url.endswith("#c" + mark.get_attribute("data-of").split()[0])
