"""Checks: what is wrong with the site is said in sentences, and stops the build before anything is written.

Adds to Pelican's settings: ``FINDINGS`` (a ``Findings``), to which every plugin reports.
"""

from pelican.plugins import signals

from ground.texts import translations
from plugins.checks import (
    catalogues,
    documents,
    facts,
    files,
    links,
    markup,
    pelican_log,
    placeholders,
    typography,
)
from plugins.checks.findings import Finding, Findings, SiteRefused

__all__ = ["Finding", "Findings", "SiteRefused", "register"]


def start(pelican):
    """Open a new list of findings for this run, and listen to what Pelican itself complains about."""
    translations.cache_clear()  # a catalogue may have been edited since the last run
    settings = pelican.settings
    settings["FINDINGS"] = Findings(settings["FACTS"].value("desk.language"))
    settings["LISTENER"] = pelican_log.listen()
    facts.check(settings)


def check_sources(generators):
    """Check all that was read; SiteRefused when something must be mended first."""
    settings = generators[0].settings
    for check in (files, documents, links, markup, typography, placeholders, catalogues):
        check.check(settings)
    refuse_if_wrong(settings)


def check_rendered(pelican):
    """Check all that was rendered; SiteRefused when something must be mended first."""
    links.check_rendered(pelican.settings)
    refuse_if_wrong(pelican.settings)


def refuse_if_wrong(settings):
    """End the build here when something was found, by us or by Pelican itself."""
    settings["LISTENER"].report(settings["FINDINGS"])
    settings["FINDINGS"].refuse_if_fatal()


def register():
    """Connect to Pelican; the multilingual plugin must come before, delivery after."""
    signals.initialized.connect(start)
    signals.all_generators_finalized.connect(check_sources)
    signals.finalized.connect(check_rendered)
