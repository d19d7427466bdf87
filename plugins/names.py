"""Names of files: as they are written, as they lie on the disk, and as the site publishes them."""

from collections.abc import Iterable
from pathlib import Path
from unicodedata import name as name_of

from pelican.utils import slugify

from ground.characters import nfc
from plugins.cache.digest import digest_of

# What is no name of the site's own making: everything but these becomes a hyphen.
OTHERS = [(r"[^0-9A-Za-z]+", "-")]
TOLD_APART = 6  # characters of a digest
# Pages, and what is told of pictures beside them, are read and not handed out.
OURS = (".md", ".toml")


def is_nobodys(name: str) -> bool:
    """Whether a path is, or lies in, what a program keeps for itself: one of its names begins with a dot."""
    return any(part.startswith(".") for part in name.split("/"))


def on_disk(folder: Path, name: str) -> Path:
    """The file of this name in a folder, whichever way the disk writes its accents."""
    path = folder / name
    if name.isascii() or path.exists():
        return path
    for part in Path(name).parts:
        folder /= part if (folder / part).exists() else alike(folder, part)
    return folder


def alike(folder: Path, name: str) -> str:
    """The name in a folder that looks the same; the name itself where there is none."""
    there = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    return next((one for one in there if nfc(one) == nfc(name)), name)


def linkable(content: Path, name: str) -> Path | None:
    """The file of the content folder that a page may link to by this name; None where there is none."""
    if is_nobodys(name) or name.endswith(OURS):
        return None
    path = on_disk(content, name)
    return path if path.is_file() else None


def slug(text: str) -> str:
    """A text in a-z, 0-9 and single hyphens; empty where nothing of it can be written so."""
    return str(slugify(text, OTHERS)).strip("-")


def latin(character: str) -> str:
    """A Latin letter without its accents and strokes, as one writes it on a keyboard that lacks it; else nothing."""
    return str(slugify(character, preserve_case=True)) if name_of(character, "").startswith("LATIN ") else ""


def clean(name: str) -> str:
    """The name of a file in a-z, 0-9 and hyphens, folder by folder, with its ending."""
    *folders, last = name.split("/")
    stem, _, ending = last.rpartition(".") if "." in last else (last, "", "")
    named = ".".join(filter(None, (slug(stem) or "file", slug(ending))))
    return "/".join([*(slug(one) or "folder" for one in folders), named])


def published(names: Iterable[str]) -> dict[str, str]:
    """The name under which each of these files is published; those that would share one are told apart.

    A name that is clean already stays; of others, the first in order has it, unless it is taken.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(set(names), key=lambda one: (one != clean(one), one)):
        wanted = clean(name)
        if wanted in taken:
            stem, dot, ending = wanted.rpartition(".")
            wanted = f"{stem or ending}-{digest_of(name)[:TOLD_APART]}{dot}{ending if stem else ''}"
        taken.add(wanted)
        found[name] = wanted
    return found
