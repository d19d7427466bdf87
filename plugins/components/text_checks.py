"""What Markdown takes as it comes, and readers take otherwise than meant: tags, places, headings, code, quotes."""

import re
from collections import Counter

from ground.texts import N_
from plugins.components.source import QUOTES, USE_QUOTES, Source
from plugins.components.tree import Element, Tree
from plugins.record import Record

DRAWING = re.compile(r"drawing drawing--([\w-]+)")
# What is not prose: tags, code, link targets, attribute lists, facts.
NOT_PROSE = re.compile(r"<[^<>]*>|`[^`]*`|\]\([^()]*\)|\{[^{}]*\}")
STRAIGHT = re.compile(r"[\"']")
OPTION = re.compile(r"^ {4,}[\w-]+:")


def check(source: Source, record: Record, tree: Tree) -> None:
    """Report what would spoil the page; tell of what is shown otherwise than meant."""
    check_words(source, tree)
    check_tags(source, tree)
    check_places(source, record)
    check_headings(source, record)
    check_code(source, tree)
    for number, line in source.said:
        if not source.settings.smart_typing and has_straight_quotes(line):
            straight = N_("A straight quotation mark or apostrophe stands here.")
            source.warning(number, straight, USE_QUOTES, quotes=QUOTES.get(source.lang, QUOTES["en"]))


def check_words(source: Source, tree: Tree) -> None:
    """Tell of a page without a text, and of a drawing without words for those who cannot see it."""
    brings_its_own = "template" in source.meanings.lines or source.inputs.read("has template", f"{source.key}.html")
    if not tree.elements and not tree.root.text().strip() and not brings_its_own:
        empty = N_("This page has no text.")
        source.warning(0, empty, N_("Write it below an empty line, or keep the page back: Status: draft."))
    for name in filter(None, map(undescribed, tree.elements)):
        line = source.places.of_any(f"drawing | {name}", f"drawing|{name}")
        if not source.lines[line].lstrip().startswith("alt:"):  # which says that there is nothing to say
            silent = N_("This drawing has no words for those who cannot see it.")
            source.warning(line, silent, N_("Write below it, with four spaces before it: alt: what it shows."))


def undescribed(element: Element) -> str:
    """The name of the drawing that an element shows without words; empty for any other."""
    stamp = DRAWING.fullmatch(element.attributes.get("class", ""))
    drawing = element.first("svg") if stamp else None
    return stamp[1] if stamp and drawing and not drawing.attributes.get("aria-label") else ""


def check_tags(source: Source, tree: Tree) -> None:
    """Report the tags that would spoil what comes after them."""
    for tag in dict.fromkeys(tree.alone):
        opening, closing = (re.compile(rf"<{slash}{tag.strip('</>')}\b", re.I) for slash in ("", "/"))
        uneven = [
            number
            for number, line in enumerate(source.places.prose_lines, start=1)
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


def check_code(source: Source, tree: Tree) -> None:
    """Warn of the first text that would be shown as code without being marked as such."""
    shown = (one.first("code") for one in tree.elements if one.tag == "pre" and not one.attributes)
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


def has_straight_quotes(line: str) -> bool:
    """Whether the prose of a Markdown line holds a straight quote or apostrophe."""
    if not STRAIGHT.search(line) or OPTION.match(line):
        return False
    return STRAIGHT.search(NOT_PROSE.sub("", line)) is not None
