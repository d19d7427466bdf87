"""Drawings in SVG: shown as they are, without what only the program that made them reads."""

import re
from pathlib import Path
from xml.etree import ElementTree

from ground.texts import N_
from plugins.pictures.original import Unreadable

PROGRAM = N_("it holds a program")
SIZELESS = N_("it tells neither width and height nor a viewBox")
NUMBER = re.compile(r"-?\d*\.?\d+")
LENGTH = re.compile(r"(\d*\.?\d+)(px)?")
NOT_DRAWN = re.compile(r"<!--.*?(?:-->|\Z)|<metadata\b[^<>]*/>|<metadata\b.*?(?:</metadata>|\Z)", re.DOTALL)


def vector(path: Path) -> bytes:
    """A drawing without its metadata and comments."""
    return NOT_DRAWN.sub("", path.read_text(encoding="utf-8-sig")).strip().encode()


def vector_size(path: Path) -> tuple[int, int]:
    """Width and height of a drawing, or of its view box; Unreadable when it tells neither, or runs."""
    try:
        root = ElementTree.fromstring(path.read_text(encoding="utf-8-sig"))  # noqa: S314 - her own file
    except (UnicodeDecodeError, ElementTree.ParseError) as error:
        raise Unreadable from error
    if any(runs(element) for element in root.iter()):
        raise Unreadable(PROGRAM)
    lengths = [LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    box = NUMBER.findall(root.get("viewBox", ""))
    sizes = [length[1] for length in lengths if length]
    numbers = sizes if len(sizes) == len(lengths) else box[2:4]
    if not root.tag.endswith("svg") or len(numbers) < 2 or not all(float(number) > 0 for number in numbers):
        raise Unreadable(SIZELESS)
    return round(float(numbers[0])) or 1, round(float(numbers[1])) or 1


def runs(element: ElementTree.Element) -> bool:
    """Whether an element could run a program where the drawing is opened by itself."""
    return element.tag.rpartition("}")[2] in ("script", "foreignObject") or any(
        name.lower().startswith("on") or value.strip().lower().startswith("javascript:")
        for name, value in element.items()
    )
