"""The blocks of our pages, written ``/// name | argument`` … ``///``."""

import xml.etree.ElementTree as etree
from xml.etree.ElementTree import Element

from markdown.extensions.toc import slugify
from pymdownx.blocks.block import type_string

from plugins.components.block import Box, OurBlock
from plugins.components.drawings import described
from plugins.components.fact_blocks import FactList, PriceSlip, When
from plugins.components.vignettes import put_vignette

HEADINGS = ("h2", "h3", "h4")


class Section(Box):
    """A part of the page with a class of its own: ``/// section | pains``."""

    NAME = "section"
    ARGUMENT = True


class Action(Box):
    """A call to action; a link in it looks like a button: ``/// action``."""

    NAME = "action"
    TAG = "div"


class Note(Box):
    """An aside: ``/// note``."""

    NAME = "note"
    TAG = "aside"


class Ticklist(OurBlock):
    """Tasks to tick, which the form is begun with: ``/// ticklist``; each heading in it begins a group."""

    NAME = "ticklist"

    def on_create(self, parent: Element) -> Element:
        """Make the form; it is sent in the address, and nothing of it is kept."""
        action = str(self.page.facts.text("site.endpoint", self.page.lang))
        return etree.SubElement(parent, "form", {"class": "ticklist", "method": "get", "action": action})

    def on_end(self, block: Element) -> None:
        """Put each heading and what follows it into a group, and a button below all."""
        group = block
        for child in list(block):
            block.remove(child)
            if child.tag in HEADINGS:
                group = etree.SubElement(block, "fieldset")
                etree.SubElement(group, "legend").append(child)
            else:
                group.append(child)
        sending = etree.SubElement(block, "p", {"class": "send"})
        etree.SubElement(sending, "input", {"type": "hidden", "name": "language", "value": self.page.lang})
        etree.SubElement(sending, "button", {"class": "button"}).text = self.page.gettext("Put them in my message")


class PictureCredits(Box):
    """Where the credits of all pictures are listed, or what stands there without any: ``/// pictures``."""

    NAME = "pictures"
    TAG = "div"


class Service(OurBlock):
    """One service, with its small drawing and a link that asks about it: ``/// service | calendar``."""

    NAME = "service"
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        """Make the element, with the key as its anchor."""
        section = etree.SubElement(parent, "section", {"class": "service", "id": self.argument})
        put_vignette(section, self.md, self.page, self.argument)
        return section

    def on_end(self, block: Element) -> None:
        """Add the link to the form, with this service chosen as its topic."""
        label = dict(self.page.facts.topics(self.page.lang)).get(self.argument, "")
        ask = self.page.gettext("Ask me about this")
        add_link(block, "ask", f"{{topic}}{self.argument}", ask, label)


class Faq(OurBlock):
    """A question that opens its answer; left out when the answer is empty: ``/// faq | Question?``."""

    NAME = "faq"
    ARGUMENT = True
    OPTIONS = {"id": ["", type_string]}  # noqa: RUF012 - pymdownx's way

    def on_create(self, parent: Element) -> Element:
        """Make the element, with an anchor from the question.

        The anchor is the answer's: browsers open what is closed around a target, not the target itself
        (https://html.spec.whatwg.org/#ancestor-details-revealing-algorithm).
        """
        self.parent = parent
        anchor = self.page.tokens.words(self.options["id"]) or slugify(self.page.tokens.words(self.argument), "-")
        details = etree.SubElement(parent, "details", {"class": "faq"})
        etree.SubElement(details, "summary").text = self.argument
        etree.SubElement(details, "div", {"id": anchor})
        return details

    def on_add(self, block: Element) -> Element:
        """The content is the answer."""
        return part(block, "div")

    def on_end(self, block: Element) -> None:
        """Add the link to the answer, or take a question without one off the page."""
        answer = part(block, "div")
        if not len(answer):
            self.parent.remove(block)
            return
        to_here = self.page.gettext("Link to this answer")
        add_link(answer, "permalink", f"#{answer.get('id')}", to_here, self.page.typed(self.argument))


class Drawing(OurBlock):
    """One of our drawings, with an optional caption: ``/// drawing | desk``."""

    NAME = "drawing"
    ARGUMENT = True
    OPTIONS = {"alt": ["", type_string]}  # noqa: RUF012 - pymdownx's way

    def on_create(self, parent: Element) -> Element:
        """Make the figure around the SVG."""
        figure = etree.SubElement(parent, "figure", {"class": f"drawing drawing--{self.argument}"})
        # The source's check has reported one that there is not.
        svg = self.page.inputs.read("drawing", self.argument)
        alt = self.page.typed(self.options["alt"])
        figure.text = self.md.htmlStash.store(str(described(svg, self.page.gettext, alt)) if svg else "")
        etree.SubElement(figure, "figcaption")
        return figure

    def on_add(self, block: Element) -> Element:
        """The content is the caption."""
        return part(block, "figcaption")

    def on_end(self, block: Element) -> None:
        """No caption, no element for it."""
        caption = part(block, "figcaption")
        if not len(caption) and not (caption.text or "").strip():
            block.remove(caption)


def part(block: Element, tag: str) -> Element:
    """The part of a block that was made with it."""
    found = block.find(tag)
    if found is None:
        raise LookupError(tag)
    return found


def add_link(parent: Element, css_class: str, address: str, text: str, about: str) -> None:
    """Add a paragraph of one link, which says what it is about to those who hear it alone."""
    paragraph = etree.SubElement(parent, "p", {"class": css_class})
    link = etree.SubElement(paragraph, "a", {"href": address, "aria-label": f"{text}: {about}"})
    link.text = text


BLOCKS = {
    block.NAME: block
    for block in (
        *(Section, Service, Faq, Drawing, Action, Note, PictureCredits),
        *(When, FactList, PriceSlip, Ticklist),
    )
}
