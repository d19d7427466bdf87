"""A page that waits for a fact does so in all languages."""

from collections import defaultdict

from ground.texts import N_
from plugins.findings import Findings
from plugins.multilingual.document import Document
from plugins.multilingual.site import Site


def check(site: Site, findings: Findings) -> None:
    """Report versions of a page that would be shown with one fact in one language, and otherwise in another."""
    versions: dict[str, list[Document]] = defaultdict(list)
    order = site.facts.languages.index
    for document in sorted((*site.documents, *site.waiting), key=lambda document: order(document.lang)):
        versions[document.key].append(document)
    for found in versions.values():
        first = next((one for one in found if one.shown_with), found[0])
        for other in found:
            if other.shown_with != first.shown_with:
                differs = N_("%(other)s is shown with “%(key)s”, and this page is not: it is all languages or none.")
                mend = N_("Write “Shown-with: %(key)s” at the top of each.")
                values = {"other": first.source, "key": first.shown_with}
                findings.error(other.path, other.line_of("shown-with"), differs, mend, **values)
