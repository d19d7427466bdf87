"""The files that machines look for by their name: manifests, security.txt, humans.txt, llms.txt, vCards."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from ground.facts import VCARD
from plugins.discovery.vcard import vcard
from plugins.multilingual.site import Site
from plugins.noted import NotedFacts
from plugins.plan import Planned
from plugins.rendering import Renderer

# Every template in this folder becomes the file of its name at the root of the site …
FOR_THE_SITE = "root"
# … and every one in this folder at the home of each language.
FOR_A_LANGUAGE = "home"


def plan(site: Site, renderer: Renderer, facts: NotedFacts, theme: Path, site_url: str) -> Iterator[Planned]:
    """The files of the site, and those of each language; a template that comes out empty makes no file."""
    first = site.find(site.languages[0], "home")
    if first:
        for name in templates(theme, FOR_THE_SITE):
            home = site.x_default(first).save_as
            yield Planned(name, partial(machine_file, renderer, f"{FOR_THE_SITE}/{name}", home))
    for language in site.languages:
        address = site.addresses.home(language)
        for name in templates(theme, FOR_A_LANGUAGE):
            template = f"{FOR_A_LANGUAGE}/{name}"
            file, home = site.file_of(address + name), site.file_of(address)
            yield Planned(file, partial(machine_file, renderer, template, home))
        yield Planned(site.file_of(address + VCARD), partial(card, facts, language, site_url + address))


def templates(theme: Path, folder: str) -> list[str]:
    """The names of the templates in a folder of the theme."""
    there = theme / "templates" / folder
    return sorted(path.relative_to(there).as_posix() for path in there.rglob("*") if path.is_file())


def machine_file(renderer: Renderer, template: str, home: str) -> bytes:
    """A template, seen from a home page."""
    text = renderer.page(template, home, expires=renderer.inputs.read("expiry")).strip()
    return f"{text}\n".encode() if text else b""


def card(facts: NotedFacts, language: str, home: str) -> bytes:
    """The vCard in a language."""
    return vcard(facts, language, home).encode()


def today() -> date:
    """The day of the build."""
    return datetime.now(UTC).date()


def expiry(day: date) -> str:
    """When security.txt is no longer to be trusted: eleven to twelve months on (RFC 9116, section 2.5.5).

    The first day of a month, so that the builds of one month are equal.
    """
    return f"{day.year + 1}-{day.month:02}-01T00:00:00Z"
