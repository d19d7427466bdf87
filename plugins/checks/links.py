"""Links from page to page, and to a place in a page, lead somewhere."""

from collections.abc import Callable, Collection
from functools import cache
from html import unescape

from ground.texts import N_
from plugins.components.text_checks import BY_FILE
from plugins.findings import Findings
from plugins.multilingual.document import Document
from plugins.multilingual.site import Site
from plugins.multilingual.targets import resolve
from plugins.names import linkable
from plugins.record import Link
from plugins.site_settings import SiteSettings


def check(site: Site, settings: SiteSettings, findings: Findings) -> None:
    """Report each link by source file whose target there is not."""

    @cache
    def is_file(path: str) -> bool:
        return linkable(settings.content, path) is not None

    for document in site.documents:
        for link in document.record.links:
            if link.kind in ("page", "file"):
                target = resolve(document, link)
                if not (target in site.by_source if link.kind == "page" else is_file(target)):
                    findings.error(
                        document.path,
                        link.line,
                        N_("The link to %(link)s leads nowhere: there is no such file, or it is a draft."),
                        N_("Mend the name, or remove the link."),
                        link=as_written(link),
                    )


def check_places(site: Site, files: Collection[str], html: Callable[[str], str], findings: Findings) -> None:
    """Report each link to a place (``services.md#calendar``) or an address that there is not.

    ``files``: all that the site consists of; ``html`` gives the whole page of a file.
    """
    for document in site.documents:
        for link in document.record.links:
            if link.kind == "page" and link.anchor:
                check_place(site, document, link, html, findings)
            elif link.kind == "address" and site.file_of(link.target) not in files:
                nothing = N_("There is nothing at the address %(link)s.")
                findings.error(document.path, link.line, nothing, BY_FILE, link=link.target)


def check_place(site: Site, document: Document, link: Link, html: Callable[[str], str], findings: Findings) -> None:
    """Report a link to a place that its page has neither in its text nor around it."""
    target = site.by_source.get(resolve(document, link))
    if target is None or target.record.has_place(link.anchor) or has_place(html(target.save_as), link.anchor):
        return
    findings.error(
        document.path,
        link.line,
        N_("%(page)s has no place called #%(anchor)s."),
        N_("Mend the name after the #."),
        page=target.source,
        anchor=link.anchor,
    )


def has_place(html: str, anchor: str) -> bool:
    """Whether a page has a place of this name, as minified HTML writes it."""
    return f" id={anchor} " in html or f" id={anchor}>" in html or f' id="{anchor}"' in html


def as_written(link: Link) -> str:
    """A link without its query and place."""
    return unescape(link.written.removesuffix(link.rest) if link.rest else link.written)
