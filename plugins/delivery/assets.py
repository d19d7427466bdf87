"""Styles, scripts, fonts and icons under names that change with their content: kept for ever."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from plugins.delivery.minify import minify_css, minify_js

FOLDER = "assets"
URL = re.compile(r"url\(\s*[\"']?(?!data:|#|https?:)([^\"')]+)[\"']?\s*\)")
SERVED = (".woff2", ".svg", ".png", ".ico", ".webp", ".avif", ".jpg")


class AssetError(Exception):
    """An asset that there is not, or that the site would not use; the message says which."""


class Assets:
    """The files of ``theme/static`` as the site serves them.

    ``site.css`` is made of the style sheets named in ``css_files``, in this order. ``site.js`` is made of the scripts
    in ``js`` and in ``js/site``, and so is one for each other folder there: a page asks for one of them.
    ``base``: the path that the site stands below. Raises AssetError for a sheet that is missing and for one that is
    not named.
    """

    def __init__(self, static: Path, css_files: Sequence[str], base: str = ""):
        self.static, self.base = static, base
        self.files: dict[str, bytes] = {}
        self._urls: dict[str, str] = {}
        for path in sorted(static.rglob("*")):
            if path.suffix in SERVED:
                self.add(path.relative_to(static).as_posix(), path.read_bytes())
        self.add("site.css", self._bundle(css_files))
        scripts = static / "js"
        for name in sorted({"site", *(folder.name for folder in scripts.glob("*/"))}):
            self.add(
                f"{name}.js", bundle_scripts([*sorted(scripts.glob("*.js")), *sorted(scripts.glob(f"{name}/*.js"))])
            )

    def url(self, name: str) -> str:
        """The root-relative address of an asset; AssetError when there is none of this name."""
        if name not in self._urls:
            known = ", ".join(sorted(self._urls))
            raise AssetError(f"There is no asset “{name}” in {self.static}. There are: {known}.")
        return self._urls[name]

    def add(self, name: str, data: bytes) -> None:
        """Serve these bytes under this name with a fingerprint in it; for what is made while building."""
        path = PurePosixPath(name)
        digest = hashlib.sha256(data).hexdigest()[:10]
        served = str(PurePosixPath(FOLDER) / path.with_name(f"{path.stem}.{digest}{path.suffix}"))
        self._urls[name] = f"{self.base}/{served}"
        self.files[served] = data

    def _bundle(self, css_files: Sequence[str]) -> bytes:
        folder = self.static / "css"
        there = {path.name for path in folder.glob("*.css")}
        for name in sorted(there - set(css_files)):
            raise AssetError(f"{folder / name} is not in CSS_FILES of pelicanconf.py: add or remove it.")
        for name in (name for name in css_files if name not in there):
            raise AssetError(f"{folder / name} is missing, but CSS_FILES of pelicanconf.py names it.")
        sheets = [self._with_urls((folder / name).read_text(encoding="utf-8")) for name in css_files]
        return minify_css("\n".join(sheets)).encode()

    def _with_urls(self, sheet: str) -> str:
        def served(match: re.Match[str]) -> str:
            parts = [part for part in PurePosixPath(match[1]).parts if part != ".."]
            return f'url("{self.url("/".join(parts))}")'

        return URL.sub(served, sheet)


def bundle_scripts(paths: list[Path]) -> bytes:
    """One module of several scripts, each in a scope of its own."""
    return minify_js(b"".join(b"{\n%s}\n" % path.read_bytes() for path in paths))
