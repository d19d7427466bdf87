"""What is left over: signs of Markdown, of blocks and of facts that visitors would see as they are written.

Looked for in the lines that visitors see, so that code is let alone, and what Markdown has understood.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from ground.texts import N_
from plugins.components.source import Source
from plugins.components.traces import traces
from plugins.components.tree import Tree
from plugins.components.visible import Line, visible_lines

A_LIST = N_("Put an empty line before the first item, and a space after the sign of each.")
A_TABLE = N_("Put an empty line before the table; its second line is made of |---|---|.")
LONGEST = 40  # letters of the page that a sentence repeats
# How an item of a list begins that was meant as one even where it stands alone, and what may be one.
ITEM = re.compile(r"[•·▪◦‣]|[-*+][ \u00a0]")
MAYBE_ITEM = re.compile(r"[-*+](?=[^\W\d_])|\d{1,2}[.)](?![\d\u00a0])|[a-z]\) ")
ENOUGH = 2  # of those that may be items, in one paragraph
RULED = {*"|-: —–"}
NAMED = re.compile(r"\[([^\[\]]+)\]")
GIVES_ADDRESS = re.compile(r"\[([^\[\]]+)\]:")
NO_WORDS = re.compile(r"[^\w\s.,:!?()-]+")
TELLING = 6  # letters that stand in one line of a page alone


def check(source: Source, tree: Tree, names: Collection[str]) -> None:
    """Report what is left over; ``names`` are those of the addresses that are kept below the text (``[name]: …``)."""
    opened = openings(source.lines)
    told = {opened[finding.line] for finding in source.findings.errors if finding.line}
    lines = list(visible_lines(tree))
    for line in lines:
        for trace, part in traces(line, source.known_facts):
            number = line_of(source, line, part)
            if opened[number] not in told:
                report = source.error if trace.fatal else source.warning
                report(number, trace.sentence, trace.mend, part=short(part), sign=trace.sign[0])
    for _, together in groupby((line for line in lines if line.begins), key=lambda line: id(line.block)):
        for line, sentence, mend in misread([*together]):
            source.warning(line_of(source, line, line.text), sentence, mend)
    if names:
        check_names(source, names)


def openings(lines: Iterable[str]) -> list[int]:
    """For each line of a source, from 1, the one that it is an option of; its own number where it is none."""
    found = [0]
    for number, line in enumerate(lines, start=1):
        found.append(found[-1] if number > 1 and line.startswith("    ") else number)
    return found


def check_names(source: Source, names: Iterable[str]) -> None:
    """Warn of the lines ``[name]: address`` that nothing in the text refers to: they may be text that is lost."""
    named = Counter(NAMED.findall(source.text.lower()))
    lines = {
        found[1]: number
        for number, line in reversed([*enumerate(source.lines, start=1)])
        if (found := GIVES_ADDRESS.search(line.lower()))
    }
    for name in names:
        if named[name] < ENOUGH:
            unused = N_("Nothing in the text refers to [%(name)s], so this line is not shown.")
            mend = N_("Write [words][%(name)s] where it belongs; if the line itself is text, begin it with \\[.")
            source.warning(lines.get(name, 0), unused, mend, name=name)


def line_of(source: Source, line: Line, part: str) -> int:
    """The line of the source that a line of the page came from; 0 where it cannot be told."""
    words, piece = max(NO_WORDS.split(line.text), key=len).strip(), max(line.pieces, key=len).strip()
    telling = [words] if len(words) >= TELLING else []
    return source.places.of_any(line.text, *telling, part.strip(), piece, words)


def short(part: str) -> str:
    """A text that is not too long for a sentence."""
    return part if len(part) <= LONGEST else f"{part[: LONGEST - 1]}…"


def misread(lines: list[Line]) -> Iterator[tuple[Line, str, str]]:
    """The lines of a paragraph that look like the items of a list, or the rows of a table, and are none."""
    none = N_("This line looks like an item of a list and is none.")
    mend = N_("Begin it with a hyphen and a plain space; before the first item goes an empty line.")
    yield from ((line, none, mend) for line in lines if ITEM.match(line.text))
    maybe = [line for line in lines if MAYBE_ITEM.match(line.text)]
    if len(maybe) >= ENOUGH:
        yield maybe[0], N_("These lines look like items of a list, and would run into each other."), A_LIST
    if rows := [line for line in lines if is_row(line.text)]:
        yield rows[0], N_("These lines look like a table, and would be shown as they are written."), A_TABLE


def is_row(text: str) -> bool:
    """Whether a line is one of a table: with a | at its beginning and its end, or the rule below the headings."""
    if text.count("|") > 1 and text.startswith("|") and text.endswith("|"):
        return True
    return "|" in text and "-" in text and RULED.issuperset(text)
