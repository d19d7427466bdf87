"""What was found on every page, each opened once for all checks."""

from functools import cache

import pytest


@pytest.fixture(scope="module")
def found(browser, served_site):
    """A function that gives what each check of a look found on the pages of a language; it opens them but once."""
    return cache(lambda look, language: look.visit_pages(browser, served_site, language))
