"""Words of another language bear their language, as WCAG 3.1.2 asks."""

import re

import pytest

from ground.facts import CONTENT

MARKED = {
    "it": {"de": {"Termin", "bekommen", "Präservativ"}, "en": {"actual", "We require"}},
    "en": {"de": {"Termin", "bekommen", "Gift"}, "it": {"termine", "sensibile aumento"}},
    "de": {"it": {"termine", "provvigione"}, "en": {"to become", "the current price"}},
}


@pytest.mark.parametrize("language", sorted(MARKED))
def test_false_friends_bear_their_language(site, language):
    """The article that is full of foreign words marks them, and none as the page's own language."""
    source = (CONTENT / language / "articles" / "false-friends.md").read_text(encoding="utf-8")
    slug = re.search(r"^Slug: (\S+)", source, re.MULTILINE)[1]
    page = site.text(f"{site.address(language, 'articles')}{slug}/")
    article = page.partition("<article")[2].partition("</article>")[0]
    found = re.findall(r'<(?:em|span) lang="?(\w\w)"?>([^<]+)<', article)
    assert language not in dict(found)
    for other, words in MARKED[language].items():
        marked = {text.lower() for code, text in found if code == other}
        assert {word.lower() for word in words} <= marked
