"""The facts as they are before the assistant fills them in, and with all of them filled in, whatever she may write."""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from ground.facts import CONTENT, Facts
from tests.filled_facts import FILLED, TESTIMONIALS

UNFILLED = Path(__file__).parent / "unfilled"
HEADER = re.compile(r"\[+(?P<table>\w+)\]+")
STATED = re.compile(r"(?P<name>\w+) = ")


def write_facts(content: Path, replaced: dict[str, str] | None = None) -> Facts:
    """Put the unfilled facts into a content folder, some of their text replaced; the facts."""
    text = (UNFILLED / "site.toml").read_text(encoding="utf-8")
    for old, new in (replaced or {}).items():
        assert old in text
        text = text.replace(old, new, 1)
    (content / "site.toml").write_text(text, encoding="utf-8")
    return Facts(content)


def copy_content(folder: Path, replaced: dict[str, str] | None = None) -> Facts:
    """Copy the real pages to a folder that there is not yet, with the unfilled facts; the facts."""
    shutil.copytree(CONTENT, folder)
    return write_facts(folder, replaced)


def fill_in(content: Path, values: Mapping[str, object] = FILLED, testimonials: bool = True) -> Facts:
    """Fill in these facts of a content folder, her portrait and what clients say with them; the facts."""
    path = content / "site.toml"
    text = filled_in(path.read_text(encoding="utf-8"), values)
    for one in TESTIMONIALS if testimonials else ():
        text += "\n[[testimonials]]\n" + "".join(f"{name} = {toml(value)}\n" for name, value in one.items())
    path.write_text(text, encoding="utf-8")
    if "person.portrait" in values:
        add_portrait(content)
    return Facts(content)


def filled_in(text: str, values: Mapping[str, object]) -> str:
    """The text of a site.toml with other values; each of them stands there in one line."""
    table, lines, left = "", [], set(values)
    for line in text.split("\n"):
        if header := HEADER.match(line):
            table = header["table"]
        stated = STATED.match(line)
        key = f"{table}.{stated['name']}" if stated else ""
        lines.append(f"{stated['name']} = {toml(values[key])}" if key in left else line)
        left.discard(key)
    assert not left
    return "\n".join(lines)


def toml(value: object) -> str:
    """A value as TOML has it."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name} = {toml(one)}" for name, one in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


def add_portrait(content: Path) -> None:
    """Put a portrait of hers where the facts say."""
    picture = content / str(FILLED["person.portrait"])
    picture.parent.mkdir(exist_ok=True)
    Image.new("RGB", (600, 800), "#7a8").save(picture)
    Path(f"{picture}.toml").write_text("own = true\n", encoding="utf-8")
