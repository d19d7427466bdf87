"""The names of facts and tables that pages go by: in a block, or at the top of the file."""

from xml.etree.ElementTree import Element

from ground.facts import NO_FACT
from ground.schema import TABLES, nearest
from ground.similar import MEANT
from ground.texts import N_
from plugins.components.source import Source

THERE_ARE_TABLES = N_("Write the name of a table, or of a fact in one. There are: %(known)s.")


def check_name(source: Source, line: int, name: str) -> None:
    """Report the name of a fact or of a table that there is not."""
    if source.facts.knows(name):
        return
    near = nearest(name)
    mend = MEANT if near else THERE_ARE_TABLES
    source.error(line, NO_FACT, mend, key=name, near=near, known=", ".join(TABLES))


def tell_unknown_facts(source: Source, left_out: Element) -> None:
    """Report the facts that there are not in what is left out of a page, where they would not be put in."""
    texts = (text for one in left_out.iter() for text in (one.text, one.tail, *one.attrib.values()) if text)
    for typed in source.tokens.typed_in(texts):
        if not source.tokens.is_known(typed[1]):
            check_name(source, source.places.of(typed[0]), typed[1])
