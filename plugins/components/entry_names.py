"""The names of entries: ours, those that other generators have for them, and what looks like one of ours."""

import re

from ground.similar import most_similar
from plugins.pictures.credit import ENTRIES as CREDIT

KNOWN = (
    *("title", "description", "slug", "menu", "kicker", "answers", "date", "modified"),
    *("status", "template", "fallback", "shown-with"),
)
OURS = (*KNOWN, *CREDIT)
# What others call them, without hyphens and underscores: Pelican, Jekyll, Hugo, Astro, Eleventy, WordPress.
OTHERS = {
    "title": "heading",
    "description": "summary excerpt abstract metadescription seodescription",
    "slug": "permalink url",
    "menu": "linktitle navtitle menutitle sidebarlabel",
    "date": "pubdate publishdate publisheddate publishedat publishedon datepublished created createdat datecreated",
    "modified": "lastmod lastmodified lastmodifiedat moddate modifieddate updated updatedat updateddate datemodified",
    "draft": "draft isdraft",
    "published": "published",
    "lang": "lang language locale",
}
BY_OTHERS = {other: ours for ours, others in OTHERS.items() for other in others.split()}
# What there is elsewhere, and has no use here.
NO_USE = """tag tags category categories keywords author authors layout type id aliases image images cover coverimage
heroimage thumbnail featured featuredimage toc comments weight order series params translationkey subtitle"""
UNUSED = frozenset(NO_USE.split())
# So that no line takes long, each part has a length that it cannot have in use.
LOOKS_LIKE = re.compile(
    r"(?:[^\w:：=]|_){0,20}(?P<name>[A-Za-z][A-Za-z-]{1,24})(?:[^\w:：=]|_){0,10}[:：=](?P<value>(?![:：/=]).*)"
)
AROUND = " \t\u00a0*_`\"'"


def known_name(name: str) -> str:
    """What an entry of this name is here: one of ours, ``draft``, ``published``, ``lang``; empty for any other."""
    lower = name.lower()
    return lower if lower in OURS else BY_OTHERS.get(squeezed(name), "")


def is_unused(name: str) -> bool:
    """Whether an entry of this name, or the table it lies in, is one that other generators have."""
    top = name.partition(".")[0]
    return squeezed(top) in UNUSED


def nearest(name: str) -> str:
    """The name that was meant, as one writes it; empty where that is unclear."""
    return most_similar(name.lower(), OURS, cutoff=0.75).capitalize()


def squeezed(name: str) -> str:
    """A name in small letters, without hyphens and underscores."""
    return name.lower().replace("-", "").replace("_", "")


def meant(line: str) -> tuple[str, str]:
    """The entry that a line was meant as, ``Status : draft`` or ``**Status:** draft``: name and value; or none."""
    looks = LOOKS_LIKE.match(line)
    if not looks or not (looks["name"].lower() in OURS or known_name(looks["name"]) == "draft"):
        return "", ""
    return known_name(looks["name"]), looks["value"].strip(AROUND)
