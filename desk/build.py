"""Builds the site in this process, and says how it went."""

import time
import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from pelican import Pelican
from pelican.generators import PelicanTemplateNotFound
from pelican.log import console
from pelican.settings import read_settings

# Named in PLUGINS as well; imported here so that a broken one is not merely logged.
import plugins.components
import plugins.delivery
import plugins.multilingual  # noqa: F401
from desk.sentences import complain, say, tell
from ground.facts import FactsError
from plugins.checks import SiteRefused
from plugins.checks.findings import Finding, readable
from plugins.delivery.assets import AssetError
from plugins.delivery.commit import write_if_changed

ROOT = Path(__file__).parents[1]
SHOWN_WARNINGS = 12


def build(settings_file: str = "pelicanconf.py", **overrides) -> bool:
    """Build the site with these settings; whether it went well. What is wrong is printed in sentences."""
    started = time.monotonic()
    try:
        settings = run(settings_file, overrides)
    except SiteRefused as refused:
        show_warnings(refused.findings)
        complain(map(str, refused.findings.errors))
        count = len(refused.findings.errors)
        complain([say("Nothing was written: %(count)d things to mend, see above.", count=count)])
    except (TemplateError, PelicanTemplateNotFound, AssetError, FactsError, OSError, SyntaxError) as error:
        complain([sentence_for(error), say("Nothing was written: mend this first.")])
    except Exception as error:  # whatever nobody foresaw must not take the preview down
        complain(unforeseen(error))
    else:
        show_warnings(settings["FINDINGS"])
        show_summary(settings, time.monotonic() - started)
        return True
    return False


def run(settings_file: str, overrides: dict) -> dict:
    """Run Pelican once, without its own closing line; the settings with what the plugins left in them."""
    settings = read_settings(str(ROOT / settings_file), override=overrides)
    tell("Building the site …")
    was_quiet, console.quiet = console.quiet, True
    try:
        pelican = Pelican(settings)
        pelican.run()
    finally:
        console.quiet = was_quiet
    return pelican.settings


def show_warnings(findings):
    """Print the findings that do not stop the build, the first ones of many."""
    warnings = findings.warnings
    complain(say("Note: %(finding)s", finding=finding) for finding in warnings[:SHOWN_WARNINGS])
    if len(warnings) > SHOWN_WARNINGS:
        complain([say("… and %(count)d more notes.", count=len(warnings) - SHOWN_WARNINGS)])


def show_summary(settings: dict, seconds: float):
    """Print what was done."""
    tell(
        "Done in %(seconds).1f s: the site is in %(folder)s.",
        seconds=seconds,
        folder=readable(settings["OUTPUT_PATH"]),
    )
    tell("Files written: %(written)d, unchanged: %(kept)d, removed: %(removed)d.", **settings["WRITTEN"])


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
