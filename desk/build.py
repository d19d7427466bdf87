"""Builds the site in this process, and says how it went."""

import time
import traceback
from dataclasses import asdict
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from pelican.generators import PelicanTemplateNotFound
from pelican.settings import read_settings

from desk.sentences import complain, say, tell
from ground.facts import FactsError
from plugins.delivery.assets import AssetError
from plugins.extensions import ExtensionError
from plugins.files import write_if_changed
from plugins.findings import Finding, Findings, SiteRefused, readable
from plugins.pelican import PluginError, pelican_of, run_steps
from plugins.run import Run, StepOutOfOrder

ROOT = Path(__file__).parents[1]
SHOWN_WARNINGS = 12


PLAIN = (TemplateError, PelicanTemplateNotFound, AssetError, FactsError, OSError, SyntaxError)
OF_THE_KIT = (PluginError, ExtensionError, StepOutOfOrder)


def build(settings_file: str = "pelicanconf.py", **overrides: object) -> bool:
    """Build the site with these settings; whether it went well. What is wrong is printed in sentences."""
    started = time.monotonic()
    try:
        run = steps(settings_file, overrides)
    except SiteRefused as refused:
        show_warnings(refused.findings)
        complain(map(str, refused.findings.errors))
        count = len(refused.findings.errors)
        complain([say("Nothing was written: %(count)d things to mend, see above.", count=count)])
    except (*PLAIN, *OF_THE_KIT) as error:
        complain([sentence_for(error), say("Nothing was written: mend this first.")])
    except Exception as error:  # whatever nobody foresaw must not take the preview down
        complain(unforeseen(error))
    else:
        show_warnings(run.findings)
        show_summary(run, time.monotonic() - started)
        return True
    return False


def steps(settings_file: str, overrides: dict[str, object]) -> Run:
    """Run the steps of the build once."""
    settings = read_settings(str(ROOT / settings_file), override=overrides)
    tell("Building the site …")
    return run_steps(pelican_of(settings))


def show_warnings(findings: Findings) -> None:
    """Print the findings that do not stop the build, the first ones of many."""
    warnings = findings.warnings
    complain(say("Note: %(finding)s", finding=finding) for finding in warnings[:SHOWN_WARNINGS])
    if len(warnings) > SHOWN_WARNINGS:
        complain([say("… and %(count)d more notes.", count=len(warnings) - SHOWN_WARNINGS)])


def show_summary(run: Run, seconds: float) -> None:
    """Print what was done."""
    folder = readable(run.settings.output)
    tell("Done in %(seconds).1f s: the site is in %(folder)s.", seconds=seconds, folder=folder)
    if run.written:
        tell("Files written: %(written)d, unchanged: %(kept)d, removed: %(removed)d.", **asdict(run.written))


def sentence_for(error: Exception) -> str:
    """What went wrong, with the file and the line where it did."""
    match error:
        case TemplateSyntaxError():
            return f"{readable(error.filename)}:{error.lineno}: {error.message}"
        case SyntaxError():
            return f"{readable(error.filename)}:{error.lineno}: {error.msg}"
        case TemplateNotFound():
            return template_line(error) + say("There is no template “%(name)s”.", name=error.name)
        case FactsError():
            sentence, mend = say(error.sentence, **error.values), say(error.mend, **error.values)
            return template_line(error) + str(Finding(readable(error.path), error.line, sentence, mend))
        case OSError(filename=str(name)):
            return template_line(error) + say(
                "%(file)s: %(reason)s.", file=readable(name), reason=error.strerror
            )
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
