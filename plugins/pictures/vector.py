"""Drawings in SVG: shown as they are, without what only the program that made them reads."""

import re
from pathlib import Path

from plugins.pictures.original import Unreadable

ROOT = re.compile(r"<svg\b[^>]*>")
ATTRIBUTE = re.compile(r"\s(width|height|viewBox)\s*=\s*[\"']([^\"']*)[\"']")
NUMBER = re.compile(r"-?\d*\.?\d+")
LENGTH = re.compile(r"(\d*\.?\d+)(px)?")
NOT_DRAWN = re.compile(r"<!--.*?-->|<metadata\b.*?</metadata>|<metadata\b[^>]*/>", re.DOTALL)


def vector(path: Path) -> bytes:
    """A drawing without its metadata and comments."""
    return NOT_DRAWN.sub("", path.read_text(encoding="utf-8-sig")).strip().encode()


def vector_size(path: Path) -> tuple[int, int]:
    """Width and height of a drawing, or of its view box; Unreadable when it tells neither."""
    try:
        root = ROOT.search(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable(str(error)) from error
    told = dict(ATTRIBUTE.findall(root[0])) if root else {}
    lengths = [LENGTH.fullmatch(told.get(name, "")) for name in ("width", "height")]
    box = NUMBER.findall(told.get("viewBox", ""))
    numbers = [length[1] for length in lengths] if all(lengths) else box[2:4]
    if len(numbers) < 2 or not all(float(number) > 0 for number in numbers):
        raise Unreadable("no width and height, and no viewBox")
    return round(float(numbers[0])) or 1, round(float(numbers[1])) or 1
