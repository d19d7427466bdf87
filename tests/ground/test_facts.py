"""The copy of the unfilled facts, which the tests use, has the facts of the site."""

from ground.facts import Facts
from ground.schema import REPEATED
from tests.facts import UNFILLED

BOTH = Facts(), Facts(UNFILLED)


def keys(values: dict) -> set[str]:
    """The dotted keys of the facts."""
    sections = {name: facts for name, facts in values.items() if name not in REPEATED}
    return {f"{section}.{name}" for section, facts in sections.items() for name in facts}


def is_empty(value) -> bool:
    """Whether a fact is one that may be left out: it has no text in any language."""
    return not any(value.values()) if isinstance(value, dict) else value == ""


def test_the_copy_has_the_facts_of_the_site():
    """What is added to content/site.toml, or taken out of it, is to be written into the copy as well."""
    site, copy = BOTH
    optional = {key for key in keys(copy.values) if is_empty(copy.value(key))}
    assert keys(site.values) - keys(copy.values) == set()
    assert keys(copy.values) - keys(site.values) - optional == set()


def test_the_topics_of_the_copy_have_the_entries_of_the_site():
    """Whichever topics there are."""
    site, copy = ({name for topic in facts.values["topics"] for name in topic} for facts in BOTH)
    assert site <= copy


def test_the_copy_is_not_filled_in():
    """Her name, her address, her answers."""
    unfilled = {placeholder.key for placeholder in Facts(UNFILLED).placeholders()}
    assert {"person.name", "contact.email", "answer.time", "faq.payment"} <= unfilled


def test_the_lines_of_facts(tmp_path):
    """Of a table, of one of several, of a fact in it, of a table within, of what stands above all tables."""
    lines = [
        "a = 1",
        "[site]",
        'url = "https://a.it"',
        "[languages]",
        'default = "it"',
        'offered = ["it"]',
        "[person]",
        'name = "A"',
        "[my-own]",
        "name = 1",
        "[prices.unit]",
        'it = ""',
        "[[topics]]",
        'key = "a"',
        "[[topics]]",
        'key = "b"',
        "[topics.label]",
        'it = "B"',
    ]
    (tmp_path / "site.toml").write_text("\n".join(lines), encoding="utf-8")
    facts = Facts(tmp_path)
    assert [facts.line_of(key) for key in ("a", "site", "site.url", "my-own.name", "prices.unit")] == [1, 2, 3, 10, 11]
    assert [facts.line_of("topics", place) for place in (0, 1, 2)] == [13, 15, 0]
    assert [facts.line_of("topics.key", place) for place in (0, 1)] == [14, 16]
    assert [facts.line_of("topics.label", place) for place in (0, 1)] == [0, 17]
    assert [(fact.key, fact.line) for fact in facts.stated()][-2:] == [("topics.key", 16), ("topics.label", 17)]
