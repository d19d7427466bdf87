"""Reads the entries at the top of a file: ``Name: value``, or what other generators put there.

Those write YAML between two lines ``---`` (Jekyll, Hugo, Astro) or TOML between two lines ``+++`` (Hugo). What the
names mean is said in entry_names.py, what values may be in front_matter.py.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

import yaml

from ground.texts import N_
from plugins.components.entry_names import meant

FENCES = {"---": ("---", "..."), "+++": ("+++",)}
ENTRY = re.compile(r"(?P<name>[A-Za-z0-9_-]+):(?!//)(?P<value>.*)")
ONE_OR_MORE_BLANKS = re.compile(r"[ \t\r\n]+")
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
TOML_NAME = re.compile(r"""\s*(?:\[+\s*)?["']?(?P<name>[\w-]+)["']?\s*[=.\]]""")
TOML_LINE = re.compile(r"at line (\d+)")
LONGEST = 20_000  # characters between fences: nobody has so much to say about one page
NOTHING = ("", "~", "null", "Null", "NULL")

CONFLICT = N_("Git could not join two versions here, and left both.")
KEEP_ONE_VERSION = N_("Keep the lines that are right, and remove the others with <<<<<<<, ======= and >>>>>>>.")
NO_END = N_("The entries begin with a line %(fence)s, and no such line ends them.")
WRITE_END = N_("Write a line %(fence)s below the last entry.")
NOT_READ = N_("The entries between the lines %(fence)s cannot be read; the mistake is here, or a line above.")
QUOTE = N_('Where a value holds a colon, or begins with a sign, put quotation marks around it: title: "One: two".')
TOO_LONG = N_("The entries between the lines %(fence)s are too many to be read.")
ONLY_ENTRIES = N_("Write one line “name: value” for each.")
NO_ENTRIES = N_("Between the lines %(fence)s there are no entries.")
HIDDEN_SIGN = N_("In the value of “%(name)s” is a sign that nobody can see.")
TYPE_ANEW = N_("Type the value anew.")


@dataclass(frozen=True)
class Entry:
    """An entry: its name as it is written, the texts that are its value, and its line.

    ``values`` has several where a list stands there. What lies in a table is an entry of its own, ``image.alt``.
    """

    name: str
    values: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        """The value in one text."""
        return ", ".join(self.values)


@dataclass(frozen=True)
class Slip:
    """Something wrong with the entries: line, sentence, what to do, and the values of both."""

    line: int
    sentence: str
    mend: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Entries:
    """The entries of a file; ``end``: how many lines they take; ``fence``: the line around them, if there is one.

    With ``broken``, one of the slips kept them from being read, and what they lack says nothing.
    """

    found: tuple[Entry, ...] = ()
    end: int = 0
    fence: str = ""
    slips: tuple[Slip, ...] = ()
    broken: bool = False


def read_entries(lines: Sequence[str]) -> Entries:
    """The entries of a file, by its lines."""
    first = next((number for number, line in enumerate(lines) if line.strip("\ufeff \t\r")), 0)
    fence = lines[first].strip("\ufeff \t\r") if lines else ""
    entries = fenced(lines, first, fence) if fence in FENCES else plain(lines, first)
    for number, line in enumerate(lines[: entries.end + 1], start=1):
        if line.startswith("<<<<<<< "):
            return Entries(entries.found, entries.end, fence, (Slip(number, CONFLICT, KEEP_ONE_VERSION),), True)
    return entries


def plain(lines: Sequence[str], first: int) -> Entries:
    """The entries ``Name: value`` from a line on, each in one line; what is indented by four spaces goes on with it."""
    found: list[Entry] = []
    end = first
    for number, line in enumerate(lines[first:], start=first + 1):
        if entry := ENTRY.match(line.lstrip("\ufeff")):
            found.append(Entry(entry["name"], (unquoted(entry["value"].strip()),), number))
        elif found and line.startswith("    ") and line.strip() and not meant(line)[0]:
            found[-1] = Entry(found[-1].name, (*found[-1].values, line.strip()), found[-1].line)
        else:
            break
        end = number
    return Entries(tuple(joined(found)), end if found else 0)


def joined(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, the lines of each in one."""
    for entry in entries:
        yield Entry(entry.name, (" ".join(filter(None, entry.values)),), entry.line)


def unquoted(value: str) -> str:
    """A value without the quotation marks around it, as YAML has them."""
    mark = value[:1]
    is_quoted = mark in ("'", '"') and len(value) > 1 and value.endswith(mark) and mark not in value[1:-1]
    return value[1:-1].strip() if is_quoted else value


def fenced(lines: Sequence[str], first: int, fence: str) -> Entries:
    """The entries between two fences, of which the first one is in a line."""
    ends = FENCES[fence]
    last = next((at for at in range(first + 1, len(lines)) if lines[at].rstrip() in ends), 0)
    values = {"fence": fence}
    if not last:
        return Entries(end=first + 1, fence=fence, slips=(Slip(first + 1, NO_END, WRITE_END, values),), broken=True)
    text = "".join(f"{line}\n" for line in lines[first + 1 : last])
    if len(text) > LONGEST:
        slip = Slip(first + 1, TOO_LONG, ONLY_ENTRIES, values)
    else:
        try:
            found = tuple(yaml_entries(text, first + 1) if fence == "---" else toml_entries(text, first + 1))
            return Entries(found, last + 1, fence, tuple(hidden_signs(found)))
        except NotRead as error:
            slip = Slip(first + 1 + error.line, error.sentence, error.mend, values)
    return Entries(end=last + 1, fence=fence, slips=(slip,), broken=True)


class NotRead(Exception):
    """What stands between fences cannot be read; ``line`` is counted from the first fence."""

    def __init__(self, line: int, sentence: str = NOT_READ, mend: str = QUOTE):
        self.line, self.sentence, self.mend = line, sentence, mend
        super().__init__(sentence)


def yaml_entries(text: str, above: int) -> Iterator[Entry]:
    """The entries of a text in YAML, every value as it is written. NotRead where it is none."""
    try:
        top = yaml.compose(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:  # the last but one: “\\UFFFFFFFF”
        never_closed = "quoted" in (getattr(error, "context", None) or "")
        mark = getattr(error, "context_mark" if never_closed else "problem_mark", None)
        raise NotRead(mark.line + 1 if mark else 0) from None
    if not isinstance(top, yaml.MappingNode):
        raise NotRead(0, NO_ENTRIES, ONLY_ENTRIES)
    for key, value in top.value:
        name, line = str(key.value) if isinstance(key, yaml.ScalarNode) else "?", above + key.start_mark.line + 1
        yield Entry(name, yaml_values(value), line)
        for inner, one in value.value if isinstance(value, yaml.MappingNode) else ():
            if isinstance(inner, yaml.ScalarNode):
                yield Entry(f"{name}.{inner.value}", yaml_values(one), above + inner.start_mark.line + 1)


def yaml_values(node: yaml.Node) -> tuple[str, ...]:
    """The texts of a value in YAML; none of a table."""
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    scalars = [one for one in nodes if isinstance(one, yaml.ScalarNode)]
    return tuple(in_one_line(one.value) for one in scalars if one.style or one.value not in NOTHING)


def toml_entries(text: str, above: int) -> Iterator[Entry]:
    """The entries of a text in TOML, every value as text. NotRead where it is none."""
    try:
        top = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = TOML_LINE.search(str(error))
        raise NotRead(int(line[1]) if line else text.count("\n")) from None
    numbers: dict[str, int] = {}
    for number, line_text in enumerate(text.split("\n"), start=above + 1):
        if begun := TOML_NAME.match(line_text):
            numbers.setdefault(begun["name"], number)
    for name, value in top.items():
        yield Entry(name, toml_values(value), numbers.get(name, above))
        for inner, one in value.items() if isinstance(value, dict) else ():
            yield Entry(f"{name}.{inner}", toml_values(one), numbers.get(inner, above))


def toml_values(value: object) -> tuple[str, ...]:
    """The texts of a value in TOML; none of a table."""
    return tuple(toml_text(one) for one in (value if isinstance(value, list) else [value]) if is_plain(one))


def is_plain(value: object) -> bool:
    """Whether a value is neither a list nor a table."""
    return not isinstance(value, list | dict)


def toml_text(value: object) -> str:
    """A value as one would write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return in_one_line(value.isoformat() if isinstance(value, date | time) else str(value))


def in_one_line(text: str) -> str:
    """A text of several lines in one."""
    return ONE_OR_MORE_BLANKS.sub(" ", text).strip(" ")


def hidden_signs(entries: Iterable[Entry]) -> Iterator[Slip]:
    """The values with signs that a text cannot hold, but that can be written as ``\\x07`` between fences."""
    for entry in entries:
        if UNSEEN.search(entry.name) or any(UNSEEN.search(value) for value in entry.values):
            yield Slip(entry.line, HIDDEN_SIGN, TYPE_ANEW, {"name": UNSEEN.sub(" ", entry.name)})
