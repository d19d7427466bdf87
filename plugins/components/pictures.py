"""Pictures in Markdown: ``![what it shows](../images/desk.jpg "caption")`` becomes one in every format."""

import html
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from urllib.parse import unquote

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor

from ground.texts import N_
from plugins.components.source import PageHolder, Source
from plugins.names import is_nobodys, on_disk
from plugins.pictures.album import Picture
from plugins.pictures.credit import Sidecar, caption, check_credit, page_credit, read_sidecar, sidecar_name
from plugins.pictures.original import Unreadable
from plugins.record import PictureCredit

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
BY_PELICAN = re.compile(r"\{(static|attach)\}")
HEADINGS = ("h1", "h2", "h3")


class Pictures(Treeprocessor):
    """Replaces each image of a page; what is wrong with one is reported with its line."""

    def __init__(self, md: Markdown, extension: PageHolder):
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        """Replace the images, and put a figure around those that have a paragraph of their own."""
        self.at_the_top = True
        captions: dict[etree.Element, str] = {}
        for element in list(root.iter()):
            self.at_the_top = self.at_the_top and element.tag not in HEADINGS
            if element.tag == "img" and (caption := self.replace(element)) is not None:
                captions[element] = caption
        for paragraph in list(root.iter("p")):
            inside = [captions[element] for element in paragraph.iter() if element in captions]
            if inside and not "".join(text_around(paragraph)).strip():
                self.make_figure(paragraph, inside)

    def replace(self, image: etree.Element) -> str | None:
        """Make an ``img`` element a ``picture``; the HTML of its caption, None where there is no picture."""
        page, address = self.extension.page, image.get("src", "")
        name = self.find(page, address)
        picture = self.picture(page, address, name) if name else None
        if not name or not picture:
            image.set("src", "")  # reported; nobody else need stumble over it
            return None
        path = on_disk(page.settings.content, name)
        page.inputs.read("file", sidecar_name(name))
        sidecar = read_sidecar(path, page.findings)
        attributes = {key: value or "" for key, value in image.items() if key not in ("src", "alt")}
        alt = self.alt(page, address, image, attributes, sidecar)
        title = self.plain(attributes.pop("title", ""))
        credit = sidecar.credit or page_credit(self.front_matter) or picture.credit
        line = self.line(page, address)
        check_credit(page.findings, page.settings.goes_online, page.path, line, path, credit, sidecar)
        page.pictures.append(PictureCredit(name, alt, credit, line))
        image.attrib.clear()
        image.tag = "picture"
        image.text = self.md.htmlStash.store(str(picture.html(alt, first=self.at_the_top, **attributes)))
        self.at_the_top = False
        return caption(title, credit, page.gettext)

    @property
    def front_matter(self) -> dict[str, list[str]]:
        """The entries at the top of the page, as the extension “meta” leaves them."""
        entries: dict[str, list[str]] = self.md.Meta  # type: ignore[attr-defined]  # which adds it
        return entries

    def make_figure(self, paragraph: etree.Element, captions: list[str]) -> None:
        """Let a paragraph of pictures be a figure."""
        paragraph.tag = "figure"
        paragraph.set("class", "picture")
        if caption := " ".join(filter(None, captions)):
            etree.SubElement(paragraph, "figcaption").text = self.md.htmlStash.store(caption)

    def find(self, page: Source, address: str) -> str | None:
        """The file that an image means, from its page's folder or the content folder; or a finding."""
        written = BY_PELICAN.sub("", address)
        named = unquote(written)
        if ELSEWHERE.match(named):
            wrong = N_("The picture %(name)s would not be shown: the site loads nothing from elsewhere.")
            page.error(self.line(page, address), wrong, N_("Put the file into content/images."), name=named)
            return None
        for name in (name for path in dict.fromkeys((written, named)) for name in page.names_of(path)):
            if not is_nobodys(name) and page.inputs.read("file", name):
                return name
        mend = N_("Mend the name, or put the file there.")
        page.error(self.line(page, address), N_("There is no picture %(name)s."), mend, name=named)
        return None

    def picture(self, page: Source, address: str, name: str) -> Picture | None:
        """The picture of a file; reports one that cannot be read, and one that moves."""
        line, file = self.line(page, address), name.rpartition("/")[2]
        try:
            picture: Picture = page.inputs.read("picture", name)
        except Unreadable as error:
            wrong, mend = (
                N_("The picture %(name)s cannot be read (%(error)s)."),
                N_("Save it as JPEG or PNG."),
            )
            page.error(line, wrong, mend, name=file, error=page.findings.say(error.reason))
            return None
        if picture.moves:
            still = N_("Of the moving picture %(name)s only the first frame is shown.")
            why = N_("Nobody could stop it; a picture that stands still is kinder.")
            page.warning(line, still, why, name=file)
        return picture

    def alt(
        self, page: Source, address: str, image: etree.Element, attributes: dict[str, str], sidecar: Sidecar
    ) -> str:
        """What the picture shows, in words; empty for decoration, reported where it is simply missing."""
        if attributes.pop("decorative", None) is not None:
            return ""
        alt = self.plain(image.get("alt", "")) or str(sidecar.alts.get(page.lang, ""))
        if not alt.strip():
            page.error(
                self.line(page, address, without_alt=True),
                N_("The picture %(name)s has no text for those who cannot see it."),
                N_("Say between the square brackets what it shows, or add { decorative } after it."),
                name=address,
            )
        return alt.strip()

    def plain(self, text: str) -> str:
        """A text of Markdown without its escapes and entities."""
        return html.unescape(UnescapeTreeprocessor(self.md).unescape(text))

    def line(self, page: Source, address: str, without_alt: bool = False) -> int:
        """The line of the page that names a picture; the first line where none is found."""
        name = re.escape(address)
        patterns = [rf"!\[\s*\]\(\s*<?{name}"] if without_alt else []
        for pattern in (*patterns, rf"!\[.*\]\(\s*<?{name}", name):
            for number, line in enumerate(page.places.prose_lines, start=1):
                if re.search(pattern, line):
                    return number
        return 1


def text_around(element: etree.Element) -> Iterator[str]:
    """The texts in an element that are not inside its pictures."""
    if element.tag == "picture":
        return
    yield element.text or ""
    for child in element:
        yield from text_around(child)
        yield child.tail or ""
