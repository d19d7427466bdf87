"""Compares how the site reads Markdown with how CommonMark does: markdown-it-py, whose blocks and lines are its own."""

import re

import html5lib
from markdown_it import MarkdownIt

COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIDES = {"text-align:left": "to-left", "text-align:right": "to-right", "text-align:center": "to-center"}
# What the site adds, and CommonMark has no word for.
ADDED = {"pre": ("class", "tabindex")} | {f"h{level}": ("id",) for level in range(1, 7)}
BLOCKS = "p|ul|ol|li|blockquote|pre|table|thead|tbody|tr|td|th|hr|div|details|summary|h[1-6]|br|dl|dt|dd"
AROUND_BLOCKS = re.compile(rf"\s*(</?(?:{BLOCKS})(?: [^<>]*)?>|<!--[^<>]*-->)\s*")


def commonmark(text):
    """The HTML that CommonMark has for a text."""
    return COMMONMARK.render(text)


def normal(html):
    """The structure of some HTML, without spaces that nobody sees and what only the site adds."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return AROUND_BLOCKS.sub(r"\1", "".join(pieces(tree))).strip().replace("<s>", "<del>").replace("</s>", "</del>")


def pieces(element, in_code=False):
    """The tags and texts in an element."""
    in_code = in_code or element.tag == "pre"
    text = said(element.text, in_code)
    yield text.strip() if element.tag == "code" else text  # Python-Markdown lets no space begin or end code in a line
    for child in element:
        if not isinstance(child.tag, str):  # a comment
            yield f"<!--{child.text}-->"
        else:
            yield opening(child)
            yield from pieces(child, in_code)
            yield f"</{child.tag}>"
        yield said(child.tail, in_code)


def opening(element):
    """The tag of an element, with the attributes that count."""
    attributes = dict(element.attrib)
    for name in ADDED.get(element.tag, ()):
        attributes.pop(name, None)
    if style := attributes.pop("style", ""):
        attributes["class"] = SIDES[style]
    return f"<{element.tag}{''.join(f' {name}={attributes[name]!r}' for name in sorted(attributes))}>"


def said(text, in_code):
    """A text; in code, each space and line shows, but for those at its end."""
    if in_code:
        return (text or "").rstrip().replace("\n", "⏎").replace(" ", "␣")
    return re.sub(r"\s+", " ", text or "")
