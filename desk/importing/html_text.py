"""Makes Markdown of the HTML of an article."""

import re
from html import escape, unescape

from bs4 import BeautifulSoup, Comment, Tag
from markdownify import MarkdownConverter

from desk.importing.article import Article
from ground.texts import N_

# What Markdown would take for something else.
SIGNS = re.compile(r"([\\`*_\[\]])")
TAG_OR_ENTITY = re.compile(r"&(?=#?\w{1,30};)|<(?=[A-Za-z/!?])")
AT_BEGIN = re.compile(r"(?m)^([ \t]{0,20})(#|>|[-+](?=\s))")
NUMBER = re.compile(r"(?m)^([ \t]{0,20}\d{1,9})([.)](?=\s))")
# What WordPress makes something of: [gallery ids="1,2"], [caption …]…[/caption]; not [sic].
SHORTCODE = re.compile(r"\[/?(?P<name>[a-z][a-z0-9_-]{1,40})(?P<more>\s[^\[\]\n]{0,500})?/?\]")
KNOWN_CODES = ("gallery", "caption", "embed", "audio", "video", "playlist", "toc", "more", "contact-form")
NOT_TEXT = ("script", "style", "noscript", "form", "input", "button", "select", "textarea", "object", "svg", "canvas")


class ToMarkdown(MarkdownConverter):
    """Python-Markdown’s Markdown: no escape that it does not know."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """A text with its signs kept from meaning something."""
        text = TAG_OR_ENTITY.sub(lambda sign: escape(sign[0]), SIGNS.sub(r"\\\1", text)).replace("{", "&#123;")
        return NUMBER.sub(r"\1\\\2", AT_BEGIN.sub(r"\1\\\2", text))


def markdown_of(article: Article) -> str:
    """The text of an article in Markdown; what was left out is told."""
    soup = BeautifulSoup(without_shortcodes(article), "html.parser")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for tag in soup.find_all(NOT_TEXT):
        if tag.decomposed:
            continue
        article.note("", N_("Left out: <%(tag)s>, which does nothing here."), tag=tag.name)
        tag.decompose()
    for frame in soup.find_all(["iframe", "video", "audio", "embed"]):
        link_instead(article, soup, frame)
    for figure in soup.find_all("figure"):
        join_caption(soup, figure)
    for cell in soup.find_all(["td", "th"]):
        for inside in cell.find_all(["p", "div"]):
            inside.unwrap()
    converter = ToMarkdown(
        heading_style="ATX", bullets="-", code_language_callback=language_of, keep_inline_images_in=["td", "th", "a"]
    )
    text: str = converter.convert_soup(soup)
    lines = (line if line.endswith("  ") and line.strip() else line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def without_shortcodes(article: Article) -> str:
    """The HTML of a text without what only WordPress makes something of; the words between stay."""
    closed = set(re.findall(r"\[/([a-z][a-z0-9_-]{1,40})\]", article.text))

    def left_out(code: re.Match[str]) -> str:
        name, more = code["name"], code["more"] or ""
        if not (name in KNOWN_CODES or name in closed or "=" in more):
            return code[0]
        article.note(code[0], N_("Left out: %(code)s, which only the other program understands."), code=code[0])
        return ""

    return SHORTCODE.sub(left_out, article.text)


def link_instead(article: Article, soup: BeautifulSoup, frame: Tag) -> None:
    """Put a link in the place of something that is played from elsewhere."""
    inside = frame.find("source")
    address = unescape(str(frame.get("src") or (inside.get("src") if isinstance(inside, Tag) else "") or ""))
    article.note(address, N_("A link stands in the place of <%(tag)s>: %(address)s."), tag=frame.name, address=address)
    if address.startswith("//"):
        address = f"https:{address}"
    link = soup.new_tag("a", href=address)
    link.string = address
    frame.replace_with(link if address else "")


def join_caption(soup: BeautifulSoup, figure: Tag) -> None:
    """Let the caption of a picture be its title, as Markdown has it."""
    picture, caption = figure.find("img"), figure.find("figcaption")
    if isinstance(picture, Tag) and isinstance(caption, Tag) and len(figure.find_all("img")) == 1:
        picture["title"] = " ".join(caption.get_text(" ").split())
        caption.decompose()


def language_of(code: Tag) -> str | None:
    """The language of a block of code, by its class."""
    within = code.find("code")
    classes = [*(code.get("class") or []), *((within.get("class") or []) if isinstance(within, Tag) else [])]
    return next((one.partition("language-")[2] for one in classes if one.startswith("language-")), None)
