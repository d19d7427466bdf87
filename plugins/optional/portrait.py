"""Her portrait, once site.toml names one: on the page about her, and small wherever a template asks for it."""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from ground.facts import Facts
from ground.texts import N_
from plugins.cache.inputs import Inputs
from plugins.discovery.person import Person
from plugins.findings import Findings
from plugins.names import on_disk
from plugins.noted import NotedFacts, NotedTexts
from plugins.pictures.album import Picture
from plugins.pictures.credit import Sidecar, caption, check_credit, read_sidecar, sidecar_name
from plugins.pictures.original import Unreadable
from plugins.record import Converted, PictureCredit
from plugins.site_settings import SiteSettings

FACT = "person.portrait"
PAGE = "about"
IN_THE_MARGIN = "(min-width: 24rem) 22rem, 94vw"
SMALL = "8rem"


@dataclass(frozen=True)
class Portrait:
    """Her portrait, as site.toml names it; who asks for it depends on what stands there."""

    inputs: Inputs
    facts: NotedFacts
    content: Path

    @property
    def name(self) -> str:
        """The name of its file in the content folder; empty without one."""
        name = str(self.facts.optional(FACT))
        return posixpath.normpath(name.lstrip("/")) if name else ""

    @property
    def picture(self) -> Picture | None:
        """The picture; None where there is none that can be shown."""
        try:
            found: Picture = self.inputs.read("picture", self.name)
        except (OSError, Unreadable):
            return None
        return found

    @property
    def url(self) -> str:
        """The address of the picture; empty without one."""
        return self.picture.url if self.name and self.picture else ""

    def shown(self, language: str, picture: Picture) -> PictureCredit:
        """The portrait with its words; her public name where nothing beside it says what it shows."""
        sidecar = self.sidecar(Findings("en"))
        words = NotedTexts(self.inputs, language).gettext("Portrait of %(name)s")
        alt = sidecar.alts.get(language) or words % {"name": Person(self.facts, language).name}
        return PictureCredit(self.name, alt, sidecar.credit or picture.credit, 0)

    def sidecar(self, findings: Findings) -> Sidecar:
        """What the file beside it says."""
        self.inputs.read("file", sidecar_name(self.name))
        return read_sidecar(on_disk(self.content, self.name), findings)

    def html(self, language: str, small: bool = False) -> Markup:
        """The figure; nothing without a portrait. A small one has no caption, and is fetched when it is near."""
        if not self.name or not (picture := self.picture):
            return Markup()
        shown = self.shown(language, picture)
        if small:
            return Markup('<figure class="portrait portrait--small"><picture>{}</picture></figure>').format(
                picture.html(shown.alt, sizes=SMALL)
            )
        under = caption("", shown.credit, NotedTexts(self.inputs, language).gettext)
        return Markup('<figure class="drawing portrait"><picture>{}</picture>{}</figure>').format(
            picture.html(shown.alt, first=True, sizes=IN_THE_MARGIN),
            under and Markup("<figcaption>{}</figcaption>").format(under),
        )


def check(portrait: Portrait, facts: Facts, settings: SiteSettings, findings: Findings) -> None:
    """Report a portrait that cannot be shown, and one whose author nobody names."""
    if not portrait.name:
        return
    line, picture = facts.line_of(FACT), portrait.picture
    if picture is None:
        wrong = N_("There is no picture %(name)s that the site can show.")
        mend = N_("Put it into content/images as JPEG or PNG, or leave portrait empty.")
        findings.error(facts.path, line, wrong, mend, name=facts.optional(FACT))
        return
    sidecar, path = portrait.sidecar(findings), on_disk(settings.content, portrait.name)
    credit = sidecar.credit or picture.credit
    check_credit(findings, settings.goes_online, facts.path, line, path, credit, sidecar)


def with_portrait(pages: Iterable[Converted], portrait: Portrait) -> list[Converted]:
    """The pages, the one about her with her portrait among its pictures, so that its author is named."""
    picture = portrait.picture if portrait.name else None
    return [
        replace(
            page,
            record=replace(page.record, pictures=(*page.record.pictures, portrait.shown(page.source[:2], picture))),
        )
        if picture and page.source.partition("/")[2] == f"{PAGE}.md"
        else page
        for page in pages
    ]
