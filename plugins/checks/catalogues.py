"""Every interface text has a translation, in every language: none missing, empty or fuzzy."""

from functools import cache, partial
from pathlib import Path
from typing import Protocol

from ground.texts import N_, language_name
from plugins.findings import ROOT as ROOT
from plugins.findings import Findings

# Which texts belong to whom: (files, keywords that mark a text, catalogues of which one has to hold it).
VISITOR = ("_", "gettext", "ngettext")
SOURCES = (
    ("theme/templates/**/*.html", VISITOR, ("site",)),
    ("theme/templates/*.atom", VISITOR, ("site",)),
    ("contact_api/templates/**/*.html", VISITOR, ("site", "desk")),
    ("contact_api/web_inbox/templates/**/*.html", VISITOR, ("desk",)),
    # The endpoint speaks to visitors and, at the shell and in the inbox, to the assistant.
    ("contact_api/**/*.py", ("N_", *VISITOR), ("site", "desk")),
    ("contact_api/web_inbox/**/*.py", ("say",), ("desk", "site")),
    ("plugins/**/*.py", VISITOR, ("site",)),
    ("plugins/**/*.py", ("N_",), ("desk",)),
    ("desk/**/*.py", ("say", "tell", "N_"), ("desk",)),
    ("ground/**/*.py", ("N_",), ("desk",)),
)
JINJA_OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}

Texts = list[tuple[int, str]]


class Reader(Protocol):
    """Who reads the files, each but once as long as it stays as it is."""

    def used(self, path: Path, keywords: tuple[str, ...]) -> Texts:
        """As ``texts_of``."""

    def finished(self, path: Path) -> frozenset[str]:
        """As ``finished_texts``."""


def check(languages: list[str], findings: Findings, reader: Reader) -> None:
    """Report each text that a catalogue lacks, with the place that uses it."""
    translated = cache(partial(translated_texts, reader))
    for (text, domains), (file, line) in used_texts(reader).items():
        if missing := [language for language in languages if text not in translated(language, domains)]:
            findings.error(
                file,
                line,
                N_("The text “%(text)s” has no finished translation into %(languages)s."),
                N_("Add it to %(catalogues)s."),
                text=text,
                languages=", ".join(language_name(language, findings.language) for language in missing),
                catalogues=", ".join(str(catalogue(language, domains[0])) for language in missing),
            )


def used_texts(reader: Reader) -> dict[tuple[str, tuple[str, ...]], tuple[Path, int]]:
    """The texts in use: (text, catalogues that may hold it) → the first place that uses it."""
    found: dict[tuple[str, tuple[str, ...]], tuple[Path, int]] = {}
    for pattern, keywords, domains in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            for line, text in reader.used(path, keywords):
                found.setdefault((text, domains), (path, line))
    return found


def translated_texts(reader: Reader, language: str, domains: tuple[str, ...]) -> frozenset[str]:
    """The texts that one of these catalogues of a language translates for good."""
    catalogues = (ROOT / catalogue(language, domain) for domain in domains)
    return frozenset().union(*(reader.finished(path) for path in catalogues))


def catalogue(language: str, domain: str) -> Path:
    """The file of a catalogue, from the project's root."""
    return Path("theme", "translations", language, f"{domain}.po")


def texts_of(path: Path, keywords: tuple[str, ...]) -> Texts:
    """The texts that a file marks for translation: (line, text)."""
    from babel.messages.extract import extract_from_file  # slow to import, and seldom wanted

    method, options = ("python", {}) if path.suffix == ".py" else ("jinja2", JINJA_OPTIONS)
    found = extract_from_file(method, path, keywords=dict.fromkeys(keywords), options=options)
    return [(line, text[0] if isinstance(text, tuple) else text) for line, text, *_ in found]


def finished_texts(path: Path) -> frozenset[str]:
    """The texts that a catalogue translates for good."""
    from babel.messages.pofile import read_po  # slow to import, and seldom wanted

    if not path.exists():
        return frozenset()
    with path.open("rb") as source:
        catalogue = read_po(source)
    return frozenset(
        str(message.id[0] if isinstance(message.id, tuple) else message.id)
        for message in catalogue
        if message.id
        and not message.fuzzy
        and all(message.string if isinstance(message.string, tuple) else [message.string])
    )
