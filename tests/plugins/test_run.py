"""Steps, and the order in which they can run."""

import subprocess
import sys
from types import SimpleNamespace

import pytest

from plugins.findings import ROOT
from plugins.run import Run, Step, StepOutOfOrder, given, in_order, step
from plugins.steps import STEPS


def named(name: str, needs: str = "", **declared: str) -> Step:
    """A step of this name that needs these fields of the run, and does nothing."""
    scope: dict[str, object] = {}
    exec(f"def {name}(run, {needs}): 'What it does.'", scope)  # noqa: S102 - what a step needs is its signature
    return step(**declared)(scope[name])


def names(steps) -> list[str]:
    """Their names, in their order."""
    return [one.name for one in steps]


def test_a_step_says_what_it_is():
    """By its name, its signature, its declaration, its docstring."""
    one = named("read", "memo, facts", gives="converted site", after="check_facts")
    assert (one.name, one.needs, one.gives, one.after) == (
        "read",
        ("memo", "facts"),
        ("converted", "site"),
        "check_facts",
    )
    assert one.__doc__ == "What it does."


def test_a_step_is_given_what_it_needs():
    """By the names in its signature, from the run, which it gets as well."""
    seen = []
    run = SimpleNamespace(facts="the facts", site="the site", memo=None)

    @step()
    def count(run, site, facts):
        seen.append((run, site, facts))

    count(run)
    assert seen == [(run, "the site", "the facts")]


def test_a_step_does_nothing_before_what_it_needs_is_there():
    """It is told which step, and what."""
    seen = []

    @step()
    def count(run, site):
        seen.append(site)

    with pytest.raises(StepOutOfOrder, match=r"^The step “count” needs “site”, which no step before it has given\.$"):
        count(SimpleNamespace(site=None))
    assert seen == []


def test_what_was_given():
    """It is itself, even where it is empty; nothing is refused."""
    assert given(()) == ()
    with pytest.raises(StepOutOfOrder):
        given(None)


def test_the_steps_of_the_build_are_in_order():
    """Each has what it needs, and all that a run can hold is given by one of them."""
    assert in_order(STEPS, ()) == list(STEPS)
    late = {name for name, one in Run.__dataclass_fields__.items() if one.default is None}
    assert {name for one in STEPS for name in one.gives} == late


@pytest.mark.parametrize("place", range(len(STEPS) - 1))
def test_steps_in_a_wrong_order_are_refused(place):
    """Where two are exchanged, the one that would lack something is named; else they can stand as they are."""
    swapped = [*STEPS[:place], STEPS[place + 1], STEPS[place], *STEPS[place + 2 :]]
    if set(STEPS[place].gives) & set(STEPS[place + 1].needs):
        with pytest.raises(StepOutOfOrder, match=f"^The step “{STEPS[place + 1].name}” needs"):
            in_order(swapped, ())
    else:
        assert in_order(swapped, ()) == swapped


def test_another_step_follows_the_one_that_it_names():
    """Several that name the same one keep their order, and one can follow another, whichever is named first."""
    more = [named("a", after="c"), named("b", after="settle"), named("c", after="settle")]
    found = names(in_order(STEPS, more))
    assert found[found.index("settle") :][:5] == ["settle", "b", "c", "a", "check_sources"]


def test_another_step_may_need_what_the_one_before_it_gives():
    """And give something to those after it."""
    more = [named("b", "site", gives="titles", after="settle"), named("c", "titles, planned", after="plan")]
    found = names(in_order(STEPS, more))
    assert found.index("b") == found.index("settle") + 1
    assert found.index("c") == found.index("plan") + 1


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        (named("b", "site", after="read"), "The step “b” needs “site”, which no step before it gives."),
        (named("b", "sight", after="settle"), "The step “b” needs “sight”, which no step before it gives."),
        (named("b", after="no_step"), "The step “b” is to follow “no_step”, but there is no such step."),
        (named("b"), "The step “b” is to follow “”, but there is no such step."),
        (named("b", after="b"), "The step “b” is to follow “b”, but there is no such step."),
    ],
)
def test_another_step_that_cannot_run_is_refused(other, sentence):
    """Before any step has run."""
    with pytest.raises(StepOutOfOrder) as refused:
        in_order(STEPS, [other])
    assert str(refused.value) == sentence


def test_all_that_builds_is_loaded_without_flask():
    """Only the contact page needs it, for the form in it."""
    program = "import plugins.pelican, desk.errors, sys; print('flask' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
