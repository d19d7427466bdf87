"""The locale of a language for Open Graph."""

import pytest

from plugins.discovery.social import locale_tag


@pytest.mark.parametrize(
    ("language", "tag"), [("it", "it_IT"), ("en", "en_GB"), ("de", "de_DE"), ("fr", "fr_FR"), ("cs", "cs_CZ")]
)
def test_a_language_gets_its_land(language, tag):
    """That of the site's locale, else where most of its speakers live."""
    assert locale_tag(language) == tag
