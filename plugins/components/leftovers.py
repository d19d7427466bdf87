"""What is left over: signs of Markdown, of blocks and of facts that visitors would see as they are written.

Looked for in the lines that visitors see, so that code is let alone, and what Markdown has understood.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from html.entities import html5
from itertools import groupby

from ground.texts import N_
from plugins.components.facts import FACT
from plugins.components.source import Source
from plugins.components.tree import Tree
from plugins.components.visible import Line, visible_lines

SEEN = N_("Visitors would see “%(part)s” here, as it is written.")
BESIDE = N_("Put the signs right beside the words, as in **words**; a mere sign is written \\%(sign)s.")
A_LINK = N_("Write a link as [words](address), without a space in the address.")
A_PAGE = N_("Write a link to a page as [words]({filename}contact.md), a picture as ![what it shows](../images/a.jpg).")
A_FENCE = N_("Put a line ``` before the code and another one after it, an empty line around both.")
A_HEADING = N_("Write a space after the #, and leave an empty line before it.")
A_LIST = N_("Put an empty line before the first item, and a space after the sign of each.")
A_TABLE = N_("Put an empty line before the table; its second line is made of |---|---|.")
A_BLOCK = N_("Write “/// name | …”, or “///”.")
A_NOTE = N_("Write a note as a block: a line “/// note”, the words, and a line “///”.")
ANOTHER_KIT = N_("It belongs to another program: take it out, or write it in the way of this site.")

Holds = Callable[[str], bool]
LONGEST = 40  # letters of the page that a sentence repeats


@dataclass(frozen=True)
class Trace:
    """Something that visitors should not see: the sign without which it cannot be there, and what it looks like.

    ``fatal``: it is surely a mistake. ``is_one`` looks at what was found once more.
    """

    sign: str
    like: re.Pattern[str]
    mend: str
    fatal: bool = True
    sentence: str = SEEN
    is_one: Holds = bool


def has_letters(text: str) -> bool:
    """Whether a text says something."""
    return any(sign.isalpha() for sign in text)


def is_entity(text: str) -> bool:
    """Whether this is how HTML writes a character."""
    return text[1] == "#" or text[1:] in html5


def like(pattern: str) -> re.Pattern[str]:
    """What a trace looks like."""
    return re.compile(pattern, re.IGNORECASE)


# In any line. Where one stands, those below it that would be found in the same text are no matter.
WITHIN = (
    Trace("{{", like(r"\{\{[<%][^{}]*\}{0,2}"), ANOTHER_KIT),
    Trace("{%", like(r"\{%[^{}]*\}?"), ANOTHER_KIT),
    Trace("[", like(r"\[/?[a-z][\w-]*(?: [\w-]+=[\"“”„«][^\"“”»]*[\"“”»])+ ?/?\]"), ANOTHER_KIT),
    Trace("[/", like(r"\[/(?:caption|gallery|embed|video|audio|quote)\]"), ANOTHER_KIT),
    Trace("[[", like(r"!?\[\[[^\[\]]+\]\]"), A_PAGE),
    Trace(
        "(",
        like(r"\]\s{1,3}\((?:\{(?:filename|static)\}|https?:|mailto:|www\.)"),
        N_("Remove the space between ] and (."),
        sentence=N_("This link would be shown as plain text."),
    ),
    Trace("{", like(r"\{(?:filename|static|attach|topic)\}[^\s()]*"), A_PAGE),
    Trace("](", like(r"!?\[[^\[\]]*\]\([^\s()]*|\]\([^\s()]*"), A_LINK),
    Trace(
        "[^",
        like(r"\[\^[^\[\]\s]+\]"),
        N_("Write the words of the note into a line of their own: [^1]: words."),
    ),
    Trace(
        "][",
        like(r"\[[^\[\]]+\]\[[^\[\]]*\]"),
        N_("Say below the text where it leads, in a line such as [name]: https://www.example.com/."),
        is_one=has_letters,
    ),
    Trace("**", like(r"(?<![\w*])\*{2,3}(?!\*)[^*]+\*{2,3}(?!\*)"), BESIDE, is_one=has_letters),
    Trace("**", like(r"\w{0,20}(?<!\*)\*\*(?!\*)\w{0,20}"), BESIDE, fatal=False),
    Trace("__", like(r"(?<![\w_])__(?!_)[^_]+__(?![\w_])"), BESIDE, fatal=False, is_one=has_letters),
    Trace("~~", like(r"(?<!~)~~(?!~)[^~]+~~(?!~)"), BESIDE, is_one=has_letters),
    Trace("~~", like(r"(?<!~)~~(?!~)"), BESIDE, fatal=False),
    Trace("==", like(r"(?<![=\w])==(?![\s=])[^=]+==(?!=)"), N_("Write **words** instead."), fatal=False),
    Trace("%%", like(r"%%[^%]+%%"), N_("Write what nobody shall see as <!-- words -->."), fatal=False),
    Trace("```", like("```[^`]*"), A_FENCE),
    Trace(
        "`",
        like(r"[^\s`]{0,20}`[^\s`]{0,20}"),
        N_("Write code between two of them; as an apostrophe or an accent write ’, or the letter itself: È."),
        fatal=False,
    ),
    Trace(
        "{",
        like(r"\{:?[ ]{0,3}(?:[#.][\w-]+|[\w-]+[ ]{0,3}=|toc\b|decorative\b)[^{}]*\}"),
        N_("Put it right behind what it belongs to, without a space: [Feierabend]{lang=de}, ![…](…){ decorative }."),
    ),
    Trace(
        "&",
        like(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});"),
        N_("Write the character itself, or the & once only."),
        is_one=is_entity,
    ),
    Trace("\\", like(r"\\[!-/:-@\[-`{-~]"), N_("Remove the \\."), fatal=False),
)
# At the beginning of a line.
AT_FIRST = (
    Trace("///", like(r"///.*"), A_BLOCK),
    Trace(":::", like(r":::.*"), A_NOTE),
    Trace("[!", like(r"\[!(?:note|tip|important|warning|caution|info)\]"), A_NOTE),
    Trace("!!!", like(r"!!! ?(?:note|tip|important|warning|caution|info|danger|hint)\b"), A_NOTE),
    Trace("[", like(r"\[{1,2}_?toc_?\]{1,2}$"), N_("Remove it: the site makes no table of contents.")),
    Trace("#", like(r"#{2,6}(?!#).*|# .*"), A_HEADING),
    Trace("#", like(r"#[^\W\d_][^#]* [^#]*$"), A_HEADING, fatal=False),
    Trace("~~~", like(r"~~~.*"), A_FENCE),
    Trace("<<<<<<<", like(r"<{7}(?: .*)?$"), N_("Keep one of the two versions, and remove the marks of git.")),
    Trace(">>>>>>>", like(r">{7}(?: .*)?$"), N_("Keep one of the two versions, and remove the marks of git.")),
    Trace(">", like(r">[ \w].*"), N_("Put an empty line before the quotation."), fatal=False),
    Trace("]", like(r"\[[ x]?\] [^\s(].*"), N_("Begin the line as an item of a list: - [ ] words."), fatal=False),
)
NO_FACT = Trace(
    "{",
    re.compile(r"\{\{[^{}]{0,40}\}{0,2}|[^{}\s]{0,40}\}\}|\{ *[a-z_]+\.[a-z_]+ *\}"),
    N_("Write {{ contact.email }}."),
    sentence=N_("A fact is not written as it should be."),
)
# Most lines hold none of these.
SIGN = re.compile(r"[\[\]{}*_~`&=%#<>|\\]|^[/:!]")
# How an item of a list begins that was meant as one even where it stands alone, and what may be one.
ITEM = re.compile(r"[•·▪◦‣]|[-*+][ \u00a0]")
MAYBE_ITEM = re.compile(r"[-*+](?=[^\W\d_])|\d{1,2}[.)](?![\d\u00a0])|[a-z]\) ")
ENOUGH = 2  # of those that may be items, in one paragraph
RULED = {*"|-: —–"}
NAMED = re.compile(r"\[([^\[\]]+)\]")
GIVES_ADDRESS = re.compile(r"\[([^\[\]]+)\]:")
NO_WORDS = re.compile(r"[^\w\s.,:!?()-]+")
TELLING = 6  # letters that stand in one line of a page alone


def check(source: Source, tree: Tree, names: Iterable[str]) -> None:
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


def traces(line: Line, facts: Collection[str]) -> Iterator[tuple[Trace, str]]:
    """The traces in a line, one of a kind, with its text; what has been taken for one is not looked at again."""
    # Of a fact that there is not something is said already.
    text = FACT.sub(lambda fact: fact[0] if fact[1] in facts else "", line.text)
    if not SIGN.search(text):
        return
    if line.begins and (first := first_trace(text)):
        yield first
        return
    for trace in WITHIN:
        found = [one for one in trace.like.finditer(text) if trace.is_one(one[0])] if trace.sign in text else []
        if found:
            yield trace, found[0][0]
            text = trace.like.sub(" ", text)
    if unread := NO_FACT.like.search(text):
        yield NO_FACT, unread[0]


def first_trace(text: str) -> tuple[Trace, str] | None:
    """The trace that a line begins with."""
    for trace in AT_FIRST:
        if trace.sign in text and (found := trace.like.match(text)):
            return trace, found[0]
    return None


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
