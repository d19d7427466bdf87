"""A title can be set on its social card: the typeface has all of its letters."""

from collections.abc import Callable
from html import unescape

from ground.texts import N_
from plugins.artwork.letters import USUAL, lacking
from plugins.findings import Findings
from plugins.multilingual.site import Site


def check(site: Site, letters: Callable[[], str], findings: Findings) -> None:
    """Tell of each title with a character that its card has to do without.

    ``letters`` gives all that the typeface has; it is asked only where a title is an unusual one.
    """
    unusual = [
        (page, title)
        for page in site.documents
        if not page.noindex and not USUAL.fullmatch(title := unescape(str(page.title)))
    ]
    known = frozenset(letters()) if unusual else frozenset()
    for page, title in unusual if known else ():
        if missing := lacking(title, known):
            left_out = N_(
                "The typeface of the social cards has no %(characters)s: the card of this page leaves it out."
            )
            keep = N_("Keep the title where that does not matter: the page itself shows all of it.")
            findings.warning(page.path, page.line_of("title"), left_out, keep, characters=missing)
