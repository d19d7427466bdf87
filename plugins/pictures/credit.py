"""Who made a picture and what is allowed with it: from a file beside it, the page, or the picture itself."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from ground.characters import nfc
from ground.texts import N_
from ground.toml_files import FactsError, read_toml
from plugins.findings import Findings
from plugins.names import on_disk
from plugins.record import Credit

NAMES = ("author", "licence", "licence_url", "source")
ADDRESSES = ("licence_url", "source")
KNOWN = (*NAMES, "own", "alt")
# The same in the front matter of a page.
ENTRIES = tuple(f"picture-{name.replace('_', '-')}" for name in NAMES)
ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Sidecar:
    """What ``photo.jpg.toml`` says of ``photo.jpg``."""

    credit: Credit = field(default_factory=Credit)
    alts: dict[str, str] = field(default_factory=dict)
    own: bool = False


def linked(text: str, address: str) -> Markup:
    """A text, as a link where there is an address."""
    return Markup('<a href="{}">{}</a>').format(address, text) if address else escape(text)


def sidecar_name(name: str) -> str:
    """The name of the file beside a picture that tells about it."""
    return f"{name}.toml"


def sidecar_of(path: Path) -> Path:
    """The file beside a picture that tells about it, whichever way the disk writes its accents."""
    return on_disk(path.parent, sidecar_name(nfc(path.name)))


def read_sidecar(path: Path, findings: Findings) -> Sidecar:
    """What the file beside a picture says; nothing without one. What is wrong in it is reported."""
    beside = sidecar_of(path)
    try:
        values = read_toml(beside)[1]
    except FileNotFoundError:
        return Sidecar()
    except FactsError as error:
        findings.error(beside, error.line, error.sentence, error.mend, **error.values)
        return Sidecar()
    check(beside, values, findings)
    alt = values.get("alt", {})
    credit = Credit(**{name: "" if is_misspelt(name, values) else str(values.get(name, "")) for name in NAMES})
    return Sidecar(credit, alt if isinstance(alt, dict) else {}, values.get("own") is True)


def check(beside: Path, values: dict[str, Any], findings: Findings) -> None:
    """Report what nobody would read, and what is no address."""
    known = ", ".join(KNOWN)
    for name in values.keys() - {*KNOWN}:
        unknown, there_are = N_("Nothing reads “%(name)s” here."), N_("There are: %(known)s.")
        findings.error(beside, line_of(beside, name), unknown, there_are, name=name, known=known)
    for name in (name for name in NAMES if is_misspelt(name, values)):
        wrong, mend = N_("%(name)s is not an address on the web."), N_("Begin it with https://.")
        findings.error(beside, line_of(beside, name), wrong, mend, name=name)
    if not isinstance(values.get("own", True), bool):
        wrong, mend = N_("own is neither true nor false."), N_("Write true or false.")
        findings.error(beside, line_of(beside, "own"), wrong, mend)
    if not isinstance(values.get("alt", {}), dict):
        wrong, mend = N_("alt needs a text for each language."), N_('Write alt = { it = "…", en = "…" }.')
        findings.error(beside, line_of(beside, "alt"), wrong, mend)


def is_misspelt(name: str, values: Mapping[str, Any]) -> bool:
    """Whether this is to be an address and is none; then it is no link either."""
    return name in ADDRESSES and bool(values.get(name)) and not ADDRESS.fullmatch(str(values[name]))


def credit_html(credit: Credit, gettext: Callable[[str], str]) -> Markup:
    """A credit in one line, with links to the source and to the licence."""
    author = linked(credit.author or (gettext("source") if credit.source else ""), credit.source)
    licence = linked(credit.licence or (gettext("licence") if credit.licence_url else ""), credit.licence_url)
    return Markup(", ").join(part for part in (author, licence) if part)


def caption(title: str, credit: Credit, gettext: Callable[[str], str]) -> Markup:
    """The HTML of what stands under a picture: its caption, then its credit; empty without either."""
    by = Markup(gettext("Picture: %(credit)s"))  # noqa: S704 - our own text
    credited = by % {"credit": credit_html(credit, gettext)} if credit else ""
    return Markup(" – ").join(filter(None, (title, credited)))


def check_credit(
    findings: Findings, goes_online: bool, file: Path, line: int, path: Path, credit: Credit, sidecar: Sidecar
) -> None:
    """Tell of a picture for which nobody is named; what goes online must not lack it."""
    if credit or sidecar.own:
        return
    report = findings.error if goes_online else findings.warning
    nobody = N_("Nobody is named as the author of the picture %(name)s.")
    mend = N_("Write author and licence into %(name)s.toml beside it, or own = true where it is yours.")
    report(file, line, nobody, mend, name=path.name)


def line_of(beside: Path, name: str) -> int:
    """The line of an entry."""
    lines = beside.read_text(encoding="utf-8-sig").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if line.lstrip().startswith(name)), 0)


def page_credit(front_matter: Mapping[str, str]) -> Credit:
    """The credit that a page's front matter gives its pictures: ``Picture-Author: …`` and so on."""
    values = (front_matter.get(entry, "") for entry in ENTRIES)
    return Credit(**dict(zip(NAMES, values, strict=True)))
