"""An incremental build equals one from nothing, to the byte, whatever was edited before.

``EDITS=500`` tries so many series of edits instead of a few.
"""

import os
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.plugins.incremental.small_house import CHOICES

SERIES = int(os.environ.get("EDITS", "6"))
# Each kind of choice as often as any other, though there are far more pages than facts.
KINDS = sorted({name.rpartition(" ")[2] if ".md " in name else name.partition(" ")[0] for name in CHOICES})


def of_kind(kind):
    """The names of the choices of a kind."""
    return [name for name in CHOICES if kind in (name.rpartition(" ")[2], name.partition(" ")[0])]


edits = (
    st.sampled_from(KINDS)
    .flatmap(lambda kind: st.sampled_from(of_kind(kind)))
    .flatmap(lambda name: st.tuples(st.just(name), st.sampled_from(CHOICES[name])))
)
# What is edited between one build and the next; nothing: the edits before are undone.
rounds = st.lists(st.lists(edits, max_size=3), min_size=1, max_size=6)
settings_files = st.sampled_from(["pelicanconf.py", "publishconf.py"])


@settings(max_examples=SERIES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rounds=rounds, settings_file=settings_files)
def test_whatever_is_edited(new_house, rounds, settings_file):
    """Files, what the endpoint is told, what the assistant is told; a refused build leaves what was there."""
    check(new_house(settings_file), rounds)


@pytest.mark.parametrize(
    ("settings_file", "choices"),
    [
        ("pelicanconf.py", {'fact portrait = ""': 'portrait = "images/a.jpg"'}),
        ("publishconf.py", {'fact url = "https://www.example.com"': 'url = "https://ada.test"'}),
        ("pelicanconf.py", {'fact name = "[Nome e cognome]"': 'name = "Ada"'}),
    ],
)
def test_what_was_not_noticed_once(new_house, settings_file, choices):
    """A fact that is shown by other ways than by its name."""
    house = new_house(settings_file)
    house.choose({"template robots.txt": "{{ SITENAME }}"})
    check(house, [list(choices.items()), []])


def check(house, rounds):
    """Edit and build, round after round, each time beside a build from nothing."""
    last, before = house.build(), dict(house.chosen)
    for edited in rounds:
        now = dict(house.chosen)
        house.choose(dict(edited) or before)
        before = now
        built, cold = house.build(), house.cold()
        assert (built.refused, built.told, built.error) == (cold.refused, cold.told, cold.error)
        expected = last if cold.refused else cold
        assert differing(built.files, expected.files) == []
        assert differing(built.published, expected.published) == []
        last = built
    shutil.rmtree(house.folder)


def differing(files, others):
    """The names of the files that are not the same in both."""
    return sorted(name for name in files.keys() | others.keys() if files.get(name) != others.get(name))
