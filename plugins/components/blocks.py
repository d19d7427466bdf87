"""The blocks of our pages, written ``/// name | argument`` … ``///``."""

import xml.etree.ElementTree as etree

from markdown.extensions.toc import slugify
from pymdownx.blocks.block import Block, type_string

from interface_texts import translations
from plugins.components.drawings import drawing


class OurBlock(Block):
    """What our blocks share: the page they stand in."""

    @property
    def page(self):
        """The Source being read."""
        return self.config["extension"].page


class Section(OurBlock):
    """A part of the page with a class of its own: ``/// section | pains``."""

    NAME = "section"
    ARGUMENT = True

    def on_create(self, parent):
        """Make the element."""
        return etree.SubElement(parent, "section", {"class": self.argument})


class Service(OurBlock):
    """One service, with a link that asks about it: ``/// service | calendar``."""

    NAME = "service"
    ARGUMENT = True

    def on_create(self, parent):
        """Make the element, with the key as its anchor."""
        return etree.SubElement(parent, "section", {"class": "service", "id": self.argument})

    def on_end(self, block):
        """Add the link to the form, with this service chosen as its topic."""
        label = dict(self.page.facts.topics(self.page.lang)).get(self.argument, "")
        ask = translations(self.page.lang).gettext("Ask me about this")
        link = etree.SubElement(etree.SubElement(block, "p", {"class": "ask"}), "a")
        link.set("href", self.page.facts.topic_address(self.page.lang, self.argument))
        link.set("aria-label", f"{ask}: {label}")
        link.text = ask


class Faq(OurBlock):
    """A question that opens its answer; left out when the answer is empty: ``/// faq | Question?``."""

    NAME = "faq"
    ARGUMENT = True
    OPTIONS = {"id": ["", type_string]}  # noqa: RUF012 - pymdownx's way

    def on_create(self, parent):
        """Make the element, with an anchor from the question.

        The anchor is the answer's: browsers open what is closed around a target, not the target itself
        (https://html.spec.whatwg.org/#ancestor-details-revealing-algorithm).
        """
        self.parent = parent
        anchor = self.options["id"] or slugify(self.argument, "-")
        details = etree.SubElement(parent, "details", {"class": "faq"})
        etree.SubElement(details, "summary").text = self.argument
        etree.SubElement(details, "div", {"id": anchor})
        return details

    def on_add(self, block):
        """The content is the answer."""
        return block.find("div")

    def on_end(self, block):
        """Add the link to the answer, or take a question without one off the page."""
        answer = block.find("div")
        if not len(answer):
            self.parent.remove(block)
            return
        to_here = translations(self.page.lang).gettext("Link to this answer")
        link = etree.SubElement(etree.SubElement(answer, "p", {"class": "permalink"}), "a")
        link.set("href", f"#{answer.get('id')}")
        link.set("aria-label", f"{to_here}: {self.argument}")
        link.text = to_here


class Drawing(OurBlock):
    """One of our drawings, with an optional caption: ``/// drawing | desk``."""

    NAME = "drawing"
    ARGUMENT = True
    OPTIONS = {"alt": ["", type_string]}  # noqa: RUF012 - pymdownx's way

    def on_create(self, parent):
        """Make the figure around the SVG."""
        figure = etree.SubElement(parent, "figure", {"class": f"drawing drawing--{self.argument}"})
        try:
            svg = drawing(self.page.settings["THEME"], self.argument, self.options["alt"], css_class="")
        except FileNotFoundError:
            svg = ""  # the source's check has reported it
        figure.text = self.md.htmlStash.store(str(svg))
        etree.SubElement(figure, "figcaption")
        return figure

    def on_add(self, block):
        """The content is the caption."""
        return block.find("figcaption")

    def on_end(self, block):
        """No caption, no element for it."""
        caption = block.find("figcaption")
        if not len(caption) and not (caption.text or "").strip():
            block.remove(caption)


class Action(OurBlock):
    """A call to action; a link in it looks like a button: ``/// action``."""

    NAME = "action"

    def on_create(self, parent):
        """Make the element."""
        return etree.SubElement(parent, "div", {"class": "action"})


class Note(OurBlock):
    """An aside: ``/// note``."""

    NAME = "note"

    def on_create(self, parent):
        """Make the element."""
        return etree.SubElement(parent, "aside", {"class": "note"})


class PictureCredits(OurBlock):
    """Where the credits of all pictures are listed, or what stands there without any: ``/// pictures``."""

    NAME = "pictures"

    def on_create(self, parent):
        """Make the element."""
        return etree.SubElement(parent, "section", {"class": "pictures"})


BLOCKS = {
    block.NAME: block for block in (Section, Service, Faq, Drawing, Action, Note, PictureCredits)
}
