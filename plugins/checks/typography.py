"""What a reader notices: straight quotes and apostrophes in prose, prose that looks like code."""

import re
from html import unescape

from ground.texts import N_

# What is not prose: tags, code, link targets, attribute lists, facts.
NOT_PROSE = re.compile(r"<[^>]*>|`[^`]*`|\]\([^)]*\)|\{[^}]*\}")
STRAIGHT = re.compile(r"[\"']")
CODE = re.compile(r"<pre><code>(.*)")
OPTION = re.compile(r"^ {4,}[\w-]+:")
QUOTES = {"it": "«…», “…”, ’", "en": "“…”, ‘…’, ’", "de": "„…“, ‚…‘, ’"}


def check(settings):
    """Warn of each line with a straight quote or apostrophe, and of text that would be shown as code."""
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
        if code := CODE.search(document._content):
            settings["FINDINGS"].warning(
                document.source_path,
                line_of(document.source, unescape(code[1])),
                N_("This is shown like the code of a program, as it begins with four spaces or a tab."),
                N_("Move it to the left."),
            )


def line_of(source, text: str) -> int:
    """The line that holds a text alone; 0 where none does."""
    stripped = [line.strip() for line in source.lines]
    return stripped.index(text.strip()) + 1 if text.strip() in stripped else 0


def has_straight_quotes(line: str) -> bool:
    """Whether the prose of a Markdown line holds a straight quote or apostrophe."""
    return not OPTION.match(line) and STRAIGHT.search(NOT_PROSE.sub("", line)) is not None
