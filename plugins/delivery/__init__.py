"""Delivery: keeps all that was rendered until the whole site is right, then writes what changed.

Adds to Pelican's settings: ``ASSETS``, ``RENDERED`` (file → text) and ``FRAMES`` (language → page).
Templates gain ``asset(name)``.
"""

from pathlib import Path

from pelican.generators import StaticGenerator
from pelican.plugins import signals

from ground.addresses import Addresses
from ground.published import write_published
from plugins.delivery.assets import Assets
from plugins.delivery.cache import prune
from plugins.delivery.commit import Ledger, commit
from plugins.delivery.files import site_files
from plugins.delivery.minify import minify_page
from plugins.delivery.writer import KeepingWriter

__all__ = ["register"]


def start(pelican):
    """Open what this run fills."""
    settings = pelican.settings
    settings["RENDERED"], settings["FRAMES"], settings["STATIC"] = {}, {}, {}
    settings["ASSETS"] = Assets(Path(settings["THEME"]) / "static", settings["CSS_FILES"])


def take_static(generators):
    """Keep Pelican from copying the static files of the content; they are written with all the rest."""
    for generator in generators:
        if isinstance(generator, StaticGenerator):
            generator.settings["STATIC"].update(
                (found.save_as, Path(found.source_path)) for found in generator.staticfiles
            )
            generator.context["staticfiles"] = []


def use_writer(pelican):
    """Name the writer that keeps instead of writing."""
    return KeepingWriter


def deliver(pelican):
    """Write the site: only what changed, each file at once, and take away what is no longer made."""
    settings = pelican.settings
    output, var = Path(settings["OUTPUT_PATH"]), Path(settings["VAR_PATH"])
    ledger = Ledger(var / "published.json", output)
    settings["WRITTEN"] = commit(output, site_files(settings), ledger, settings["PRECOMPRESS"])
    frames = {language: minify_page(text) for language, text in settings["FRAMES"].items()}
    folder = var / "published" if settings["PUBLISH"] else var / "preview" / "published"
    write_published(folder, settings["FACTS"].source, addresses_of(settings["SITE"]), frames)
    prune(settings)


def addresses_of(site) -> Addresses:
    """Where the pages of the site stand, for the contact endpoint."""
    facts = site.facts
    found = {
        code: {key: site.shown(code, key) for key in site.published_by_key()} for code in facts.languages
    }
    pages = {code: {key: page.url for key, page in of.items() if page} for code, of in found.items()}
    contact = [code for code in facts.languages if "contact" in pages[code]]
    topics = {code: {key: facts.addresses.topic(code, key) for key in facts.topic_keys} for code in contact}
    return Addresses(tuple(facts.languages), facts.default_language, pages, topics)


def register():
    """Connect to Pelican; the last plugin of the list, so that nothing is written before all is checked."""
    signals.initialized.connect(start)
    signals.all_generators_finalized.connect(take_static)
    signals.get_writer.connect(use_writer)
    signals.finalized.connect(deliver)
