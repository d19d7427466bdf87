"""content/site.toml is declared once: what the file shows and what is declared are the same."""

import re

import pytest

from ground.facts import Facts
from ground.schema import FIELDS, NEEDED, REPEATED, TABLES, field_of, nearest
from tests.facts import UNFILLED

# An example of a table that may be missing, to be uncommented.
EXAMPLE = re.compile(r"^# (?=\[\[|[a-z]+ = )", re.MULTILINE)


@pytest.fixture(params=["site", "unfilled"])
def facts(request):
    """The facts of the site, and their copy for the tests."""
    return Facts(UNFILLED if request.param == "unfilled" else None)


def with_examples(facts, folder):
    """The facts with the commented examples among them."""
    (folder / "site.toml").write_text(EXAMPLE.sub("", facts.source), encoding="utf-8")
    return Facts(folder)


def test_what_stands_in_the_file_is_declared(facts, tmp_path):
    """Every table and every fact, those of the commented example, too."""
    full = with_examples(facts, tmp_path)
    assert {*full.values} <= {*TABLES}
    assert [fact.key for fact in full.stated() if fact.field is None] == []


def test_what_is_declared_stands_in_the_file(facts, tmp_path):
    """Or in its commented example: the assistant finds there whatever she may write."""
    shown = {fact.field.key for fact in with_examples(facts, tmp_path).stated()}
    assert {*FIELDS} - shown == set()


def test_what_is_empty_in_the_file_may_be_empty(facts):
    """No site begins with an error."""
    empty = [fact for fact in facts.stated() if fact.value in ("", dict.fromkeys(facts.languages, ""))]
    assert empty
    assert [fact.key for fact in empty if not fact.field.may_be_empty] == []


def test_tables_that_repeat_are_lists(facts, tmp_path):
    """And no others."""
    values = with_examples(facts, tmp_path).values
    assert {name for name, value in values.items() if isinstance(value, list)} == {*REPEATED}


def test_without_what_is_needed_there_are_no_facts():
    """Of a table that repeats there may be none, so nothing in it is needed for that."""
    assert NEEDED == ("site.url", "languages.default", "languages.offered", "person.name")
    assert not [key for key in NEEDED if FIELDS[key].repeats]


def test_questions_have_names_of_her_own():
    """Whatever stands in [faq] is an answer; elsewhere a name that is not declared is unknown."""
    assert field_of("faq.by_bus").may_be_empty
    assert field_of("prices.by_bus") is None


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("privacy.retention_day", "privacy.retention_days"),
        ("contact.Email", "contact.email"),
        ("topics.lable", "topics.label"),
        ("topics.unused", "prices.unused"),
        ("site.permission", ""),
        ("site.colour", ""),
        ("contacts", "contact"),
        ("topic", "topics"),
        ("newsletter", ""),
    ],
)
def test_the_nearest_name(name, near):
    """In its own table; else the same name in another, but for tables that repeat; nothing where it is unclear."""
    assert nearest(name) == near
