"""Which facts are filled in, one by one and by table."""

import pytest

from ground.facts import Facts
from ground.filled import is_filled, is_known
from ground.schema import FIELDS
from tests.facts import fill_in, write_facts
from tests.filled_facts import FILLED

OFF = ("prices.rate", "prices", "agreement.contract", "agreement", "availability", "first_month", "testimonials")


@pytest.mark.parametrize("name", [*FIELDS, "prices", "testimonials", "faq.payment", "faq"])
def test_names_that_there_are(tmp_path, name):
    """Those of facts and of tables; a fact of a table that repeats is none, nor is an answer that is not there."""
    expected = name.partition(".")[2] != "*" and not ("." in name and name.startswith(("testimonials", "topics")))
    assert is_known(write_facts(tmp_path), name) == expected


@pytest.mark.parametrize("name", ["", "price", "prices.", "prices.uint", "testimonials.quote", "faq.by_bus"])
def test_names_that_there_are_not(tmp_path, name):
    """Whatever looks like one."""
    assert not is_known(write_facts(tmp_path), name)


@pytest.mark.parametrize("name", OFF)
def test_what_is_off_at_first(tmp_path, name):
    """And on once all is filled in, in each language."""
    facts = write_facts(tmp_path)
    assert not any(is_filled(facts, name, language) for language in ("", "it", "en", "de"))
    filled = fill_in(tmp_path)
    assert all(is_filled(filled, name, language) for language in ("", "it", "en", "de"))


def test_a_placeholder_counts_as_filled_in(tmp_path):
    """It is shown, so that she sees where."""
    facts = write_facts(tmp_path, {'rate = ""': 'rate = "[tariffa]"'})
    assert is_filled(facts, "prices.rate")
    assert is_filled(facts, "faq.payment", "de")


def test_one_language_alone(tmp_path):
    """Is filled in there, and somewhere."""
    facts = write_facts(tmp_path, {'unit = { it = ""': 'unit = { it = "all’ora"'})
    assert [is_filled(facts, "prices.unit", code) for code in ("it", "de", "")] == [True, False, True]
    assert [is_filled(facts, "prices", code) for code in ("it", "de", "")] == [True, False, True]


def test_what_a_table_begins_with_is_not_filled_in(tmp_path):
    """A currency is there from the first day."""
    facts = write_facts(tmp_path)
    assert is_filled(facts, "prices.currency")
    assert not is_filled(facts, "prices")


def test_a_file_that_lacks_the_table(tmp_path):
    """Is one of before: all of it is off."""
    text = write_facts(tmp_path).source.replace("[prices]", "[topic]").replace("[agreement]", "[agree]")
    facts = Facts(tmp_path, source=text)
    assert not is_filled(facts, "agreement")
    assert not is_filled(facts, "agreement.contract", "it")


def test_the_example_fills_in_everything(tmp_path):
    """Whatever may be empty or holds a placeholder; and there is nothing left to be filled in."""
    write_facts(tmp_path)
    facts = fill_in(tmp_path)
    left_to_her = {key for key, field in FIELDS.items() if field.may_be_empty and not field.repeats}
    assert left_to_her - {*FILLED} == {"faq.*", "legal.profession"}
    assert facts.placeholders() == []
    assert [fact.key for fact in facts.stated() if fact.value in ("", dict.fromkeys(facts.languages, ""))] == [
        "testimonials.role"
    ]


def test_the_example_is_in_three_languages():
    """Each text of it."""
    assert {tuple(value) for value in FILLED.values() if isinstance(value, dict)} == {("it", "en", "de")}
