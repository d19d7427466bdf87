"""Runs the steps of the build: up to the files, or to the end.

What a step finds wrong does not end the build at once: the steps after it tell all that can be known, too, and
``deliver`` comes only where nothing was found.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from ground.toml_files import FactsError
from plugins.extensions import AnyStep
from plugins.findings import Finding, Findings, SiteRefused
from plugins.mishaps import MENDABLE, sentence_of
from plugins.run import Run, in_order
from plugins.steps import STEPS, check_texts, deliver


def prepare(run: Run) -> None:
    """Do all but make the files: say which there are to be, and what makes each. Raises what a step raises.

    What may be told later than the page is shown is left to who calls, and so is refusing what was found wrong.
    """
    steps = in_order(STEPS, run.extensions.steps)
    do_all(run, steps[: steps.index(check_texts)])


def build(run: Run) -> None:
    """Build the site: all of it, or nothing where a step finds something to be mended.

    Raises SiteRefused, and StepOutOfOrder where a step would lack what it needs.
    """
    steps = in_order(STEPS, run.extensions.steps)
    place = steps.index(deliver)
    try:
        do_all(run, steps[:place])
        run.findings.refuse_if_fatal()
    except SiteRefused:
        run.memo.store.save(prune=False)  # what was made all the same need not be made again
        raise
    for one in steps[place:]:
        one(run)


def do_all(run: Run, steps: Iterable[AnyStep]) -> None:
    """Do these steps, as far as it goes where something was found wrong."""
    for one in steps:
        with all_told(run.findings):
            one(run)


@contextmanager
def all_told(findings: Findings) -> Iterator[None]:
    """What fails where something was found wrong before fails because of that, for all anybody knows: SiteRefused.

    What can be said of it in a sentence is told with the rest, but for what lacks in a site.toml with errors.
    """
    try:
        yield
    except SiteRefused:
        raise
    except Exception as error:
        if not findings.errors:
            raise
        is_told = isinstance(error, FactsError) and findings.is_wrong(error.path)
        if isinstance(error, MENDABLE) and not is_told:
            findings.add([Finding("", 0, sentence_of(error, findings.say))])
        raise SiteRefused(findings) from error
