"""The front matter of a page: what may stand there, and what it has to look like."""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import datetime

from ground.similar import MEANT
from ground.texts import N_
from plugins.components.entries import CONFLICT, KEEP_ONE_VERSION
from plugins.components.entry_meanings import names
from plugins.components.entry_names import KNOWN, meant, nearest
from plugins.components.fact_names import check_name
from plugins.components.facts import FACT
from plugins.components.source import Source
from plugins.components.source_checks import THERE_ARE
from plugins.site_settings import FRAMES

REQUIRED = {
    "title": N_("A page needs a title."),
    "description": N_("A page needs a description, for search engines and lists."),
    "slug": N_("A page needs a slug: its name in the address."),
    "date": N_("An article needs a date, such as 2027-03-03."),
}
UNREAD = N_("“%(name)s: …” stands here, but is not read.")
AS_READ = N_("Put it at the top of the file: no empty line, space or tab before it, each in one line.")
BETWEEN = N_("Put it between the lines %(fence)s at the top of the file.")
ADD = {
    "": N_("Add a line “%(name)s: …” at the top of the file."),
    "---": N_("Add a line “%(name)s: …” between the lines %(fence)s."),
    "+++": N_('Add a line “%(name)s = "…"” between the lines %(fence)s.'),
}
NOT_UNDERSTOOD = N_("“%(value)s” is not a %(name)s that the site understands.")
ONLY_THESE = N_("Use only a-z, 0-9 and single hyphens.")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}\b")  # 03/04 is April to one reader and March to another
STATUSES = ("published", "hidden", "draft")
TEXTS = ("title", "description", "menu", "kicker", "answers")
# How far below the entries one looks for those that are not read, and which words seldom begin a line of a text.
NEAR = 20
SELDOM = ("slug", "status", "template", "fallback", "modified", "draft")

Values = dict[str, str]


def front_matter(source: Source) -> Values:
    """The values of the entries at the top of a file; what is not right is reported, and left out."""
    for slip in source.entries.slips:
        source.error(slip.line, slip.sentence, slip.mend, **slip.values)
    check_conflicts(source)
    if source.entries.broken:
        return {}
    values = dict(source.meanings.values)
    check_names(source)
    check_required(source, values, check_unread(source))
    check_texts(source, values)
    check_values(source, values)
    check_language(source, values.pop("lang", source.lang))
    if "shown-with" in values:
        check_name(source, source.line_of("shown-with"), values["shown-with"])
    return values


def check_required(source: Source, values: Values, told: Collection[str]) -> None:
    """Report what is missing, unless it is told already that it stands elsewhere."""
    fence = source.entries.fence
    for name, complaint in REQUIRED.items():
        is_told = name in told or name in source.meanings.lines
        if not values.get(name) and source.needs(name) and not is_told:
            written = name if fence else name.capitalize()
            source.error(1, complaint, ADD[fence], name=written, fence=fence)
    if not all(SLUG.fullmatch(part) for part in source.key.split("/")):
        source.error(0, N_("The site cannot take a file of this name."), ONLY_THESE)


def check_names(source: Source) -> None:
    """Report what nobody reads, what stands there twice or without a value; tell what has no use here."""
    found, left = source.meanings, list(source.meanings.left)
    for entry in found.unknown:
        near = nearest(entry.name)
        if source.entries.fence and not near:
            left.append(entry)
            continue
        known, name = ", ".join(map(str.capitalize, KNOWN)), entry.name.capitalize()
        mend = MEANT if near else THERE_ARE
        source.error(entry.line, N_("Nothing reads “%(name)s” here."), mend, name=name, near=near, known=known)
    for entry in found.twice:
        twice = N_("%(name)s stands there twice.")
        source.error(entry.line, twice, N_("Keep one."), name=entry.name.capitalize())
    for entry in found.empty:
        nothing, mend = N_("After “%(name)s” stands nothing."), N_("Write a value, or remove the line.")
        source.error(entry.line, nothing, mend, name=entry.name.capitalize())
    for entry in found.unclear:
        mend = N_("Write true or false.")
        source.error(entry.line, NOT_UNDERSTOOD, mend, value=entry.text, name=entry.name)
    if left:
        no_use, let_go = N_("The site has no use for: %(names)s."), N_("Remove these lines, or leave them there.")
        source.warning(min(entry.line for entry in left), no_use, let_go, names=names(left))


def check_unread(source: Source) -> set[str]:
    """Report what was meant as an entry and is not read; the names of those."""
    told, fence = set(), source.entries.fence
    for number, name in unread(source):
        told.add(name)
        mend = BETWEEN if fence else AS_READ
        source.error(number, UNREAD, mend, name=name.capitalize(), fence=fence)
    return told


def unread(source: Source) -> Iterator[tuple[int, str]]:
    """Lines near the top that look like entries, each with the name of ours.

    At the very top, whatever looks like one that the page lacks, or that is written as an entry; further below, what
    no text says.
    """
    end, is_top, in_code = source.entries.end, True, False
    in_block = not source.entries.fence
    for number, line in enumerate(source.lines[end : end + NEAR], start=end + 1):
        name, value = meant(line)
        in_code ^= line.lstrip().startswith(("```", "~~~"))
        in_block = in_block and bool(line.strip())
        lacks = name not in source.meanings.lines
        if name and not in_code and ((is_top and (lacks or name in SELDOM)) or says_no_text(name, value)):
            yield number, "status" if name == "draft" else name
        is_top = is_top and (in_block or bool(name) or not line.strip())


def says_no_text(name: str, value: str) -> bool:
    """Whether an entry has a value by which no text would go on."""
    kinds = {"status": STATUSES, "fallback": ("yes", "no"), "draft": ("true", "false")}
    return value.lower() in kinds.get(name, ()) or (name in ("slug", "modified") and is_slug_or_date(value))


def is_slug_or_date(value: str) -> bool:
    """Whether a value is a slug or a date, and no word of a text."""
    return is_date(value) or ("-" in value and SLUG.fullmatch(value) is not None)


def check_conflicts(source: Source) -> None:
    """Report the places in the text where git left two versions."""
    if source.has_conflicts:
        for number, line in enumerate(source.lines, start=1):
            if number > source.entries.end + 1 and line.startswith("<<<<<<< "):
                source.error(number, CONFLICT, KEEP_ONE_VERSION)


def check_language(source: Source, lang: str) -> None:
    """Tell of a language that is another one than that of the folder, which decides."""
    if lang.lower().replace("_", "-").partition("-")[0] != source.lang:
        other = N_("This page says that its language is “%(lang)s”, but it lies in the folder “%(folder)s”.")
        mend = N_("Move the file into the folder of its language, or remove the line.")
        source.warning(source.line_of("lang"), other, mend, lang=lang, folder=source.lang)


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
