"""Links from page to page, and to a place in a page, lead somewhere."""

import posixpath
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ground.similar import most_similar
from ground.texts import N_
from plugins.components.address_checks import BY_FILE
from plugins.delivery.gathering import PICTURES
from plugins.findings import Findings, readable
from plugins.multilingual.document import Document
from plugins.multilingual.site import Site
from plugins.multilingual.targets import resolve, source_named
from plugins.names import linkable
from plugins.record import Link
from plugins.site_settings import SiteSettings

TOP = "top"  # browsers know where this is
TEXT = ":~:"  # and how to look for words
BY_PICTURE = N_("Put the file into content/images, and call a picture by ![what it shows](../images/desk.jpg).")


def check(site: Site, settings: SiteSettings, findings: Findings) -> None:
    """Report each link by source file whose target there is not."""

    @cache
    def is_file(path: str) -> bool:
        return linkable(settings.content, path) is not None

    known = {*site.by_source, *site.waiting_for}
    for document in (*site.documents, *site.waiting):
        for link in document.record.links:
            if link.kind in ("page", "file"):
                is_page = link.kind == "page"
                target = source_named(document, link, known) if is_page else resolve(document, link)
                if is_page and target in site.waiting_for:
                    tell_waiting(document, link, site.waiting_for[target], findings)
                elif not (target in site.by_source if is_page else is_file(target)):
                    tell_missing(site, document, link, settings.content / target, findings)


def tell_waiting(document: Document, link: Link, fact: str, findings: Findings) -> None:
    """Report a link to a page that waits for a fact, unless its own page waits for the same."""
    if document.shown_with != fact:
        nowhere = N_("The link to %(link)s leads nowhere while “%(key)s” is empty: the page is shown with it only.")
        mend = N_("Put the link between the lines “/// when | %(key)s” and “///”.")
        findings.error(document.path, link.line, nowhere, mend, link=as_written(link), key=fact)


def tell_missing(site: Site, document: Document, link: Link, path: Path, findings: Findings) -> None:
    """Report a link by source file that leads nowhere: where it was looked for, and what may have been meant."""
    if not path.is_file():
        nowhere = N_("The link to %(link)s leads nowhere: there is no file %(place)s.")
        near = nearest_page(site, document, path.name) if link.kind == "page" else ""
        mend = N_("Did you mean {filename}%(near)s?") if near else N_("Mend the name, or remove the link.")
    elif path.suffix == ".md":
        nowhere, near = N_("The link to %(link)s leads nowhere: the page %(place)s is a draft."), ""
        mend = N_("Remove the link until the page is published.")
    else:
        nowhere, near = N_("The link to %(link)s leads nowhere: %(place)s is no page."), ""
        mend = N_("Write {static} instead of {filename}.")
    values = {"link": as_written(link), "place": readable(path), "near": near}
    findings.error(document.path, link.line, nowhere, mend, **values)


def nearest_page(site: Site, document: Document, name: str) -> str:
    """The page of the same language whose file has this name, or one like it, as it is called from a page."""
    known = {
        posixpath.basename(source): source for source, page in site.by_source.items() if page.lang == document.lang
    }
    found = most_similar(name, known)
    return posixpath.relpath(known[found], posixpath.dirname(document.source)) if found else ""


@dataclass(frozen=True)
class Places:
    """What links can lead to. ``files``: all that the site consists of; ``html`` gives the whole page of a file,
    None where it is set aside.

    ``around`` gives the names of the places that a template writes out, which costs less than to make a page.
    """

    files: Collection[str]
    around: Callable[[str], Collection[str]]
    html: Callable[[str], str | None]

    def has(self, page: Document, anchor: str) -> bool:
        """Whether a page has a place of this name, in its text or around it."""
        if page.record.has_place(anchor) or anchor in self.around(f"{page.template}.html"):
            return True
        html = self.html(page.save_as)
        return html is None or has_place(html, anchor)


def check_places(site: Site, endpoint: str, places: Places, findings: Findings) -> None:
    """Report each link to a place (``services.md#calendar``) or an address that there is not.

    ``endpoint`` is the address that forms are sent to.
    """
    home = "" if site.facts.is_placeholder(site.facts.site_url) else site.facts.site_url
    all_known = {*places.files, *site.by_file}
    # Where a page with errors may stand that does not say where.
    unsure = tuple({home_of(one, site) for one in site.documents if is_lost(one, findings)})
    for document in site.documents:
        for link in document.record.links:
            if not link.anchor and link.kind not in ("address", "elsewhere"):
                continue  # of the most there is nothing more to be said
            address, anchor = own_address(link, home)
            found = file_at(site, address, all_known) if address else ""
            if found is None and address != endpoint and not address.startswith(unsure):
                nothing = N_("There is nothing at the address %(link)s.")
                mend = BY_PICTURE if address.lower().endswith(PICTURES) else BY_FILE
                findings.error(document.path, link.line, nothing, mend, link=address)
            elif (
                found is not None
                and anchor
                and (page := site.by_file.get(found) if found else page_of(site, document, link))
            ):
                check_place(document, link, page, anchor, places, findings)


def own_address(link: Link, home: str) -> tuple[str, str]:
    """The address within the site that a link names, empty where it names none, and the place there.

    ``home`` is the address of the site itself; empty while it is none.
    """
    address, anchor = (link.target if link.kind == "address" else ""), unquote(link.anchor)
    if home and link.kind == "elsewhere" and link.target.startswith(f"{home}/"):
        parts = urlsplit(link.target[len(home) :])
        address, anchor = parts.path, unquote(parts.fragment)
    return address, "" if anchor == TOP or anchor.startswith(TEXT) else anchor


def file_at(site: Site, address: str, files: Collection[str]) -> str | None:
    """The file that answers an address; None where there is none."""
    return next((file for file in (site.file_of(address), site.file_of(unquote(address))) if file in files), None)


def page_of(site: Site, document: Document, link: Link) -> Document | None:
    """The page that a link with a place leads to, where it names one."""
    if link.kind == "place":
        return document
    return site.by_source.get(source_named(document, link, site.by_source)) if link.kind == "page" else None


def check_place(
    document: Document, link: Link, page: Document, anchor: str, places: Places, findings: Findings
) -> None:
    """Report a link to a place that its page has not."""
    if not places.has(page, anchor):
        nowhere = N_("%(page)s has no place called #%(anchor)s.")
        mend = N_("Mend the name after the #.")
        findings.error(document.path, link.line, nowhere, mend, page=page.source, anchor=anchor)


def is_lost(document: Document, findings: Findings) -> bool:
    """Whether nobody can tell at which address a page is to stand, because of the errors in it."""
    return findings.is_wrong(document.path) and not document.names_its_address


def home_of(document: Document, site: Site) -> str:
    """The address of the home page of its language, below which it stands."""
    return site.addresses.home(document.lang)


def has_place(html: str, anchor: str) -> bool:
    """Whether a page has a place of this name, as minified HTML writes it."""
    return f" id={anchor} " in html or f" id={anchor}>" in html or f' id="{anchor}"' in html


def as_written(link: Link) -> str:
    """A link without its query and place."""
    return unescape(link.written.removesuffix(link.rest) if link.rest else link.written)
