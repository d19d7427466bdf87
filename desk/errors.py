"""Says in a sentence what went wrong in a build."""

import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TypeVar

from pelican.generators import PelicanTemplateNotFound

from desk.report import show_refusal
from desk.sentences import complain, say
from ground.reasons import reason_of
from plugins.delivery.commit import NotWritten
from plugins.files import write_if_changed
from plugins.findings import ROOT, SiteRefused, readable
from plugins.mishaps import MENDABLE as IN_A_STEP
from plugins.mishaps import sentence_of
from plugins.pelican import PluginError
from plugins.run import StepOutOfOrder

Result = TypeVar("Result")
# What arises before the first step, or in Pelican itself.
MENDABLE = (*IN_A_STEP, PelicanTemplateNotFound, PluginError, StepOutOfOrder)


def told_by(work: Callable[[], Result]) -> Result | None:
    """What some work for the site gives; None where it ends with something to be mended, which is told."""
    try:
        return work()
    except SiteRefused as refused:
        show_refusal(refused.findings)
    except NotWritten as error:
        complain([*half_written(error)])
    except MENDABLE as error:
        complain([sentence_for(error), say("Nothing was written: mend this first.")])
    except Exception as error:  # whatever nobody foresaw must not take the preview down
        complain(unforeseen(error))
    return None


def sentence_for(error: Exception) -> str:
    """What went wrong, with the file and the line where it did."""
    return sentence_of(error, say)


def half_written(error: NotWritten) -> Iterator[str]:
    """What to say where files could be neither written nor put back."""
    for name, reason in error.reasons.items():
        why = reason_of(reason, say)
        yield say("%(file)s of the site cannot be written: %(reason)s.", file=name, reason=why)
    count = len(error.left)
    yield say("%(count)s files of the new site could not be taken back: mend this, then build again.", count=count)


def unforeseen(error: Exception) -> list[str]:
    """What to say of an error in the kit itself; all about it is kept for whoever can mend it."""
    report = ROOT / "var" / "error.txt"
    with suppress(OSError):
        write_if_changed(report, "".join(traceback.format_exception(error)).encode("utf-8", "replace"))
    what = "; ".join([f"{type(error).__name__}: {error}", *getattr(error, "__notes__", ())])
    return [
        say("Something happened that nobody foresaw (%(error)s).", error=what),
        say("Undo your last change, or send %(file)s to whoever made the site.", file=readable(report)),
    ]
