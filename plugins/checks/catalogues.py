"""Every interface text has a translation, in every language: none missing, empty or fuzzy."""

from functools import cache
from pathlib import Path

from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from interface_texts import N_, language_name
from plugins.checks.findings import ROOT

# Which texts belong to whom: (files, keywords that mark a text, catalogue).
VISITOR = ("_", "gettext", "ngettext")
SOURCES = (
    ("theme/templates/**/*.html", VISITOR, "site"),
    ("theme/templates/*.atom", VISITOR, "site"),
    ("contact_api/templates/**/*.html", VISITOR, "site"),
    ("contact_api/commands.py", ("N_", *VISITOR), "desk"),
    ("contact_api/[!c]*.py", ("N_", *VISITOR), "site"),
    ("contact_api/inbox/*.py", ("N_", *VISITOR), "site"),
    ("plugins/**/*.py", VISITOR, "site"),
    ("plugins/**/*.py", ("N_",), "desk"),
    ("desk/**/*.py", ("say", "tell"), "desk"),
)
JINJA_OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}


def check(settings):
    """Report each text that a catalogue lacks, with the place that uses it."""
    findings, languages = settings["FINDINGS"], settings["FACTS"].languages
    for domain, used in used_texts().items():
        translated = {
            language: finished_texts(*stamped(catalogue(language, domain))) for language in languages
        }
        for text, (file, line) in used.items():
            if missing := [language for language in languages if text not in translated[language]]:
                findings.error(
                    file,
                    line,
                    N_("The text “%(text)s” has no finished translation into %(languages)s."),
                    N_("Add it to %(catalogues)s."),
                    text=text,
                    languages=", ".join(language_name(language, findings.language) for language in missing),
                    catalogues=", ".join(
                        str(catalogue(language, domain).relative_to(ROOT)) for language in missing
                    ),
                )


def used_texts() -> dict[str, dict[str, tuple[Path, int]]]:
    """The texts in use: catalogue → text → the first place that uses it."""
    found = {"site": {}, "desk": {}}
    for pattern, keywords, domain in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            for line, text in texts_of(*stamped(path), keywords):
                found[domain].setdefault(text, (path, line))
    return found


def catalogue(language: str, domain: str) -> Path:
    """The file of a catalogue."""
    return ROOT / "theme" / "translations" / language / f"{domain}.po"


def stamped(path: Path) -> tuple[Path, int]:
    """A file and when it changed last; 0 when there is none."""
    return path, path.stat().st_mtime_ns if path.exists() else 0


@cache
def texts_of(path: Path, _changed: int, keywords: tuple[str, ...]) -> list[tuple[int, str]]:
    """The texts that a file marks for translation: (line, text); read again when the file has changed."""
    method, options = ("python", {}) if path.suffix == ".py" else ("jinja2", JINJA_OPTIONS)
    found = extract_from_file(method, path, keywords=dict.fromkeys(keywords), options=options)
    return [(line, text[0] if isinstance(text, tuple) else text) for line, text, *_ in found]


@cache
def finished_texts(path: Path, _changed: int) -> frozenset[str]:
    """The texts that a catalogue translates for good; read again when the file has changed."""
    if not path.exists():
        return frozenset()
    with path.open("rb") as source:
        catalogue = read_po(source)
    return frozenset(
        message.id[0] if isinstance(message.id, tuple) else message.id
        for message in catalogue
        if message.id
        and not message.fuzzy
        and all(message.string if isinstance(message.string, tuple) else [message.string])
    )
