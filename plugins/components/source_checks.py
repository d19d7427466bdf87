"""What is wrong with the blocks and facts of a page, line by line."""

import re

from interface_texts import N_
from plugins.components.blocks import BLOCKS
from plugins.components.drawings import drawing_path
from plugins.components.facts import FACT

OPENING = re.compile(r" {0,3}(?P<slashes>/{3,})[ ]*(?P<name>[\w-]+)[ ]*(?:\|[ ]*(?P<argument>.*?)[ ]*)?$")
CLOSING = re.compile(r" {0,3}(?P<slashes>/{3,})[ ]*$")
OPTION = re.compile(r" {4,}(?P<name>[\w-]+):")
THERE_ARE = N_("There are: %(known)s.")


def check(source):
    """Report unknown facts and blocks, wrong options, missing drawings, blocks never closed."""
    open_blocks = []
    for number, line in enumerate(source.lines, start=1):
        check_facts(source, number, line)
        if opening := OPENING.match(line):
            check_opening(source, number, opening)
            open_blocks.append((number, opening))
        elif closing := CLOSING.match(line):
            close(source, number, closing, open_blocks)
    for number, opening in open_blocks:
        never = N_("The block “%(name)s” is never closed.")
        end = N_("End it with a line of its own: %(slashes)s")
        source.error(number, never, end, **opening.groupdict())


def check_facts(source, number: int, line: str):
    """Report the facts of a line that site.toml does not have."""
    for key in FACT.findall(line):
        if key not in source.known_facts:
            add = N_("Mend the name, or add it to site.toml.")
            source.error(number, N_("There is no fact “%(key)s”."), add, key=key)


def check_opening(source, number: int, opening: re.Match):
    """Report a block that there is not, or that lacks what it needs."""
    name, argument = opening["name"].lower(), opening["argument"]
    block, topics = BLOCKS.get(name), source.facts.topic_keys
    if block is None:
        source.error(
            number, N_("There is no block “%(name)s”."), THERE_ARE, name=name, known=", ".join(BLOCKS)
        )
        return
    if bool(block.ARGUMENT) != bool(argument):
        wrong = N_("The block “%(name)s” is not written as it should be.")
        mend = N_("Write “/// %(name)s | …”.") if block.ARGUMENT else N_("Write “/// %(name)s” alone.")
        source.error(number, wrong, mend, name=name)
    elif name == "drawing" and not drawing_path(source.settings["THEME"], argument).exists():
        source.error(number, N_("There is no drawing “%(name)s”."), N_("Mend the name."), name=argument)
    elif name == "service" and argument not in topics:
        unknown = N_("There is no service “%(name)s”.")
        source.error(number, unknown, THERE_ARE, name=argument, known=", ".join(topics))
    check_options(source, number, block)


def check_options(source, number: int, block):
    """Report the options under a block's first line that the block does not know."""
    for offset, line in enumerate(source.lines[number:], start=number + 1):
        if not (option := OPTION.match(line)):
            return
        if option["name"] not in block.OPTIONS:
            unknown = N_("The block “%(name)s” has no option “%(option)s”.")
            known = ", ".join(block.OPTIONS) or "–"
            source.error(offset, unknown, THERE_ARE, name=block.NAME, option=option["name"], known=known)


def close(source, number: int, closing: re.Match, open_blocks: list):
    """Take the block that this line closes off the list, or report that there is none."""
    for position in reversed(range(len(open_blocks))):
        if open_blocks[position][1]["slashes"] == closing["slashes"]:
            del open_blocks[position]
            return
    unopened = N_("This line closes a block that was never opened.")
    source.error(number, unopened, N_("Remove it, or open the block."))
