"""Says in a sentence what went wrong in a build."""

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from pelican.generators import PelicanTemplateNotFound

from desk.report import notes_of, show_notes
from desk.sentences import complain, say
from ground.facts import FactsError
from plugins.delivery.assets import AssetError
from plugins.extensions import ExtensionError
from plugins.files import write_if_changed
from plugins.findings import ROOT, Finding, SiteRefused, readable
from plugins.pelican import PluginError
from plugins.run import StepOutOfOrder
from plugins.wellformed import Malformed

Result = TypeVar("Result")
# What somebody can mend who reads one sentence about it.
MENDABLE = (
    TemplateError,
    PelicanTemplateNotFound,
    AssetError,
    FactsError,
    OSError,
    SyntaxError,
    PluginError,
    ExtensionError,
    StepOutOfOrder,
    Malformed,
)


def told_by(work: Callable[[], Result]) -> Result | None:
    """What some work for the site gives; None where it ends with something to be mended, which is told."""
    try:
        return work()
    except SiteRefused as refused:
        show_notes(notes_of(refused.findings))
        complain(map(str, refused.findings.errors))
        count = len(refused.findings.errors)
        complain([say("Nothing was written: %(count)d things to mend, see above.", count=count)])
    except MENDABLE as error:
        complain([sentence_for(error), say("Nothing was written: mend this first.")])
    except Exception as error:  # whatever nobody foresaw must not take the preview down
        complain(unforeseen(error))
    return None


def sentence_for(error: Exception) -> str:
    """What went wrong, with the file and the line where it did."""
    match error:
        case TemplateSyntaxError():
            return f"{readable(error.filename or '')}:{error.lineno}: {error.message}"
        case SyntaxError():
            return f"{readable(error.filename or '')}:{error.lineno}: {error.msg}"
        case TemplateNotFound():
            return template_line(error) + say("There is no template “%(name)s”.", name=error.name)
        case FactsError():
            sentence, mend = say(error.sentence, **error.values), say(error.mend, **error.values)
            return template_line(error) + str(Finding(readable(error.path), error.line, sentence, mend))
        case Malformed():
            wrong = say("Machines could not read what was made of this: %(reason)s.", reason=error.reason)
            return str(Finding(error.file, error.line, wrong))
        case OSError(filename=str(name)):
            return template_line(error) + say("%(file)s: %(reason)s.", file=readable(name), reason=error.strerror)
    return f"{template_line(error)}{error}"


def unforeseen(error: Exception) -> list[str]:
    """What to say of an error in the kit itself; all about it is kept for whoever can mend it."""
    report = ROOT / "var" / "error.txt"
    write_if_changed(report, "".join(traceback.format_exception(error)).encode())
    return [
        say("Something happened that nobody foresaw (%(error)s).", error=f"{type(error).__name__}: {error}"),
        say("Undo your last change, or send %(file)s to whoever made the site.", file=readable(report)),
    ]


def template_line(error: Exception) -> str:
    """``file:line: `` of the innermost template that was being rendered, if one was."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "templates" in Path(frame.filename).parts]
    own = [frame for frame in own if not frame.filename.endswith(".py")]
    return f"{readable(own[-1].filename)}:{own[-1].lineno}: " if own else ""
