"""Straight quotes and apostrophes in prose, which a reader notices."""

import re

from interface_texts import N_

# What is not prose: tags, code, link targets, attribute lists, facts.
NOT_PROSE = re.compile(r"<[^>]*>|`[^`]*`|\]\([^)]*\)|\{[^}]*\}")
STRAIGHT = re.compile(r"[\"']")
OPTION = re.compile(r"^ {4,}[\w-]+:")
QUOTES = {"it": "«…», “…”, ’", "en": "“…”, ‘…’, ’", "de": "„…“, ‚…‘, ’"}


def check(settings):
    """Warn of each line of each document that holds a straight quote or apostrophe."""
    for document in settings["SITE"].documents:
        for number, line in enumerate(document.source.lines, start=1):
            if has_straight_quotes(line):
                settings["FINDINGS"].warning(
                    document.source_path,
                    number,
                    N_("A straight quotation mark or apostrophe stands here."),
                    N_("Use %(quotes)s."),
                    quotes=QUOTES.get(document.lang, QUOTES["en"]),
                )


def has_straight_quotes(line: str) -> bool:
    """Whether the prose of a Markdown line holds a straight quote or apostrophe."""
    return not OPTION.match(line) and STRAIGHT.search(NOT_PROSE.sub("", line)) is not None
