"""Footnotes, which Python-Markdown makes: numbered as the text refers to them, with links back in its language."""

from collections import Counter
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from ground.texts import N_
from plugins.components.source import PageHolder


class Footnotes(Treeprocessor):
    """Mends what Python-Markdown made of the footnotes.

    Their places are named by number, because what she calls them may be no name for a place. A colon stands in each
    of these names; those that come from words have none.
    """

    def __init__(self, md: Markdown, extension: PageHolder):
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        """Name and title the footnotes, and put them before the last call to action."""
        notes = next((one for one in root.iter("div") if one.get("class") == "footnote"), None)
        if notes is None:
            return
        listed = notes[-1]
        items = {label_of(item.get("id", "")): item for item in listed}
        references = [one for one in root.iter("sup") if label_of(one.get("id", "")) in items]
        times = Counter(label_of(one.get("id", "")) for one in references)
        numbers = {
            label: str(number)
            for number, label in enumerate([*times, *(label for label in items if label not in times)], start=1)
        }
        for reference in references:
            refer(reference, numbers)
        listed[:] = [items[label] for label in numbers]
        for item in listed:
            self.mend(item, numbers, times)
        before_action(root, notes)

    def mend(self, item: Element, numbers: dict[str, str], times: Counter[str]) -> None:
        """Name a footnote, and title its links back; without a reference it has none, which is told."""
        label = label_of(item.get("id", ""))
        rename(item, "id", numbers)
        title = self.extension.page.gettext("Back to the text: note %(number)s") % {"number": numbers[label]}
        for parent in item.iter():
            for link in [one for one in parent if one.get("class") == "footnote-backref"]:
                rename(link, "href", numbers)
                link.attrib.update({"title": title, "aria-label": title, "role": "doc-backlink"})
                if not times[label]:
                    parent.remove(link)
        if not times[label]:
            page = self.extension.page
            nothing = N_("Nothing in the text refers to the footnote “%(label)s”.")
            mend = N_("Write [^%(label)s] where it belongs, or remove it.")
            page.warning(page.places.of(f"[^{label}]:"), nothing, mend, label=label)


def label_of(name: str) -> str:
    """What a footnote is called, from the name of a place: ``fn:label``, ``fnref2:label``."""
    return name.partition(":")[2]


def refer(reference: Element, numbers: dict[str, str]) -> None:
    """Let a reference show the number of its footnote, and lead there."""
    link = reference[0]
    link.text = numbers[label_of(reference.get("id", ""))]
    link.set("role", "doc-noteref")
    rename(reference, "id", numbers)
    rename(link, "href", numbers)


def rename(element: Element, attribute: str, numbers: dict[str, str]) -> None:
    """Put the number of a footnote in the place of what it is called."""
    kind, _, label = element.get(attribute, "").partition(":")
    element.set(attribute, f"{kind}:{numbers[label]}")


def before_action(root: Element, notes: Element) -> None:
    """A page ends with its call to action, not with its footnotes."""
    last = root[-2] if len(root) > 1 and root[-1] is notes else None
    if last is not None and last.get("class") == "action":
        root.remove(notes)
        root.insert(len(root) - 1, notes)
