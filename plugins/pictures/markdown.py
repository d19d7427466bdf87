"""Pictures in Markdown: ``![what it shows](../images/desk.jpg "caption")`` becomes one in every format."""

import html
import re
import xml.etree.ElementTree as etree
from pathlib import Path
from urllib.parse import unquote

from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor

from ground.texts import N_
from plugins.pictures import original
from plugins.pictures.album import Shown
from plugins.pictures.credit import Sidecar, check_credit, page_credit, read_sidecar

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
BY_PELICAN = re.compile(r"\{(static|attach)\}")
HEADINGS = ("h1", "h2", "h3")


class Pictures(Treeprocessor):
    """Replaces each image of a page; what is wrong with one is reported with its line."""

    def __init__(self, md, extension):
        super().__init__(md)
        self.extension = extension

    def run(self, root):
        """Replace the images, and put a figure around those that have a paragraph of their own."""
        self.at_the_top = True
        captions = {}
        for element in list(root.iter()):
            self.at_the_top = self.at_the_top and element.tag not in HEADINGS
            if element.tag == "img" and (caption := self.replace(element)) is not None:
                captions[element] = caption
        for paragraph in list(root.iter("p")):
            inside = [captions[element] for element in paragraph.iter() if element in captions]
            if inside and not "".join(text_around(paragraph)).strip():
                self.make_figure(paragraph, inside)

    def replace(self, image) -> str | None:
        """Make an ``img`` element a ``picture``; the HTML of its caption, None where there is no picture."""
        page, source = self.extension.page, image.get("src", "")
        path = self.find(page, source)
        picture = path and self.picture(page, source, path)
        if not picture:
            image.set("src", "")  # reported; nobody else need stumble over it
            return None
        sidecar = read_sidecar(path, page.settings["FINDINGS"])
        attributes = {name: value or "" for name, value in image.items() if name not in ("src", "alt")}
        alt = self.alt(page, source, image, attributes, sidecar)
        title = self.plain(attributes.pop("title", ""))
        credit = sidecar.credit or page_credit(self.md.Meta) or original.credit_inside(path)
        check_credit(page.settings, page.path, self.line(page, source), path, credit, sidecar)
        album = page.settings["ALBUM"]
        album.show(str(page.path), Shown(path, alt, credit))
        image.attrib.clear()
        image.tag = "picture"
        image.text = self.md.htmlStash.store(str(picture.html(alt, first=self.at_the_top, **attributes)))
        self.at_the_top = False
        return album.caption(title, credit, page.lang)

    def make_figure(self, paragraph, captions):
        """Let a paragraph of pictures be a figure."""
        paragraph.tag = "figure"
        paragraph.set("class", "picture")
        if caption := " ".join(filter(None, captions)):
            etree.SubElement(paragraph, "figcaption").text = self.md.htmlStash.store(caption)

    def find(self, page, source: str) -> Path | None:
        """The file that an image means, from its page's folder or the content folder; or a finding."""
        content = Path(page.settings["PATH"])
        name = unquote(BY_PELICAN.sub("", source))
        if ELSEWHERE.match(name):
            wrong = N_("The picture %(name)s would not be shown: the site loads nothing from elsewhere.")
            page.error(self.line(page, source), wrong, N_("Put the file into content/images."), name=name)
            return None
        path = content / name.lstrip("/") if name.startswith("/") else page.path.parent / name
        if path.is_file():
            return path.resolve()
        if not BY_PELICAN.match(source):  # the check of links has reported those
            mend = N_("Mend the name, or put the file there.")
            page.error(self.line(page, source), N_("There is no picture %(name)s."), mend, name=name)
        return None

    def picture(self, page, source: str, path: Path):
        """The picture of a file; reports one that cannot be read, and one that moves."""
        try:
            picture = page.settings["ALBUM"].picture(path)
            if not picture.is_vector and original.moves(path):
                still = N_("Of the moving picture %(name)s only the first frame is shown.")
                why = N_("Nobody could stop it; a picture that stands still is kinder.")
                line = self.line(page, source)
                page.settings["FINDINGS"].warning(page.path, line, still, why, name=path.name)
        except original.Unreadable as error:
            wrong = N_("The picture %(name)s cannot be read (%(error)s).")
            mend = N_("Save it as JPEG or PNG.")
            reason = page.settings["FINDINGS"].say(error.reason)
            page.error(self.line(page, source), wrong, mend, name=path.name, error=reason)
            return None
        return picture

    def alt(self, page, source: str, image, attributes: dict, sidecar: Sidecar) -> str:
        """What the picture shows, in words; empty for decoration, reported where it is simply missing."""
        if attributes.pop("decorative", None) is not None:
            return ""
        alt = self.plain(image.get("alt", "")) or str(sidecar.alts.get(page.lang, ""))
        if not alt.strip():
            page.error(
                self.line(page, source, without_alt=True),
                N_("The picture %(name)s has no text for those who cannot see it."),
                N_("Say between the square brackets what it shows, or add { decorative } after it."),
                name=source,
            )
        return alt.strip()

    def plain(self, text: str) -> str:
        """A text of Markdown without its escapes and entities."""
        return html.unescape(UnescapeTreeprocessor(self.md).unescape(text))

    def line(self, page, source: str, without_alt: bool = False) -> int:
        """The line of the page that names a picture; the first line where none is found."""
        name = re.escape(source)
        patterns = [rf"!\[\s*\]\(\s*<?{name}"] if without_alt else []
        for pattern in (*patterns, rf"!\[.*\]\(\s*<?{name}", name):
            for number, line in enumerate(page.lines, start=1):
                if re.search(pattern, line):
                    return number
        return 1


def text_around(element):
    """The texts in an element that are not inside its pictures."""
    if element.tag == "picture":
        return
    yield element.text or ""
    for child in element:
        yield from text_around(child)
        yield child.tail or ""
