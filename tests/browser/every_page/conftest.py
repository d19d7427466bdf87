"""What was found on every page, each opened once for all checks."""

import pytest


@pytest.fixture(scope="module")
def found(request, browser, served_site):
    """What each check of a look found on the pages of a language."""
    look, language = request.param
    return look.visit_pages(browser, served_site, language)
