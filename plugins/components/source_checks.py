"""What is wrong with the blocks of a page, and with what is written like a fact, line by line."""

import re
from collections.abc import Iterable, Mapping

from ground.characters import CONTROL, code_point
from ground.similar import most_similar
from ground.texts import N_
from plugins.components.block import OurBlock
from plugins.components.fact_list import LABELS
from plugins.components.fact_names import check_name
from plugins.components.options import Option, lost, options_of, value_of
from plugins.components.source import Source

OPENING = re.compile(r" {0,3}(?P<slashes>/{3,})[ ]*(?P<name>[\w-]+)[ ]*(?:\|[ ]*(?P<argument>.*?)[ ]*)?$")
CLOSING = re.compile(r" {0,3}(?P<slashes>/{3,})[ ]*$")
NO_BLOCK = re.compile(r" {0,3}/{2,}(?!/)")
NEVER_ENDS = re.compile(r"(?<!\\)<!--")  # where comments are blanks, as in what is said
NO_LANGUAGE = re.compile(r"""\{:? *lang=(?!["']?[a-z]{2,3}["']? *[ }])(?P<code>[^{}]*)\}""")
Blocks = Mapping[str, type[OurBlock]]
OpenBlocks = list[tuple[int, re.Match[str]]]
THERE_ARE = N_("There are: %(known)s.")


def check(source: Source, blocks: Blocks) -> None:
    """Report unknown blocks, wrong options, missing drawings, blocks never closed."""
    open_blocks: OpenBlocks = []
    for number, line in source.said:
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
    if "<!--" in line and NEVER_ENDS.search(line):
        lost = N_("The comment that begins here never ends: nothing below it would be shown.")
        source.error(number, lost, N_("End it with -->, or write \\<!-- where the signs themselves are meant."))
    if "lang=" in line and (language := NO_LANGUAGE.search(line)):
        mend = N_("Write the two letters of the language, such as {lang=de}.")
        source.error(number, N_("“%(value)s” is no language."), mend, value=language["code"].strip())


def tell_invisible(source: Source, written: str) -> None:
    """Tell of the characters that nobody can see and that were left out, line by line."""
    for number, line in enumerate(written.split("\n"), start=1):
        if found := sorted({*CONTROL.findall(line)}):
            left_out = N_("Invisible characters were left out of this line: %(names)s.")
            mend = N_("They came with copied text; look whether a letter is missing, and type the words anew.")
            source.warning(number, left_out, mend, names=", ".join(map(code_point, found)))


def check_opening(source: Source, number: int, opening: re.Match[str], blocks: Blocks) -> None:
    """Report a block that there is not, or that lacks what it needs."""
    name, argument = opening["name"].lower(), opening["argument"]
    block, topics = blocks.get(name), [key for key, _ in source.facts.topics(source.lang)]
    if block is None:
        tell_unknown(source, number, N_("There is no block “%(name)s”."), name, blocks, name=name)
        return
    if bool(block.ARGUMENT) != bool(argument):
        wrong = N_("The block “%(name)s” is not written as it should be.")
        mend = N_("Write “/// %(name)s | …”.") if block.ARGUMENT else N_("Write “/// %(name)s” alone.")
        source.error(number, wrong, mend, name=name)
    elif name == "drawing" and not source.inputs.read("drawing", argument):
        source.error(number, N_("There is no drawing “%(name)s”."), N_("Mend the name."), name=argument)
    elif name == "service" and argument not in topics:
        unknown = N_("There is no service “%(name)s”.")
        tell_unknown(source, number, unknown, argument, topics, name=argument)
    elif name == "when":
        check_name(source, number, argument)
    elif name == "facts" and argument not in LABELS:
        tell_unknown(source, number, N_("“%(name)s” is no table that can be listed."), argument, LABELS, name=argument)
    check_options(source, number, block)


def check_options(source: Source, number: int, block: type[OurBlock]) -> None:
    """Report the options under a block's first line that the block does not know, cannot read, or never sees."""
    below = [line.expandtabs(4) for line in source.lines[number:]]
    options, taken = options_of(below)
    for option in options:
        line = number + 1 + option.offset
        values = {"name": block.NAME, "option": option.name, "value": option.text}
        if option.name not in block.OPTIONS:
            unknown = N_("The block “%(name)s” has no option “%(option)s”.")
            tell_unknown(source, line, unknown, option.name, block.OPTIONS, **values)
        elif not is_readable(block, option):
            unread = N_("The block “%(name)s” cannot read its option “%(option)s”: “%(value)s”.")
            source.error(line, unread, N_("Mend it."), **values)
    for offset, name in lost(below, [*block.OPTIONS], taken):
        here = N_("The option “%(option)s” is not read here.")
        mend = N_("Put it right below the line with ///, after four spaces.")
        source.error(number + 1 + offset, here, mend, option=name)


def is_readable(block: type[OurBlock], option: Option) -> bool:
    """Whether the block takes what is written for one of its options."""
    try:
        value_of(block, option)
    except ValueError:
        return False
    return True


def tell_unknown(source: Source, line: int, sentence: str, name: str, known: Iterable[str], /, **values: str) -> None:
    """Report a name that nobody knows, with the one that may have been meant, and all that there are."""
    near = most_similar(name, known)
    mend = N_("Did you mean “%(near)s”? There are: %(known)s.") if near else THERE_ARE
    source.error(line, sentence, mend, **values, near=near, known=", ".join(known) or "–")


def close(source: Source, number: int, closing: re.Match[str], open_blocks: OpenBlocks) -> None:
    """Take the block that this line closes off the list, or report that there is none."""
    for position in reversed(range(len(open_blocks))):
        if open_blocks[position][1]["slashes"] == closing["slashes"]:
            del open_blocks[position]
            return
    unopened = N_("This line closes a block that was never opened.")
    source.error(number, unopened, N_("Remove it, or open the block."))
