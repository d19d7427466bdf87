"""What Markdown takes as it comes and browsers show otherwise than meant: tags, headings, lists."""

import re
from html import unescape
from html.parser import HTMLParser

from ground.texts import N_

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# HTML itself says where these end.
END_BY_THEMSELVES = {"p", "li", "dt", "dd", "tr", "th", "td", "thead", "tbody", "tfoot", "option"}
HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
CODE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
# A line of a paragraph that was meant as an item: pasted, or without an empty line before it.
ITEM = re.compile(r"^(?:<p>)?((?:[•·▪◦‣]|[-*+][ \u00a0]).*?)(?:<|$)", re.MULTILINE)


class Tags(HTMLParser):
    """Collects the tags of a page that lack their counterpart, as they are written."""

    def __init__(self, html: str):
        super().__init__()
        self.open: list[str] = []
        self.alone: list[str] = []
        self.feed(html)
        self.close()
        self.alone += [f"<{tag}>" for tag in self.open]

    def handle_starttag(self, tag, attrs):
        """Remember what has to be closed."""
        if tag not in VOID | END_BY_THEMSELVES:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        """What closes itself is done."""

    def handle_endtag(self, tag):
        """Take off what this closes, and note what was left open inside."""
        if tag in self.open:
            while (last := self.open.pop()) != tag:
                self.alone.append(f"<{last}>")
        elif tag not in VOID | END_BY_THEMSELVES:
            self.alone.append(f"</{tag}>")


def check(settings):
    """Report tags without their counterpart and second titles; warn of odd headings and of lost lists."""
    for document in settings["SITE"].documents:
        html = CODE.sub("", document._content)
        check_tags(document, html)
        check_headings(document, html, settings["FINDINGS"])
        for item in ITEM.finditer(html):
            settings["FINDINGS"].warning(
                document.source_path,
                line_with(document.source, item[1]),
                N_("This line looks like an item of a list and is none."),
                N_("Begin it with a hyphen and a plain space; before the first item goes an empty line."),
            )


def check_tags(document, html: str):
    """Report the tags that would spoil what comes after them."""
    for tag in Tags(html).alone:
        opening, closing = (re.compile(rf"<{slash}{tag.strip('</>')}\b", re.I) for slash in ("", "/"))
        uneven = [
            number
            for number, line in enumerate(document.source.lines, start=1)
            if len(opening.findall(line)) != len(closing.findall(line))
        ]
        alone, mend = N_("“%(tag)s” lacks its counterpart."), N_("Write both, as in <b>…</b>, or neither.")
        document.source.error(uneven[-1] if uneven else 0, alone, mend, tag=tag)


def check_headings(document, html: str, findings):
    """Report a title within the page; warn of a heading without words, and of a level left out."""
    above = 1
    for level, words in HEADING.findall(html):
        line = line_with(document.source, words)
        if level == "1":
            twice, mend = N_("The page has its title already."), N_("Begin this heading with ##.")
            document.source.error(line, twice, mend)
        elif not TAG.sub("", words).strip():
            empty, mend = N_("A heading has no words."), N_("Remove the ## alone.")
            findings.warning(document.source_path, 0, empty, mend)
        elif int(level) > above + 1:
            skipped, mend = N_("This heading leaves a level out."), N_("Begin it with %(marks)s.")
            findings.warning(document.source_path, line, skipped, mend, marks="#" * (above + 1))
        above = int(level)


def line_with(source, html: str) -> int:
    """The first line that holds the text before any tag; 0 where none does."""
    text = unescape(html.partition("<")[0]).strip()
    return next((number for number, line in enumerate(source.lines, start=1) if text and text in line), 0)
