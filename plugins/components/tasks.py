"""Lists of tasks, as GitHub and Obsidian write them: ``- [ ] to do``, ``- [x] done``."""

import re
import xml.etree.ElementTree as etree
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

TASK = re.compile(r"\[(?P<state>[ xX])\]\s+(?P<words>\S.*)", re.DOTALL)


class Tasks(Treeprocessor):
    """Puts a box before each task. Its label is the task, so that it is heard with its box; nobody can tick it."""

    def run(self, root: Element) -> None:
        """Find the items that begin with a box; before what stands in lines is read."""
        for item in root.iter("li"):
            first = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
            if task := TASK.fullmatch(first.text or ""):
                item.set("class", "task")
                put_box(first, task["words"], done=task["state"] != " ")


def put_box(element: Element, words: str, done: bool) -> None:
    """Let an element begin with a box and its label."""
    label = Element("label")
    state = {"checked": "checked"} if done else {}
    etree.SubElement(label, "input", {"type": "checkbox", "disabled": "disabled"} | state).tail = f" {words}"
    element.text = ""
    element.insert(0, label)
