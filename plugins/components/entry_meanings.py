"""What the entries of a file mean here, whatever other generators call them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from plugins.components.entries import Entries, Entry
from plugins.components.entry_names import OURS, is_unused, known_name

TRUE, FALSE = ("true", "yes", "on", "1"), ("false", "no", "off", "0")
STATUS = {"publish": "published", "public": "published"}
NO_LABEL = ("main", "footer", "true", "false")  # Hugo’s “menu” names one; ours is what a menu shows
PATTERN = re.compile(r"[:{}*$]")  # /:year/:title/ is no address
ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:[ T](?P<time>\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(?P<zone>Z|UTC|[+-]\d\d:?\d\d)?)?"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
IN_WORDS = (
    re.compile(
        r"(?:[A-Za-z]{3,9},? )?(?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<month>[A-Za-z]{3,9})\.?,? (?P<year>\d{4})\b"
    ),
    re.compile(
        r"(?:[A-Za-z]{3,9},? )?(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})\b"
    ),
)


@dataclass
class Meanings:
    """The values by our names, and the line of each.

    ``left``: what has no use here; ``unknown``: what nobody knows; ``twice``: what stood there already; ``empty``:
    what has no value; ``unclear``: a draft that is neither true nor false.
    """

    values: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    left: list[Entry] = field(default_factory=list)
    unknown: list[Entry] = field(default_factory=list)
    twice: list[Entry] = field(default_factory=list)
    empty: list[Entry] = field(default_factory=list)
    unclear: list[Entry] = field(default_factory=list)

    def put(self, name: str, value: str, entry: Entry) -> None:
        """Take a value, unless another entry has said it already."""
        if name not in self.values:
            self.values[name] = value
            self.lines.setdefault(name, entry.line)
        elif self.values[name] != value:
            self.left.append(entry)


def meanings(entries: Entries) -> Meanings:
    """What the entries mean; ours count before those of others that mean the same."""
    found = Meanings()
    tables = {entry.name.partition(".")[0] for entry in entries.found if "." in entry.name}
    seen: set[str] = set()
    for entry in sorted(entries.found, key=lambda entry: entry.name.lower() not in OURS):
        name = known_name(entry.name)
        if entry.name.lower() in seen:
            found.twice.append(entry)
        elif "." in entry.name:
            continue  # the table that it lies in is told
        elif not name:
            (found.left if is_unused(entry.name) else found.unknown).append(entry)
        elif entry.name in tables or is_no_label(name, entry, entries.fence):
            found.left.append(entry)
        elif not entry.text:
            found.empty.append(entry)
            found.lines.setdefault(name, entry.line)
        else:
            take(found, name, entry)
        seen.add(entry.name.lower())
    return found


def is_no_label(name: str, entry: Entry, fence: str) -> bool:
    """Whether an entry “menu” means which menu, as Hugo has it."""
    return bool(fence) and name == "menu" and (entry.text.lower() in NO_LABEL or len(entry.values) > 1)


def take(found: Meanings, name: str, entry: Entry) -> None:
    """Take the value of an entry by what its name means."""
    text, lower = entry.text, entry.text.lower()
    if name == "draft" or (name == "published" and lower in (*TRUE, *FALSE)):
        take_flag(found, lower in (TRUE if name == "draft" else FALSE), lower, entry)
    elif name in ("date", "modified", "published"):
        found.put("date" if name == "published" else name, as_date(text), entry)
    elif name == "slug":
        take_slug(found, entry)
    elif name in ("status", "fallback"):
        found.put(name, STATUS.get(lower, lower) if lower.isascii() else text, entry)
    else:
        found.put(name, text, entry)


def take_flag(found: Meanings, is_draft: bool, value: str, entry: Entry) -> None:
    """Take what says by true or false whether this is a draft; where two entries disagree it is one."""
    if value not in (*TRUE, *FALSE):
        found.unclear.append(entry)
    if is_draft:
        found.values["status"] = "draft"
        found.lines["status"] = entry.line


def take_slug(found: Meanings, entry: Entry) -> None:
    """Take a slug: of an address, its last part."""
    text = entry.text
    if entry.name.lower() == "slug":
        found.put("slug", text.strip("/") or text, entry)
        return
    last = re.sub(r"https?://[^/]*", "", text).partition("?")[0].strip("/").rpartition("/")[2]
    if PATTERN.search(last) or not last:
        found.left.append(entry)
    else:
        found.put("slug", re.sub(r"\.html?$", "", last), entry)


def as_date(text: str) -> str:
    """A date as ISO 8601 has it, with its time where there is one; the text itself where it is none."""
    if iso := ISO.fullmatch(text.strip()):
        day = f"{iso['year']}-{iso['month']:0>2}-{iso['day']:0>2}"
        if not iso["time"]:
            return day
        hour, _, minutes = iso["time"].partition(":")
        zone = iso["zone"] or ""
        return f"{day} {hour:0>2}:{minutes}{'+00:00' if zone in ('Z', 'UTC') else zone}"
    for form in IN_WORDS:
        if (words := form.match(text)) and words["month"][:3].lower() in MONTHS:
            return in_words(int(words["year"]), MONTHS.index(words["month"][:3].lower()) + 1, int(words["day"]), text)
    return text


def in_words(year: int, month: int, day: int, text: str) -> str:
    """A date that was written in English words; the text itself where there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text


def names(entries: Iterable[Entry]) -> str:
    """The names of entries, each once, as they are written."""
    return ", ".join(dict.fromkeys(entry.name for entry in entries))
