"""The real site in a real browser."""

import pytest


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
