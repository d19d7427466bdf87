"""What goes wrong while the site is made, in a sentence with its place."""

import traceback
from collections.abc import Callable
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from ground.reasons import reason_of
from ground.texts import N_
from ground.toml_files import FactsError
from plugins.delivery.assets import AssetError
from plugins.extensions import ExtensionError
from plugins.findings import Finding, readable
from plugins.wellformed import Malformed

# What somebody can mend who reads one sentence about it.
MENDABLE = (TemplateError, AssetError, FactsError, OSError, SyntaxError, ExtensionError, Malformed)


def sentence_of(error: Exception, say: Callable[..., str]) -> str:
    """What went wrong, with the file and the line where it did; ``say`` gives a text of the desk catalogue."""
    match error:
        case TemplateSyntaxError():
            return f"{readable(error.filename or '')}:{error.lineno}: {error.message}"
        case SyntaxError():
            return f"{readable(error.filename or '')}:{error.lineno}: {error.msg}"
        case TemplateNotFound():
            return template_line(error) + say(N_("There is no template “%(name)s”."), name=error.name)
        case FactsError():
            return template_line(error) + str(finding_of(error, say))
        case Malformed():
            wrong = say(N_("Machines could not read what was made of this: %(reason)s."), reason=error.reason)
            return str(Finding(error.file, error.line, wrong))
        case OSError(filename=str(name)):
            reason = reason_of(error, say)
            return template_line(error) + say(N_("%(file)s: %(reason)s."), file=readable(name), reason=reason)
        case OSError(errno=int()):
            return template_line(error) + reason_of(error, say)
    return f"{template_line(error)}{error}"


def finding_of(error: FactsError, say: Callable[..., str]) -> Finding:
    """What is wrong with a file of facts, as a finding."""
    sentence, mend = say(error.sentence, **error.values), say(error.mend, **error.values)
    return Finding(readable(error.path), error.line, sentence, mend)


def template_line(error: Exception) -> str:
    """``file:line: `` of the innermost template that was being rendered, if one was."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "templates" in Path(frame.filename).parts]
    own = [frame for frame in own if not frame.filename.endswith(".py")]
    return f"{readable(own[-1].filename)}:{own[-1].lineno}: " if own else ""
