"""Originals stay at home: only what a page links to is served, and a photograph without its metadata."""

import re
from pathlib import Path
from urllib.parse import unquote

from ground.texts import N_
from plugins.pictures.original import Unreadable

FILE_NAME = re.compile(r"""[^/"'\s()<>]+\.\w+""")
PICTURES = (
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".webp", ".avif"),
    *(".tif", ".tiff", ".bmp", ".heic", ".heif", ".svg"),
)


def bare_originals(files: list, settings) -> list:
    """The static files that are served as they are; photographs among those linked to are served bare."""
    linked = {
        unquote(name)
        for document in settings["SITE"].documents
        for name in FILE_NAME.findall(document._content)
    }
    served = []
    for file in files:
        path = Path(file.source_path)
        if not path.is_file() or path.name not in linked:
            continue
        if path.suffix.lower() in PICTURES:
            serve_bare(file, path, settings)
        elif path.suffix != ".toml":
            served.append(file)
    return served


def serve_bare(file, path: Path, settings):
    """Serve a photograph at its own address, with nothing but its pixels."""
    try:
        settings["STATIC"][file.save_as] = settings["ALBUM"].bare(path)
    except Unreadable as error:
        findings, wrong = settings["FINDINGS"], N_("The picture %(name)s cannot be read (%(error)s).")
        mend, reason = N_("Save it as JPEG or PNG."), findings.say(error.reason)
        findings.error(path, 0, wrong, mend, name=path.name, error=reason)
