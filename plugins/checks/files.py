"""A file that nobody reads is told: put into the wrong folder, or saved with another ending."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from ground.facts import Facts
from ground.texts import N_
from plugins.findings import Findings
from plugins.names import is_nobodys
from plugins.site_settings import SiteSettings

# How else the name of a page may end where it was saved by another program.
LIKE_MD = (".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdwn", ".txt")
ALSO_LIKE_MD = ".md.txt"  # of an editor that adds its own


def check(facts: Facts, settings: SiteSettings, findings: Findings) -> None:
    """Warn of each file in the content that is neither a page nor in a folder for pictures and documents."""
    for path in sorted(unread(facts, settings)):
        findings.warning(
            path,
            0,
            N_("Nobody reads this file."),
            mend(path, settings.content, facts.languages),
            folders=", ".join(facts.languages),
            name=name_of_page(path),
        )


def mend(path: Path, content: Path, languages: Collection[str]) -> str:
    """What to do with a file that nobody reads."""
    if path.relative_to(content).parts[0] in languages:
        if name_of_page(path):
            return N_("If it is a page, rename it to %(name)s.")
        if path.suffix.lower() in (".html", ".htm"):
            return N_("“make import FILES=…” makes an article of it.")
    return N_("Pages lie in the folder of their language (%(folders)s), and their names end in .md.")


def name_of_page(path: Path) -> str:
    """The name that a file has to have to be read; empty where it is no text."""
    name = path.name.lower()
    ending = next((one for one in (ALSO_LIKE_MD, *LIKE_MD) if name.endswith(one)), "")
    return f"{path.name[: -len(ending)]}.md" if ending else ""


def unread(facts: Facts, settings: SiteSettings) -> Iterator[Path]:
    """The files that nobody reads."""
    for folder, folders, names in os.walk(settings.content):
        first = Path(folder).relative_to(settings.content).parts[:1]
        passed_by = () if first else settings.static_folders
        folders[:] = [name for name in folders if name not in passed_by and not is_nobodys(name)]
        is_language = first and first[0] in facts.languages
        for name in names:
            left_by_a_program = is_nobodys(name) or name.startswith("#") or name.endswith("~")
            if not (left_by_a_program or (is_language and name.endswith(".md")) or Path(folder, name) == facts.path):
                yield Path(folder, name)
