"""What Markdown takes as it comes, and readers take otherwise than meant: tags, headings, lists, links, quotes."""

import re
from collections import Counter
from collections.abc import Iterator

from ground.texts import N_
from plugins.components.source import QUOTES, USE_QUOTES, Source
from plugins.components.tree import Element, Tree
from plugins.record import Record

# A line of a paragraph that was meant as an item: pasted, or without an empty line before it.
ITEM = re.compile(r"[•·▪◦‣]|[-*+][ \u00a0]")
BY_MISTAKE = re.compile(r"(?<!!)\[[^\[\]]*\]\((?P<path>(?![{<#/]|[a-z]+:)[^\s()]*)")
BY_PREVIEW = re.compile(r"\]\((?P<path>https?://(?:localhost|127\.0\.0\.1)\b[^\s()]*)")
VAGUE = re.compile(r"\[(?:(?:clicca )?qui|(?:click )?here|hier(?: klicken)?|link)\]\(", re.I)
APART = re.compile(r"\]\s+\((?=\{(?:filename|static)\}|https?:|mailto:)")
BY_FILE = N_("Name the file of the page instead: {filename}contact.md.")
ALWAYS_WRONG = (
    (BY_PREVIEW, N_("The link %(link)s leads to your own computer, which nobody else sees."), BY_FILE),
    (APART, N_("This link would be shown as plain text."), N_("Remove the space between ] and (.")),
)
# What is not prose: tags, code, link targets, attribute lists, facts.
NOT_PROSE = re.compile(r"<[^<>]*>|`[^`]*`|\]\([^()]*\)|\{[^{}]*\}")
STRAIGHT = re.compile(r"[\"']")
OPTION = re.compile(r"^ {4,}[\w-]+:")


def check(source: Source, record: Record, tree: Tree) -> None:
    """Report what would spoil the page; tell of what is shown otherwise than meant."""
    check_tags(source, tree)
    check_places(source, record)
    check_headings(source, record)
    check_items(source, tree)
    check_code(source, tree)
    for number, line in enumerate(source.told_lines, start=1):
        check_links(source, number, line)
        if not source.settings.smart_typing and has_straight_quotes(line):
            straight = N_("A straight quotation mark or apostrophe stands here.")
            source.warning(number, straight, USE_QUOTES, quotes=QUOTES.get(source.lang, QUOTES["en"]))


def check_tags(source: Source, tree: Tree) -> None:
    """Report the tags that would spoil what comes after them."""
    for tag in dict.fromkeys(tree.alone):
        opening, closing = (re.compile(rf"<{slash}{tag.strip('</>')}\b", re.I) for slash in ("", "/"))
        uneven = [
            number
            for number, line in enumerate(source.told_lines, start=1)
            if len(opening.findall(line)) != len(closing.findall(line))
        ]
        alone, mend = N_("“%(tag)s” lacks its counterpart."), N_("Write both, as in <b>…</b>, or neither.")
        source.error(uneven[-1] if uneven else 0, alone, mend, tag=tag)


def check_places(source: Source, record: Record) -> None:
    """Report the places that share a name, with the line of the last one."""
    for anchor, times in Counter(place.anchor for place in record.places).items():
        if times > 1:
            line = [place.line for place in record.places if place.anchor == anchor][-1]
            two, mend = (
                N_("Two places in this page are called #%(anchor)s."),
                N_("Give one of them another name."),
            )
            source.error(line, two, mend, anchor=anchor)


def check_headings(source: Source, record: Record) -> None:
    """Report a title within the page; warn of a heading without words, and of a level left out."""
    above = 1
    for heading in record.headings:
        if heading.level == 1:
            twice, mend = N_("The page has its title already."), N_("Begin this heading with ##.")
            source.error(heading.line, twice, mend)
        elif not heading.words:
            source.warning(0, N_("A heading has no words."), N_("Remove the ## alone."))
        elif heading.level > above + 1:
            skipped, mend = N_("This heading leaves a level out."), N_("Begin it with %(marks)s.")
            source.warning(heading.line, skipped, mend, marks="#" * (above + 1))
        above = heading.level


def check_items(source: Source, tree: Tree) -> None:
    """Warn of what looks like an item of a list and is none."""
    for item in items(tree.root):
        source.warning(
            source.places.of_words(item.strip()),
            N_("This line looks like an item of a list and is none."),
            N_("Begin it with a hyphen and a plain space; before the first item goes an empty line."),
        )


def items(root: Element) -> Iterator[str]:
    """The lines in an element that begin as the items of a list do; not those of code."""
    code = [one for one in root.elements() if one.tag == "pre"]
    begins_line = False
    for one in root.walk(*code):
        if isinstance(one, Element):
            begins_line = one.tag == "p"
        else:
            first, *more = one.split("\n")
            yield from (line for line in ([first] if begins_line else []) + more if ITEM.match(line))
            begins_line = False


def check_code(source: Source, tree: Tree) -> None:
    """Warn of the first text that would be shown as code without being marked as such."""
    shown = (one.first("code") for one in tree.root.elements() if one.tag == "pre" and not one.attributes)
    if code := next(filter(None, shown), None):
        source.warning(
            line_of(source, code.text().partition("\n")[0]),
            N_("This is shown like the code of a program, as it begins with four spaces or a tab."),
            N_("Move it to the left."),
        )


def line_of(source: Source, text: str) -> int:
    """The line that holds a text alone; 0 where none does."""
    stripped = [line.strip() for line in source.lines]
    return stripped.index(text.strip()) + 1 if text.strip() in stripped else 0


def check_links(source: Source, number: int, line: str) -> None:
    """Report the links of a line that cannot work; warn of those that do not say where they lead."""
    for mistake in BY_MISTAKE.finditer(line) if "](" in line else ():
        mend = N_("Begin it with {static} for a file, https:// for another site, mailto: for a mail.")
        if re.search(r"\.md\b", mistake["path"]):
            mend = N_("Write {filename}%(link)s instead.")
        source.error(number, N_("The link %(link)s would not work on the site."), mend, link=mistake["path"])
    for pattern, sentence, mend in ALWAYS_WRONG:
        for wrong in pattern.finditer(line) if "]" in line else ():
            source.error(number, sentence, mend, link=wrong.groupdict().get("path"))
    if "](" in line and VAGUE.search(line):
        vague = N_("The words of this link do not say where it leads; many hear nothing but them.")
        source.warning(number, vague, N_("Say what is there: [my services]({filename}services.md)."))


def has_straight_quotes(line: str) -> bool:
    """Whether the prose of a Markdown line holds a straight quote or apostrophe."""
    if not STRAIGHT.search(line) or OPTION.match(line):
        return False
    return STRAIGHT.search(NOT_PROSE.sub("", line)) is not None
