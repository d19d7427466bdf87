"""The portrait on the page about her, once site.toml names one."""

from pathlib import Path

from markupsafe import Markup

from ground.texts import N_, translations
from plugins.discovery.person import Person
from plugins.pictures.album import Shown
from plugins.pictures.credit import check_credit, read_sidecar
from plugins.pictures.original import Unreadable, credit_inside

FACT = "person.portrait"
PAGE = "about"
IN_THE_MARGIN = "(min-width: 24rem) 22rem, 94vw"


class Portrait:
    """Her portrait. ``url`` is empty, and nothing is shown, until the fact is filled in."""

    def __init__(self, settings):
        self.settings = settings
        self.facts = settings["FACTS"]
        self.album = settings["ALBUM"]
        name = self.facts.optional(FACT)
        self.path = (Path(settings["PATH"]) / name).resolve() if name else None
        self.picture = self.open(name) if name else None
        self.url = self.picture.fallback[0] if self.picture else ""

    def open(self, name: str):
        """The picture; None, and a finding, where there is none."""
        try:
            return self.album.picture(self.path)
        except (OSError, Unreadable):
            wrong = N_("There is no picture %(name)s that the site can show.")
            mend = N_("Put it into content/images as JPEG or PNG, or leave portrait empty.")
            self.settings["FINDINGS"].error(self.facts.path, self.facts.line_of(FACT), wrong, mend, name=name)
        return None

    def join(self, site):
        """Let the credits know that the page about her shows it."""
        for document in site.documents:
            if self.picture and document.key == PAGE:
                shown, sidecar = self.shown(document.lang), read_sidecar(self.path, self.settings["FINDINGS"])
                line = self.facts.line_of(FACT)
                check_credit(self.settings, self.facts.path, line, self.path, shown.credit, sidecar)
                self.album.show(document.source_path, shown)

    def shown(self, language: str) -> Shown:
        """The portrait with its words; her public name where nothing beside it says what it shows."""
        sidecar = read_sidecar(self.path, self.settings["FINDINGS"])
        named = {"name": Person(self.settings, language).name}
        alt = sidecar.alts.get(language) or translations(language).gettext("Portrait of %(name)s") % named
        return Shown(self.path, alt, sidecar.credit or credit_inside(self.path))

    def html(self, language: str) -> Markup:
        """The figure; nothing without a portrait."""
        if not self.picture:
            return Markup()
        shown = self.shown(language)
        caption = self.album.caption("", shown.credit, language)
        return Markup('<figure class="drawing portrait"><picture>{}</picture>{}</figure>').format(
            self.picture.html(shown.alt, first=True, sizes=IN_THE_MARGIN),
            caption and Markup("<figcaption>{}</figcaption>").format(caption),
        )
