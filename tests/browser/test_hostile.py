"""A newsroom full of attacks in a real browser: nothing of them runs, nothing of them is an element, nothing opens.

Pages are found by following links, so that new ones are covered as soon as they are there.
"""

import importlib.util
import re
import socket
import threading
from collections import Counter
from pathlib import Path

import pytest
import uvicorn
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver.common.by import By

from factcheck.services.reference import load_reference
from factcheck.storage.database import Database
from factcheck.web.app import make_app

_SPEC = importlib.util.spec_from_file_location("hostile", Path(__file__).parents[1] / "web" / "hostile.py")
hostile = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(hostile)

MOST_OF_A_KIND = 4  # addresses of one route; each holds a dozen attacks in every field, and lists hold all of them
LOOK = """
const own = [...document.scripts].filter((each) => !each.src.startsWith(location.origin + "/static/"));
const handled = [...document.querySelectorAll("*")].filter((each) =>
  [...each.attributes].some((one) => /^on|^hx-on|^srcdoc$|^style$/.test(one.name)));
const strange = document.querySelectorAll("img, iframe, object, embed, style, base, video, audio, marquee, frame, xss");
return [own, handled, [...strange]].map((each) => each.map((node) => node.outerHTML.slice(0, 200)));
"""
LINKS = "return [...document.querySelectorAll('a[href^=\"/\"]')].map((each) => each.getAttribute('href').split('#')[0])"


@pytest.fixture
def desk(fresh_database, newsroom, say):
    """A desk of a newsroom full of attacks, served as ``factcheck serve`` does, and a link into it."""
    database = Database(fresh_database, connections=8)
    load_reference(database)
    hostile.fill(type(newsroom)(database), say)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        host = f"127.0.0.1:{listening.getsockname()[1]}"
        app = make_app(database, hosts={host}, member="هدى")
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, ws="none"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        yield f"http://{host}", f"http://{host}/enter?token={app.state.desk.entry.renew()}"
        server.should_exit = True
        thread.join()
    database.close()


@pytest.fixture
def browser(chromium, desk):
    """The browser, come in, with nothing to say so far."""
    _, link = desk
    chromium.delete_all_cookies()
    chromium.get(link)
    chromium.get_log("browser")
    return chromium


def _found(browser, address):
    """What is wrong with the page: scripts, handlers, elements, dialogs, and what the browser had to refuse."""
    wrong = [f"{address}: {each}" for found in browser.execute_script(LOOK) for each in found]
    wrong += [f"{address}: {entry['message']}" for entry in browser.get_log("browser") if _is_harm(entry["message"])]
    try:
        wrong.append(f"{address}: a dialog says {browser.switch_to.alert.text}")
    except NoAlertPresentException:
        return wrong
    return wrong


def _is_harm(message):
    return not re.search(r"status of 4\d\d", message)


def _everywhere(browser, at):
    """The addresses that links lead to, a few of each kind, and what is wrong with each."""
    waiting, seen, kinds, wrong = ["/", "/add"], set(), Counter(), []
    while waiting:
        address = waiting.pop()
        kind = re.sub(r"\d[\d.]*", "#", address.partition("?")[0]), tuple(re.findall(r"[?&]([\w-]+)=", address))
        if address in seen or kinds[kind] >= MOST_OF_A_KIND:
            continue
        seen.add(address)
        kinds[kind] += 1
        browser.get(at + address)
        wrong += _found(browser, address)
        waiting += browser.execute_script(LINKS)
    return seen, wrong


def test_no_attack_runs_on_any_page(browser, desk):
    seen, wrong = _everywhere(browser, desk[0])

    assert wrong == []
    assert len(seen) > 20


@pytest.mark.parametrize("mix", hostile.MIXES[::6])
def test_no_attack_runs_that_is_given_as_an_article(browser, desk, mix):
    browser.get(f"{desk[0]}/add")
    fields = "for (const each of document.querySelectorAll('.adding input[dir], .adding textarea'))"
    browser.execute_script(f"{fields} if (each.name != 'address') each.value = arguments[0];", mix)
    browser.execute_script("document.getElementById('f-url').value = '';")
    browser.execute_script("document.getElementById('f-published').value = '';")

    browser.find_element(By.CSS_SELECTOR, ".adding .go button").click()

    assert "/add/" in browser.current_url
    assert _found(browser, browser.current_url) == []


def test_what_is_looked_for_would_be_found(browser, desk):
    browser.get(desk[0])

    browser.execute_script("document.querySelector('main').innerHTML += '<img src=x onerror=alert(1)>'")

    assert _found(browser, "/") != []
