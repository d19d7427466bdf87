"""Lists of tasks, as GitHub and Obsidian write them: ``- [ ] to do``, ``- [x] done``."""

import re
import xml.etree.ElementTree as etree
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

TASK = re.compile(r"\[(?P<state>[ xX])\]\s+(?P<words>\S.*)", re.DOTALL)


LIVE = ".//form[@class='ticklist']//li"


class Tasks(Treeprocessor):
    """Puts a box before each task. Its label is the task, so that it is heard with its box.

    Nobody can tick it but in a list to tick.
    """

    def run(self, root: Element) -> None:
        """Find the items that begin with a box; before what stands in lines is read."""
        live = set(root.iterfind(LIVE))
        for item in root.iter("li"):
            first = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
            if task := TASK.fullmatch(first.text or ""):
                item.set("class", "task")
                state = {"checked": "checked"} if task["state"] != " " else {}
                put_box(first, task["words"], state | ({"name": "task"} if item in live else {"disabled": "disabled"}))


class Ticks(Treeprocessor):
    """Lets each box that can be ticked say its task, once its words are those that are shown."""

    def run(self, root: Element) -> None:
        """Give each of them its value."""
        for item in root.iterfind(LIVE):
            label, box = item.find(".//label"), item.find(".//label/input")
            if label is not None and box is not None:
                box.set("value", " ".join("".join(label.itertext()).split()))


def put_box(element: Element, words: str, attributes: dict[str, str]) -> None:
    """Let an element begin with a box and its label."""
    label = Element("label")
    etree.SubElement(label, "input", {"type": "checkbox"} | attributes).tail = f" {words}"
    element.text = ""
    element.insert(0, label)
