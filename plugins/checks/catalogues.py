"""Every interface text has a translation, in every language: none missing, empty or fuzzy."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, partial
from itertools import combinations
from pathlib import Path
from typing import Protocol

from ground.texts import N_, language_name
from plugins.findings import ROOT as ROOT
from plugins.findings import Findings

# Which texts belong to whom: (files, keywords that mark a text, catalogues of which one has to hold it).
VISITOR = ("_", "gettext", "ngettext")
SOURCES = (
    ("theme/templates/**/*.html", VISITOR, ("site",)),
    ("theme/templates/drawings/*.svg", VISITOR, ("site",)),
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
FEW = 3  # so many texts are named one by one, with the places that use them
WORD = re.compile(r"[^\W\d_]{2,}")
VALUE = re.compile(r"%\(\w+\)[sd]")


class Reader(Protocol):
    """Who reads the files, each but once as long as it stays as it is."""

    def used(self, path: Path, keywords: tuple[str, ...]) -> Texts:
        """As ``texts_of``."""

    def finished(self, path: Path) -> Mapping[str, str]:
        """As ``finished_texts``."""


def check(languages: Sequence[str], findings: Findings, reader: Reader) -> None:
    """Report the texts that catalogues lack, and the catalogues that say the same as another one.

    What lacks its catalogues as a whole is told of with site.toml, where the language is offered.
    """
    spoken = [language for language in languages if (ROOT / catalogue(language, "desk")).parent.is_dir()]
    check_missing(spoken, findings, reader)
    check_copies(spoken, findings, reader)


def check_missing(languages: Sequence[str], findings: Findings, reader: Reader) -> None:
    """Report each text that a catalogue lacks, with the place that uses it; where many lack, the catalogue."""
    translated = cache(partial(translated_texts, reader))
    lacking: dict[tuple[tuple[str, ...], str], list[tuple[str, Path, int]]] = defaultdict(list)
    for (text, domains), (file, line) in used_texts(reader).items():
        if missing := tuple(language for language in languages if text not in translated(language, domains)):
            lacking[missing, domains[0]].append((text, file, line))
    for (missing, domain), texts in lacking.items():
        catalogues = [catalogue(language, domain) for language in missing]
        if len(texts) > FEW:
            for path in catalogues:
                tell_many(path, [text for text, *_ in texts], findings)
            continue
        for text, file, line in texts:
            findings.error(
                file,
                line,
                N_("The text “%(text)s” has no finished translation into %(languages)s."),
                N_("Add it to %(catalogues)s."),
                text=text,
                languages=", ".join(language_name(language, findings.language) for language in missing),
                catalogues=", ".join(map(str, catalogues)),
            )


def tell_many(path: Path, texts: Sequence[str], findings: Findings) -> None:
    """Report a catalogue that lacks many texts."""
    many = N_("%(count)s texts here have no finished translation: %(texts)s.")
    translate = N_(
        "Translate what stands behind each msgstr, and add those that are missing; "
        "“#, fuzzy” above one says that it is not finished."
    )
    findings.error(ROOT / path, 0, many, translate, count=len(texts), texts=some_of(texts, findings))


def check_copies(languages: Sequence[str], findings: Findings, reader: Reader) -> None:
    """Report a catalogue of which half of the sentences are those of another language; warn of single ones."""
    for domain in ("site", "desk"):
        said = {language: reader.finished(ROOT / catalogue(language, domain)) for language in languages}
        for first, second in combinations(languages, 2):
            # English stands in the code itself: so it is never the copy.
            other, copy = (second, first) if second == "en" else (first, second)
            same = [text for text, told in said[copy].items() if said[other].get(text) == told and is_sentence(told)]
            if same:
                is_copy = 2 * len(same) > sum(map(is_sentence, said[copy].values()))
                report = findings.error if is_copy else findings.warning
                report(
                    ROOT / catalogue(copy, domain),
                    0,
                    N_("Texts here that are the same as in %(other)s, in all %(count)s: %(texts)s."),
                    N_("Translate what stands behind their msgstr."),
                    count=len(same),
                    other=catalogue(other, domain),
                    texts=some_of(same, findings),
                )


def is_sentence(text: str) -> bool:
    """Whether a text is no mere word or name, which may well be the same in two languages."""
    return len(WORD.findall(VALUE.sub("", text))) > 1


def some_of(texts: Sequence[str], findings: Findings) -> str:
    """The first of some texts, each in quotation marks, and how many there are besides."""
    names = ", ".join(f"“{text}”" for text in texts[:FEW])
    more = N_("%(names)s and %(count)s more")
    return findings.say(more, names=names, count=len(texts) - FEW) if len(texts) > FEW else names


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
    if not re.search(rf"\b(?:{'|'.join(keywords)})\s*\(", path.read_text(encoding="utf-8")):
        return []  # most files hold none, and to look for them properly takes long
    from babel.messages.extract import extract_from_file  # slow to import, and seldom wanted

    method, options = ("python", {}) if path.suffix == ".py" else ("jinja2", JINJA_OPTIONS)
    found = extract_from_file(method, path, keywords=dict.fromkeys(keywords), options=options)
    return [(line, text[0] if isinstance(text, tuple) else text) for line, text, *_ in found]


def finished_texts(path: Path) -> dict[str, str]:
    """The texts that a catalogue translates for good, and how; of a plural the first form."""
    from babel.messages.pofile import read_po  # slow to import, and seldom wanted

    if not path.exists():
        return {}
    with path.open("rb") as source:
        catalogue = read_po(source)
    return {
        first_of(message.id): first_of(message.string)
        for message in catalogue
        if message.id
        and not message.fuzzy
        and all(message.string if isinstance(message.string, tuple) else [message.string])
    }


def first_of(text: object) -> str:
    """A text, or the first of its forms."""
    return str(text[0] if isinstance(text, tuple | list) else text)
