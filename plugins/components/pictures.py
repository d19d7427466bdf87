"""Pictures in Markdown: ``![what it shows](../images/desk.jpg "caption")`` becomes one in every format."""

import html
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor

from ground.texts import N_
from plugins.components.source import PageHolder, Source
from plugins.components.source_checks import tell_unknown
from plugins.findings import readable
from plugins.names import is_nobodys, on_disk
from plugins.pictures.album import Picture
from plugins.pictures.credit import Sidecar, caption, check_credit, page_credit, read_sidecar, sidecar_name
from plugins.pictures.original import Unreadable
from plugins.record import PictureCredit

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
BY_PELICAN = re.compile(r"\{(static|attach)\}")
# What may stand between braces behind one.
ATTRIBUTES = ("decorative", "class", "id", "title", "lang", "dir", "width", "height", "loading", "fetchpriority")
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
        page = self.extension.page
        address = page.tokens.words(image.get("src", ""))
        name = self.find(page, address)
        picture = self.picture(page, address, name) if name else None
        if not name or not picture:
            image.set("src", "")  # reported; nobody else need stumble over it
            return None
        path = on_disk(page.settings.content, name)
        page.inputs.read("file", sidecar_name(name))
        sidecar = read_sidecar(path, page.findings)
        attributes = {key: value or "" for key, value in image.items() if key not in ("src", "alt")}
        self.check_attributes(page, address, attributes)
        alt = self.alt(page, address, image, attributes, sidecar)
        title = self.plain(attributes.pop("title", ""))
        credit = sidecar.credit or page_credit(page.meanings.values) or picture.credit
        line = self.line(page, address)
        check_credit(page.findings, page.settings.goes_online, page.path, line, path, credit, sidecar)
        page.pictures.append(PictureCredit(name, alt, credit, line))
        image.attrib.clear()
        image.tag = "picture"
        image.text = self.md.htmlStash.store(str(picture.html(alt, attributes, first=self.at_the_top)))
        self.at_the_top = False
        return caption(title, credit, page.gettext)

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
        names = [name for path in dict.fromkeys((written, named)) for name in page.names_of(path)]
        for name in names:
            if "\0" not in name and not is_nobodys(name) and page.inputs.read("file", name):
                return name
        mend = N_("It was looked for as %(places)s: mend the name, or put the file there.") if names else ""
        looked = ", ".join(readable(page.settings.content / name) for name in dict.fromkeys(names))
        page.error(self.line(page, address), N_("There is no picture %(name)s."), mend, name=named, places=looked)
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

    def check_attributes(self, page: Source, address: str, attributes: Iterable[str]) -> None:
        """Report attributes that mean nothing to a picture."""
        for name in attributes:
            if name not in ATTRIBUTES and not name.startswith(("data-", "aria-")):
                nothing = N_("“%(name)s” between braces means nothing to a picture.")
                tell_unknown(page, self.line(page, address), nothing, name, ATTRIBUTES, name=name)

    def alt(
        self, page: Source, address: str, image: etree.Element, attributes: dict[str, str], sidecar: Sidecar
    ) -> str:
        """What the picture shows, in words; empty for decoration, reported where it is simply missing."""
        if attributes.pop("decorative", None) is not None:
            return ""
        alt = self.plain(image.get("alt", "")) or page.typed(str(sidecar.alts.get(page.lang, "")))
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
        return html.unescape(UnescapeTreeprocessor(self.md).unescape(self.extension.page.tokens.words(text)))

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
