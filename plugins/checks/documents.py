"""No two documents share an address, no language lacks a page silently."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise

from ground.facts import Facts
from ground.texts import N_, language_name
from plugins.findings import Findings
from plugins.multilingual.addresses import falls_back
from plugins.multilingual.document import Document
from plugins.multilingual.site import Site
from plugins.site_settings import SiteSettings

RESERVED = ("inbox", "assets", "drafts")

Drafts = Collection[tuple[str, str]]


def check(site: Site, drafts: Drafts, facts: Facts, settings: SiteSettings, findings: Findings) -> None:
    """Report reserved and same addresses as errors, and documents that a language lacks as warnings.

    ``drafts`` are the languages and keys of what is still being written.
    """
    reserved_addresses(site, findings, reserved(facts, settings))
    page_numbers(site, findings)
    known = (one for one in site.shown_documents if one.names_its_address or not findings.is_wrong(one.path))
    same_addresses(known, findings)
    missing_languages(site, drafts, findings)
    untranslated(site, findings)
    to_come(site, findings)


def reserved(facts: Facts, settings: SiteSettings) -> set[str]:
    """What the addresses of the site begin with that are no pages of the default language."""
    starts = (facts.value("site.endpoint"), facts.base)  # an address written with its path is told by how it begins
    first = {str(start).strip("/").split("/")[0] for start in starts if start}
    return {*facts.languages, *settings.static_folders, *first, *RESERVED}


def reserved_addresses(site: Site, findings: Findings, taken: set[str]) -> None:
    """A page at the root cannot have an address at which the site or the endpoint has something else."""
    for document in site.documents:
        first = document.slug if document.status == "draft" else document.url.removeprefix(site.facts.base).strip("/")
        if document.lang == site.facts.default_language and first in taken:
            findings.error(
                document.path,
                document.line_of("slug"),
                N_("The address /%(slug)s/ is needed by the site itself."),
                N_("Choose another Slug."),
                slug=first,
            )


def page_numbers(site: Site, findings: Findings) -> None:
    """An article cannot have a number for its slug, which a page of the list of articles has or will have."""
    for article in (document for document in site.documents if document.is_article):
        if article.slug.isdecimal():
            findings.error(
                article.path,
                article.line_of("slug"),
                N_("An article’s Slug cannot be a number alone: such addresses are those of the pages of their list."),
                N_("Choose another Slug."),
            )


def same_addresses(documents: Iterable[Document], findings: Findings) -> None:
    """Two documents cannot live at one address, nor can what is shown in the place of others."""
    by_address: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_address[document.save_as].append(document)
    for sharing in by_address.values():
        for first, second in pairwise(sharing):
            if (first.canonical_url or first.url) == second.canonical_url:
                continue  # both stand for pages that share an address themselves, which is told already
            findings.error(
                second.path,
                second.line_of("slug"),
                N_("This page has the same address (%(address)s) as %(other)s."),
                N_("Change the Slug of one of the two."),
                address=second.url,
                other=first.source,
            )


def missing_languages(site: Site, drafts: Drafts, findings: Findings) -> None:
    """A page that exists in one language is expected in all of them."""
    for language in set(site.facts.languages) - set(site.languages):
        missing = N_("There are no pages in %(language)s yet: the site leaves this language out.")
        begin = N_("Begin with content/%(code)s/home.md.")
        if (language, "home") in drafts:
            missing = N_("The home page in %(language)s is a draft: the site leaves this language out.")
            begin = N_("Finish content/%(code)s/%(key)s.md, and take its line “Status: draft” out.")
        name = language_name(language, findings.language)
        findings.warning("", 0, missing, begin, language=name, code=language, key="home")
    for key, versions in site.published_by_key().items():
        for language in (one for one in site.languages if one not in versions and (one, key) in drafts):
            tell_draft(site, next(iter(versions.values())), language, findings)
    first = [*originals(site, findings)] if site.facts.shows_fallbacks else []
    for language in site.languages:
        wanted = (one for one in first if (language, one.key) not in drafts)
        tell_missing(language, [one for one in wanted if not site.find(language, one.key)], findings)


def originals(site: Site, findings: Findings) -> Iterator[Document]:
    """The page of each key in its first language, but where she has said that it needs no other.

    What is said of a page with errors may be but an echo.
    """
    for versions in site.published_by_key().values():
        original = next(iter(versions.values()))
        if falls_back(original) and not any(findings.is_wrong(version.path) for version in versions.values()):
            yield original


def tell_missing(language: str, pages: Sequence[Document], findings: Findings) -> None:
    """Tell which pages a language lacks, in one sentence."""
    name = language_name(language, findings.language)
    if len(pages) == 1:
        one = N_("There is no %(language)s version of this page.")
        write = N_("Write content/%(code)s/%(key)s.md; until then this page is shown there as it is.")
        findings.warning(pages[0].path, 0, one, write, language=name, code=language, key=pages[0].key)
    elif pages:
        several = N_("%(count)s pages have no %(language)s version: %(pages)s.")
        them = N_("Write them in content/%(code)s, each under its name; until then they are shown there as they are.")
        named = ", ".join(page.source for page in pages)
        findings.warning("", 0, several, them, count=len(pages), language=name, pages=named, code=language)


def tell_draft(site: Site, original: Document, language: str, findings: Findings) -> None:
    """Tell what stands in the place of a version that is still being written."""
    draft = N_("The %(language)s version of this page is a draft.")
    meanwhile = (
        N_("Until it is published, this page is shown there as it is.")
        if site.shown(language, original.key)
        else N_("Until it is published, the switcher leads to the home page.")
    )
    findings.warning(original.path, 0, draft, meanwhile, language=language_name(language, findings.language))


def untranslated(site: Site, findings: Findings) -> None:
    """A page that was copied into another language and left at that; a few words may well be the same."""
    for versions in site.published_by_key().values():
        for first, second in combinations(versions.values(), 2):
            if second.converted.body and second.converted.body == first.converted.body:
                same = N_("This page and %(other)s have the same text: one is still to be translated.")
                remove = N_("Translate it, or remove the file: then the site says in which language it is.")
                findings.warning(second.path, 0, same, remove, other=first.source)


def to_come(site: Site, findings: Findings) -> None:
    """An article goes online whatever its date, which may be a slip."""
    for document in (document for document in site.documents if document.is_article):
        if document.is_published and document.date and document.date.date() > date.today():
            future = N_("This date is still to come; the article goes online all the same.")
            keep = N_("Mend the date, or keep the article back with a line “Status: draft”.")
            findings.warning(document.path, document.line_of("date"), future, keep)
