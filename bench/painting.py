"""How soon a browser shows the desk: Chromium without a window, over loopback."""

import shutil

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from bench.serving import Served

REPEATS = 7
_PAINTED = """
const told = arguments[0], wanted = "first-contentful-paint";
new PerformanceObserver(seen => {
  for (const paint of seen.getEntriesByName(wanted)) told(paint.startTime);
}).observe({type: "paint", buffered: true});
"""


def painted(served: Served) -> list[float]:
    """Milliseconds from asking for the front page to its first words, each time in a page of its own."""
    options = Options()
    options.binary_location = shutil.which("chromium") or "chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options, Service(shutil.which("chromedriver") or "chromedriver"))
    try:
        driver.get(f"{served.address}/static/desk.css")
        for name, value in served.cookies.items():
            driver.add_cookie({"name": name, "value": value})
        times = []
        for _ in range(REPEATS):
            driver.get(served.address)
            times.append(float(driver.execute_async_script(_PAINTED)))
        return times
    finally:
        driver.quit()
