"""Pelican, as far as the site needs it. Nobody else knows its signals, its writer, its lists, its log.

Named in ``PLUGINS`` of pelicanconf.py: then ``pelican -s pelicanconf.py`` builds the site by the steps of
plugins/steps.py. Another plugin that is named there works as in any site of Pelican; as nobody can tell what
it adds to a page, everything is made anew then.
"""

import logging
import sys
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.plugins import signals

from ground.facts import Facts
from ground.toml_files import FactsError
from plugins.cache.store import Store
from plugins.conductor import build
from plugins.extensions import ExtensionError
from plugins.findings import SiteRefused, gathered
from plugins.pelican.generator import PelicanGenerator
from plugins.pelican.log import Log
from plugins.pelican.settings import follow_languages, site_settings
from plugins.run import Run, StepOutOfOrder
from plugins.start import started


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(take_over)


def take_over(pelican: Pelican) -> None:
    """Let the site's own steps run where Pelican would run its generators."""
    pelican.run = partial(run_and_tell, pelican)


def run_and_tell(pelican: Pelican) -> None:
    """Build the site for Pelican's own command, and print what was found; raises what ``run_steps`` raises.

    The command ends with what is raised. Of what nobody foresaw, Pelican itself gives an account.
    """
    try:
        run = run_steps(pelican)
    except IN_SENTENCES as error:
        print(error, "Nothing was written.", sep="\n", file=sys.stderr)
        raise
    except Exception:
        logging.getLogger("pelican").propagate = True
        raise
    print(*gathered(run.findings.warnings), f"The site is in {pelican.output_path}.", sep="\n")


def pelican_of(settings: dict[str, Any]) -> Pelican:
    """Pelican with these settings, for those who start it from Python. Raises PluginError."""
    settings["WANTED_PLUGINS"] = list(settings["PLUGINS"])
    return Pelican(settings)


class PluginError(Exception):
    """A plugin that PLUGINS names cannot be loaded."""


# What says what is wrong, where, and what to do.
IN_SENTENCES = (SiteRefused, FactsError, PluginError, ExtensionError, StepOutOfOrder)


def run_steps(pelican: Pelican) -> Run:
    """Build the site. Raises what the steps raise, and PluginError."""
    run = start(pelican)
    build(run)
    run.generator.written()
    return run


def start(pelican: Pelican, store: Store | None = None) -> Run:
    """A run of the site of this Pelican, before its first step; ``store``: that of an earlier run in this process."""
    log = Log()
    check_plugins(pelican)
    settings, facts = site_settings(pelican.settings), Facts(Path(pelican.settings["PATH"]))
    follow_languages(pelican.settings, facts)
    generator = PelicanGenerator(pelican, settings, log)
    if generator.has_other_plugins:  # they expect each article once, with its translations beside it
        pelican.settings["PAGE_TRANSLATION_ID"] = pelican.settings["ARTICLE_TRANSLATION_ID"] = "key"
    return started(settings, facts, generator, keeps=not generator.has_other_plugins, store=store)


def check_plugins(pelican: Pelican) -> None:
    """PluginError where one that was named is missing: Pelican drops what it cannot load, and goes on."""
    loaded = {name.rpartition(".")[2] for name in pelican.settings["PLUGINS"]}
    wanted = [name for name in pelican.settings.get("WANTED_PLUGINS", ()) if isinstance(name, str)]
    if dropped := [name for name in wanted if name.rpartition(".")[2] not in loaded]:
        raise PluginError(
            f"pelicanconf.py names the plugin {', '.join(dropped)} in PLUGINS, which cannot be loaded: "
            "install it, mend it, or remove its name."
        )
