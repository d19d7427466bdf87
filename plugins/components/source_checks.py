"""What is wrong with the blocks and facts of a page, line by line."""

import re
from collections.abc import Mapping

from ground.characters import CONTROL, code_point
from ground.texts import N_
from plugins.components.blocks import OurBlock
from plugins.components.facts import FACT
from plugins.components.source import Source

OPENING = re.compile(r" {0,3}(?P<slashes>/{3,})[ ]*(?P<name>[\w-]+)[ ]*(?:\|[ ]*(?P<argument>.*?)[ ]*)?$")
CLOSING = re.compile(r" {0,3}(?P<slashes>/{3,})[ ]*$")
OPTION = re.compile(r" {4,}(?P<name>[\w-]+):")
NO_BLOCK = re.compile(r" {0,3}/{2,}(?!/)")
# What looks like a fact when the facts are taken out.
NO_FACT = re.compile(r"\{\{|\}\}|\{ *[a-z_]+\.[a-z_]+ *\}")
NO_LANGUAGE = re.compile(r"\{lang=(?![a-z]{2,3}\})(?P<code>[^{}]*)\}")
# Not #1, which is a number.
TITLE = re.compile(r" {0,3}#(?: +\S|[^\W\d])")
# What the content security policy forbids (contact_api/security_headers.py).
FORBIDDEN = re.compile(
    r"<(?:script|iframe|object|embed|style|link)\b|<[^<>]*\s(?:style|on\w+|src=[\"']?(?:https?:)?//)", re.I
)
Blocks = Mapping[str, type[OurBlock]]
OpenBlocks = list[tuple[int, re.Match[str]]]
THERE_ARE = N_("There are: %(known)s.")


def check(source: Source, blocks: Blocks) -> None:
    """Report unknown facts and blocks, wrong options, missing drawings, blocks never closed."""
    open_blocks: OpenBlocks = []
    for number, line in enumerate(source.places.prose_lines, start=1):
        check_facts(source, number, line)
        if opening := OPENING.match(line):
            check_opening(source, number, opening, blocks)
            open_blocks.append((number, opening))
        elif closing := CLOSING.match(line):
            close(source, number, closing, open_blocks)
        else:
            check_line(source, number, line)
    for number, opening in open_blocks:
        never = N_("The block “%(name)s” is never closed.")
        end = N_("End it with a line of its own: %(slashes)s")
        source.error(number, never, end, **opening.groupdict())


def check_line(source: Source, number: int, line: str) -> None:
    """Report what would be shown as it is written, or not at all."""
    if NO_BLOCK.match(line):
        begins, mend = N_("This line neither begins nor ends a block."), N_("Write “/// name | …”, or “///”.")
        source.error(number, begins, mend)
    if NO_FACT.search(FACT.sub("", line)):
        source.error(number, N_("A fact is not written as it should be."), N_("Write {{ contact.email }}."))
    if language := NO_LANGUAGE.search(line):
        mend = N_("Write the two letters of the language, such as {lang=de}.")
        source.error(number, N_("“%(value)s” is no language."), mend, value=language["code"])
    if forbidden := FORBIDDEN.search(line):
        wrong = N_("Browsers are told not to obey “%(part)s” in a page of this site.")
        source.error(number, wrong, N_("Remove it."), part=forbidden[0])
    if TITLE.match(line):
        twice, mend = N_("The page has its title already."), N_("Begin this heading with ##.")
        source.error(number, twice, mend)


def tell_invisible(source: Source, written: str) -> None:
    """Tell of the characters that nobody can see and that were left out, line by line."""
    for number, line in enumerate(written.split("\n"), start=1):
        if found := sorted({*CONTROL.findall(line)}):
            left_out = N_("Invisible characters were left out of this line: %(names)s.")
            mend = N_("They came with copied text; look whether a letter is missing, and type the words anew.")
            source.warning(number, left_out, mend, names=", ".join(map(code_point, found)))


def check_facts(source: Source, number: int, line: str) -> None:
    """Report the facts of a line that site.toml does not have."""
    for key in FACT.findall(line):
        if wrong := source.complaint_of(key):
            source.error(number, wrong.sentence, wrong.mend, **wrong.values)


def check_opening(source: Source, number: int, opening: re.Match[str], blocks: Blocks) -> None:
    """Report a block that there is not, or that lacks what it needs."""
    name, argument = opening["name"].lower(), opening["argument"]
    block, topics = blocks.get(name), [key for key, _ in source.facts.topics(source.lang)]
    if block is None:
        source.error(number, N_("There is no block “%(name)s”."), THERE_ARE, name=name, known=", ".join(blocks))
        return
    if bool(block.ARGUMENT) != bool(argument):
        wrong = N_("The block “%(name)s” is not written as it should be.")
        mend = N_("Write “/// %(name)s | …”.") if block.ARGUMENT else N_("Write “/// %(name)s” alone.")
        source.error(number, wrong, mend, name=name)
    elif name == "drawing" and not source.inputs.read("drawing", argument):
        source.error(number, N_("There is no drawing “%(name)s”."), N_("Mend the name."), name=argument)
    elif name == "service" and argument not in topics:
        unknown = N_("There is no service “%(name)s”.")
        source.error(number, unknown, THERE_ARE, name=argument, known=", ".join(topics))
    check_options(source, number, block)


def check_options(source: Source, number: int, block: type[OurBlock]) -> None:
    """Report the options under a block's first line that the block does not know."""
    for offset, line in enumerate(source.lines[number:], start=number + 1):
        if not (option := OPTION.match(line)):
            return
        if option["name"] not in block.OPTIONS:
            unknown = N_("The block “%(name)s” has no option “%(option)s”.")
            known = ", ".join(block.OPTIONS) or "–"
            source.error(offset, unknown, THERE_ARE, name=block.NAME, option=option["name"], known=known)


def close(source: Source, number: int, closing: re.Match[str], open_blocks: OpenBlocks) -> None:
    """Take the block that this line closes off the list, or report that there is none."""
    for position in reversed(range(len(open_blocks))):
        if open_blocks[position][1]["slashes"] == closing["slashes"]:
            del open_blocks[position]
            return
    unopened = N_("This line closes a block that was never opened.")
    source.error(number, unopened, N_("Remove it, or open the block."))
