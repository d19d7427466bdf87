"""A file that nobody reads is told: put into the wrong folder, or saved with another ending."""

import os
from collections.abc import Iterator
from pathlib import Path

from ground.facts import Facts
from ground.texts import N_
from plugins.findings import Findings
from plugins.names import is_nobodys
from plugins.site_settings import SiteSettings


def check(facts: Facts, settings: SiteSettings, findings: Findings) -> None:
    """Warn of each file in the content that is neither a page nor in a folder for pictures and documents."""
    for path in sorted(unread(facts, settings)):
        findings.warning(
            path,
            0,
            N_("Nobody reads this file."),
            N_("Pages lie in the folder of their language (%(folders)s), and their names end in .md."),
            folders=", ".join(facts.languages),
        )


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
