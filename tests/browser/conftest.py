"""The desk in a real browser: Chromium without a window, over the dossier that comes with the program.

These tests need chromium and chromedriver on the path, and fail without them: ``make test-browser``.
"""

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from factcheck.services.ingest import ingest
from factcheck.services.intake import Defaults, gather
from factcheck.services.linking import link_new
from factcheck.services.reference import load_reference
from factcheck.services.refreshing import refresh
from factcheck.storage.database import Database
from factcheck.web.app import make_app

ARTICLES = Path(__file__).parents[2] / "seeds" / "articles" / "manifest.json"
LOADS_IN_S = 30  # a page of the desk takes a twentieth of a second; a hanging one must not hang the run


@dataclass(frozen=True)
class Open:
    """A desk that is open at ``address``; ``link`` makes a link that lets a browser in."""

    address: str
    link: Callable[[], str]


@pytest.fixture(scope="session")
def dossier(cluster_conninfo) -> Iterator[Database]:
    """The seven articles of the dossier, read and linked, their stories worked out."""
    database = Database(cluster_conninfo, connections=8)
    load_reference(database)
    ingest(database, gather([], defaults=Defaults(), manifest=ARTICLES, stdin=None))
    link_new(database)
    refresh(database)
    yield database
    database.close()


@pytest.fixture(scope="session")
def desk(dossier) -> Iterator[Open]:
    """The desk over the dossier, served as ``factcheck serve`` does."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        host = f"127.0.0.1:{listening.getsockname()[1]}"
        app = make_app(dossier, hosts={host}, member="هدى")
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, ws="none"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        yield Open(f"http://{host}", lambda: f"http://{host}/enter?token={app.state.desk.entry.renew()}")
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def chromium() -> Iterator[webdriver.Chrome]:
    """One browser for the whole run."""
    options = Options()
    options.binary_location = shutil.which("chromium") or "chromium"
    # No sandbox: a container's root has none. It sees pages of the desk alone.
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--lang=en"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options, Service(shutil.which("chromedriver") or "chromedriver"))
    driver.set_page_load_timeout(LOADS_IN_S)
    driver.set_script_timeout(LOADS_IN_S)
    yield driver
    driver.quit()


@pytest.fixture
def browser(chromium, desk) -> Iterator[webdriver.Chrome]:
    """The browser, come in by the link, as it is at first: English, light, a desktop's width, scripts on."""
    chromium.delete_all_cookies()
    chromium.get(desk.link())
    chromium.get_log("browser")
    yield chromium
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
