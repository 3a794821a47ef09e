"""Coming in by a password, as people see it: in both languages, light and dark, on a desk and on a phone."""

import socket
import threading

import pytest
import uvicorn
from axe_core_python.selenium import Axe
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.ui import WebDriverWait

from factcheck.domain.words import MemberRole
from factcheck.services.membership import add_member
from factcheck.web.app import make_app

LOOKS = [("en", "light", 1280), ("ar", "dark", 1280), ("en", "dark", 390), ("ar", "light", 390)]
SERIOUS = {"serious", "critical"}
NAME, PASSWORD = "سلمى الكاتبة", "four walls and a door"
WAIT_S = 20


@pytest.fixture(scope="module")
def network_desk(dossier):
    """A desk on a network over the dossier, of which one editor is a member: its address."""
    add_member(dossier, NAME, roles=[MemberRole.EDITOR], password=PASSWORD)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        host = f"127.0.0.1:{listening.getsockname()[1]}"
        app = make_app(dossier, hosts={host}, member=None, cookie="factcheck-login")
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, ws="none"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        yield f"http://{host}"
        server.should_exit = True
        thread.join()


@pytest.fixture
def stranger(chromium, network_desk):
    """The browser before anybody has come in, in English."""
    chromium.get(network_desk + "/static/desk.css")
    chromium.delete_all_cookies()
    chromium.add_cookie({"name": "language", "value": "en"})
    yield chromium
    chromium.delete_all_cookies()
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def look(request, stranger):
    """The browser in one of the looks."""
    language, scheme, width = request.param
    stranger.add_cookie({"name": "language", "value": language})
    scheme = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    stranger.execute_cdp_cmd("Emulation.setEmulatedMedia", scheme)
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    stranger.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    return stranger


@pytest.mark.parametrize("page", ["/login", "/queue"])
def test_the_form_is_for_everybody_and_fits_its_window(look, network_desk, page):
    look.get(network_desk + page)

    found = Axe().run(look)["violations"]
    width, window = look.execute_script("return [document.documentElement.scrollWidth, window.innerWidth]")

    assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in SERIOUS] == []
    assert width <= window


@pytest.mark.parametrize("scripts", [True, False])
def test_whoever_types_name_and_password_is_where_he_wanted_to_be(stranger, network_desk, scripts):
    stranger.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
    stranger.get(network_desk + "/agreements?order=newest")

    _type(stranger, "a guess of many guesses")
    said = stranger.find_element(By.CSS_SELECTOR, "[role=alert]").text
    _type(stranger, PASSWORD)

    assert said == "Name and password do not fit."
    assert stranger.current_url == network_desk + "/agreements?order=newest"
    assert stranger.find_element(By.CSS_SELECTOR, ".member").text == NAME


def test_a_stranger_chooses_the_language_of_the_form(stranger, network_desk):
    stranger.get(network_desk + "/queue")

    page = stranger.find_element(By.TAG_NAME, "html")
    stranger.find_element(By.CSS_SELECTOR, "button[name=tag][value=ar]").click()
    WebDriverWait(stranger, WAIT_S).until(staleness_of(page))

    assert stranger.find_element(By.TAG_NAME, "html").get_attribute("dir") == "rtl"
    assert stranger.find_element(By.CSS_SELECTOR, "label[for=password]").text == "كلمة السر"


def _type(browser, password):
    """Type the name and the password, and send them by the Enter key."""
    page = browser.find_element(By.TAG_NAME, "html")
    name = browser.find_element(By.ID, "name")
    name.clear()
    name.send_keys(NAME)
    browser.find_element(By.ID, "password").send_keys(password, Keys.ENTER)
    WebDriverWait(browser, WAIT_S).until(staleness_of(page))
