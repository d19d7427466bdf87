"""The front matter of a page: what may stand there, and what it has to look like."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from ground.texts import N_
from plugins.components.facts import FACT
from plugins.components.source import Source
from plugins.components.source_checks import THERE_ARE
from plugins.pictures.credit import ENTRIES as CREDIT
from plugins.site_settings import FRAMES

REQUIRED = {
    "title": N_("A page needs a title."),
    "description": N_("A page needs a description, for search engines and lists."),
    "slug": N_("A page needs a slug: its name in the address."),
    "date": N_("An article needs a date, such as 2027-03-03."),
}
KNOWN = ("title", "description", "slug", "menu", "date", "modified", "status", "template", "fallback")
UNREAD = N_("“%(name)s: …” stands here, but is not read.")
AS_READ = N_("Put it at the top of the file: no empty line, space or tab before it, each in one line.")
NOT_UNDERSTOOD = N_("“%(value)s” is not a %(name)s that the site understands.")
ONLY_THESE = N_("Use only a-z, 0-9 and single hyphens.")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}\b")  # 03/04 is April to one reader and March to another
STATUSES = ("published", "hidden", "draft")
ONE_LINE = ("slug", "date", "modified", "status", "template")
TEXTS = ("title", "description", "menu")

Lines = Mapping[str, list[str]]
Values = dict[str, str]


def front_matter(source: Source, entries: Lines) -> Values:
    """The values of the entries that Markdown read; what is not right is reported, and left out."""
    values = {
        name: lines[0] if name in ONE_LINE else " ".join(lines) for name, lines in entries.items() if name != "lang"
    }
    check_required(source, values)
    check_names(source, entries)
    check_texts(source, values)
    check_values(source, values)
    return values


def check_required(source: Source, values: Values) -> None:
    """Report what is missing."""
    for name, complaint in REQUIRED.items():
        if not values.get(name) and source.needs(name):
            line = source.unread_line_of(name)
            if line:
                source.error(line, UNREAD, AS_READ, name=name.capitalize())
            else:
                add = N_("Add a line “%(name)s: …” at the top of the file.")
                source.error(1, complaint, add, name=name.capitalize())
    if not all(SLUG.fullmatch(part) for part in source.key.split("/")):
        source.error(0, N_("The site cannot take a file of this name."), ONLY_THESE)


def check_names(source: Source, entries: Lines) -> None:
    """Report what nobody reads, and what stands there twice."""
    for name, lines in entries.items():
        if name not in KNOWN and name not in CREDIT:
            known = ", ".join(map(str.capitalize, KNOWN))
            nothing = N_("Nothing reads “%(name)s” here.")
            source.error(source.line_of(name), nothing, THERE_ARE, name=name.capitalize(), known=known)
        if name in ONE_LINE and len(lines) > 1:
            twice = N_("%(name)s stands there twice.")
            source.error(source.line_of(name), twice, N_("Keep one."), name=name.capitalize())


def check_texts(source: Source, values: Values) -> None:
    """Report a fact where it would not be put in."""
    for name in TEXTS:
        if FACT.search(values.get(name, "")):
            not_here = N_("Facts are put into the text of a page, not into its %(name)s.")
            words = N_("Write the words themselves.")
            source.error(source.line_of(name), not_here, words, name=name.capitalize())


def check_values(source: Source, values: Values) -> None:
    """Report the values that are not of their kind."""
    kinds: dict[str, tuple[Callable[[str], object], str]] = {
        "slug": (SLUG.fullmatch, ONLY_THESE),
        "status": (STATUSES.__contains__, N_("Write published, hidden or draft.")),
        "template": (lambda name: can_be(source, values, name), N_("Mend the name.")),
        "fallback": (("yes", "no").__contains__, N_("Write yes or no.")),
        "date": (is_date, N_("Write a date such as 2027-03-03.")),
        "modified": (is_date, N_("Write a date such as 2027-03-03.")),
    }
    for name, (is_right, mend) in kinds.items():
        if values.get(name) and not is_right(values[name]):
            line, value = source.line_of(name), values.pop(name)
            source.error(line, NOT_UNDERSTOOD, mend, value=value, name=name.capitalize())


def can_be(source: Source, values: Values, template: str) -> bool:
    """Whether there is a template of this name that can be the look of this page."""
    if template in FRAMES or (template == "article" and not values.get("date")):
        return False
    found: bool = source.inputs.read("has template", f"{template}.html")
    return found


def is_date(value: str) -> bool:
    """Whether this is a date, perhaps with a time (ISO 8601)."""
    try:
        return DATE.match(value) is not None and bool(datetime.fromisoformat(value.strip()))
    except ValueError:
        return False
