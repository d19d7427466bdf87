"""Compiled templates are used again where they are the same, and only there."""

import pytest
from jinja2 import DictLoader, Environment

from plugins.cache.bytecode import Bytecode


@pytest.fixture
def rendered(tmp_path):
    """A function that renders a template with what an earlier environment compiled."""

    def render(made_by="a", **filters):
        environment = Environment(loader=DictLoader({"a.html": "{{ 'words'|say }}"}), autoescape=True)
        environment.filters.update(filters)
        environment.bytecode_cache = Bytecode(tmp_path, made_by)
        return environment.get_template("a.html").render()

    return render


def test_what_was_compiled_is_used_again(rendered):
    """A filter of a text that stands in the template is called by the compiler alone."""
    assert rendered(say=str.upper) == "WORDS"
    assert rendered(say=str.title) == "WORDS"


def test_another_kit_compiles_anew(rendered):
    """Its filters may be others."""
    rendered(say=str.upper)
    assert rendered(made_by="b", say=str.title) == "Words"


@pytest.mark.parametrize(
    "damage", [lambda data: b"", lambda data: data[:-9], lambda data: data.replace(b"WORDS", b"WARDS")]
)
def test_what_is_damaged_is_compiled_anew(rendered, tmp_path, damage):
    """It would say something else, or nothing."""
    rendered(say=str.upper)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(damage(kept.read_bytes()))
    assert rendered(say=str.upper) == "WORDS"
