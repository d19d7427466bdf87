"""What stands on the social cards can be set there: the typeface has all of its letters."""

from collections.abc import Callable, Iterator
from functools import partial
from html import unescape

from ground.texts import N_
from plugins.artwork.letters import USUAL, lacking
from plugins.findings import Findings
from plugins.multilingual.site import Site

PLAIN = N_("The social card shows the plain letter, or nothing in its place.")


def check(site: Site, letters: Callable[[], str], findings: Findings) -> None:
    """Tell of each title, and of a name, with a character that the cards have to do without.

    ``letters`` gives all that the typeface has; it is asked only where something unusual is to be set.
    """
    unusual = [(text, report) for text, report in written(site, findings) if not USUAL.fullmatch(text)]
    known = frozenset(letters()) if unusual else frozenset()
    for text, report in unusual if known else ():
        if missing := lacking(text, known):
            lacks = N_("The typeface of the site has no %(characters)s.")
            report(lacks, PLAIN, characters=missing)


def written(site: Site, findings: Findings) -> Iterator[tuple[str, Callable[..., None]]]:
    """The texts of the cards, each with what tells of it where it is written."""
    for page in site.documents:
        if not page.noindex:
            yield unescape(str(page.title)), partial(findings.warning, page.path, page.line_of("title"))
    facts = site.facts
    names = {str(facts.text("person.name", language)) for language in site.languages}
    for name in sorted(name for name in names if not facts.is_placeholder(name)):
        yield name, partial(findings.warning, facts.path, facts.line_of("person.name"))
