"""A real browser: Debian's chromium, driven by Playwright."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium")
MISSING = "chromium is not installed; install it with: apt-get install chromium"
# The sandbox needs a user namespace that containers and root lack; the rest keeps the browser off the network.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser():
    """One browser for the whole run; left out where there is none, a failure under CI."""
    if not CHROMIUM:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, served_site):
    """A function that opens an address of the site in a fresh context and returns the page."""
    contexts = []

    def open_address(address, **options):
        contexts.append(browser.new_context(base_url=served_site.url, **options))
        page = contexts[-1].new_page()
        page.goto(address)
        return page

    yield open_address
    for context in contexts:
        context.close()
