"""Where the links of a page lead: from what they name to an address, in the language in which the page is shown."""

from collections.abc import Iterator

from ground.addresses import below
from plugins.multilingual.document import Document
from plugins.multilingual.site import Site
from plugins.multilingual.targets import resolve, source_named
from plugins.record import Link


def resolved(site: Site, page: Document) -> Iterator[str]:
    """The address of each link of a page, escaped for HTML, in order."""
    for link in page.record.links:
        led = address_of(site, page, link)
        yield led if page.text_lang == page.lang else led_home(site, page, link, led)


def address_of(site: Site, page: Document, link: Link) -> str:
    """Where a link leads in the language in which the page is written; as it is written where it leads nowhere."""
    if link.kind == "topic":
        return site.addresses.topic(page.text_lang, link.target)
    if link.kind == "file":
        return f"{site.facts.base}/{site.file_names[resolve(page, link)]}{link.rest}"
    if link.kind == "address":
        return below(site.facts.base, link.written)
    target = site.by_source.get(source_named(page, link, site.by_source)) if link.kind == "page" else None
    return f"{target.url}{link.rest}" if target else link.written


def led_home(site: Site, page: Document, link: Link, address: str) -> str:
    """The address of the same page or topic in the language in which this page is shown, where there is one."""
    if link.kind == "topic":
        contact = site.shown(page.lang, "contact")
        return site.addresses.topic(page.lang, link.target) if contact else address
    target = site.by_url.get(address.partition("#")[0])
    if "?" in link.rest or target is None or target.lang != page.text_lang:
        return address
    version = site.shown(page.lang, target.key)
    if version is None:
        return address
    # A heading has another name in another language.
    return version.url + (f"#{link.anchor}" if link.anchor and version.record.has_place(link.anchor) else "")
