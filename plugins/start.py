"""Starts a run: opens all that its steps work with."""

import sys
import time
from importlib.metadata import version
from pathlib import Path

from ground import texts
from ground.facts import Facts
from plugins import noted, rendering
from plugins.cache.bytecode import BYTECODE, Bytecode
from plugins.cache.digest import digest_of, digest_of_file
from plugins.cache.inputs import Inputs
from plugins.cache.memo import Memo
from plugins.cache.store import Store
from plugins.components.converter import Converter
from plugins.components.drawings import read_drawing
from plugins.extensions import Extensions, installed
from plugins.findings import ROOT, Findings
from plugins.noted import NotedFacts
from plugins.pictures import album as albums
from plugins.pictures.album import Album
from plugins.run import Generator, Run
from plugins.site_settings import SiteSettings

CODE = ("plugins", "contact_api", "ground")
LIBRARIES = (
    "pelican",
    "markdown",
    "pymdown-extensions",
    "jinja2",
    "babel",
    "minify-html",
    "wtforms",
    "flask-wtf",
)


def started(
    settings: SiteSettings,
    facts: Facts,
    generator: Generator,
    keeps: bool = True,
    store: Store | None = None,
) -> Run:
    """A run of a site.

    ``keeps``: what is made may be kept; ``store``: that of an earlier run in this process, which has threads by now.
    """
    texts.translations.cache_clear()  # a catalogue may have been edited since the last run
    extensions = installed()
    inputs = Inputs(noted.readers(facts, settings.content))
    made_by = kit_digest(settings, facts, extensions) if keeps else digest_of(time.time_ns())
    alone = store is not None
    if store is None or store.made_by != made_by:
        store = Store(settings.cache / "made.db", made_by)
    generator.environment.bytecode_cache = Bytecode(settings.var / BYTECODE, made_by)
    memo = Memo(inputs, store, alone)
    album = Album(settings.content, settings.cache, facts.base)
    inputs.add(albums.readers(album, inputs, memo))
    inputs.add(rendering.readers(generator.environment, inputs, memo))
    inputs.add(
        {
            "drawing": lambda name: read_drawing(settings.theme, name),
            "catalogue": lambda language: digest_of_file(texts.TRANSLATIONS / language / "site.po"),
            "project file": lambda path: digest_of_file(Path(path)),
        }
    )
    facts_noted = NotedFacts(inputs, facts)
    return Run(
        settings=settings,
        facts=facts,
        noted=facts_noted,
        findings=Findings(str(facts.value("desk.language"))),
        inputs=inputs,
        memo=memo,
        album=album,
        generator=generator,
        extensions=extensions,
        converter=Converter(settings, inputs, facts_noted, extensions.blocks),
        keeps=keeps,
    )


def kit_digest(settings: SiteSettings, facts: Facts, extensions: Extensions) -> str:
    """The digest of all that everything is made with: the code, the libraries, the settings, the languages."""
    # The settings files, too: of a function in them the digest of the settings knows only that it is one.
    files = [*ROOT.glob("*.py"), *(path for folder in CODE for path in (ROOT / folder).rglob("*.py"))]
    code = [digest_of_file(path) for path in sorted(files)]
    libraries = [version(name) for name in LIBRARIES]
    site = (
        str(settings.content),
        settings.site_url,
        settings.digest,
        facts.languages,
        facts.default_language,
        facts.base,
    )
    return digest_of((code, libraries, sys.version, extensions.digest, site))
