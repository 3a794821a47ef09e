"""The review in a real browser: a key for each act, keys that are changed and kept, and two who review at once."""

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

WAIT_S = 10


@pytest.fixture
def review(browser, desk):
    """The browser before the first open pair, with the usual keys."""
    browser.get(desk.address + "/review")
    browser.execute_script("localStorage.clear()")
    browser.get(desk.address + "/review")
    return browser


def pair(browser) -> tuple[str | None, ...]:
    """The pair that is shown."""
    return tuple(browser.find_element(By.CSS_SELECTOR, f".words [name={side}]").get_attribute("value") for side in "ab")


def strike(browser, keys) -> None:
    """Strikes keys and waits for the page that comes of it."""
    before = browser.find_element(By.TAG_NAME, "html")
    browser.find_element(By.TAG_NAME, "body").send_keys(keys)
    WebDriverWait(browser, WAIT_S).until(lambda page: page.find_element(By.TAG_NAME, "html") != before)


def test_a_key_decides_the_next_pair_comes_and_another_key_takes_it_back(review):
    first = pair(review)

    strike(review, "r")
    second, said = pair(review), review.find_element(By.CSS_SELECTOR, ".done").text
    strike(review, "z")

    assert (first != second, "rejected" in said, pair(review)) == (True, True, first)
    assert review.find_elements(By.CSS_SELECTOR, "#pair .state-suggested")


def test_keys_skip_and_go_back_without_deciding(review):
    first = pair(review)

    strike(review, "s")
    second = pair(review)
    strike(review, "b")

    assert (first != second, pair(review)) == (True, first)


def test_in_a_note_keys_are_letters_and_enter_decides_nothing(review):
    first = pair(review)

    review.find_element(By.TAG_NAME, "body").send_keys("n")
    review.switch_to.active_element.send_keys("crus", Keys.ENTER)

    assert review.find_element(By.ID, "note").get_attribute("value") == "crus"
    assert pair(review) == first


def test_a_key_is_changed_and_the_browser_remembers_it(review, desk):
    review.find_element(By.TAG_NAME, "body").send_keys("?")
    review.find_element(By.CSS_SELECTOR, "[data-remap=skip]").click()
    review.switch_to.active_element.send_keys("j")
    review.get(desk.address + "/review")
    first, shown = pair(review), review.find_element(By.CSS_SELECTOR, ".moves [data-key-of=skip]").text

    strike(review, "j")

    assert (shown, pair(review) != first) == ("j", True)


def test_two_windows_on_one_pair_lose_no_word(review, desk):
    first, window = pair(review), review.current_window_handle
    review.switch_to.new_window("tab")
    review.get(desk.address + "/review")
    strike(review, "u")
    review.close()
    review.switch_to.window(window)

    strike(review, "c")

    assert "was not kept" in review.find_element(By.CSS_SELECTOR, ".notice").text
    assert (pair(review), len(review.find_elements(By.CSS_SELECTOR, "#pair .state-unsure"))) == (first, 1)


def test_choices_come_beside_the_list_by_themselves(browser, desk):
    browser.get(desk.address)

    found = WebDriverWait(browser, WAIT_S).until(
        lambda page: page.find_elements(By.CSS_SELECTOR, ".board section li a")
    )

    assert found
