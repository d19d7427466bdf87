"""Discovery: how search engines, social networks and other machines find the site, and what they are told.

Templates gain ``social_card(document)``, ``structured_data(document)``, ``public_name(language)``,
``locale_tag(language)``, ``colours``, ``refused_crawlers``, and among the assets those of ``icons.ICONS``.
"""

from pathlib import Path

from pelican.plugins import signals

from plugins.artwork import look
from plugins.artwork.cards import Cards
from plugins.artwork.icons import Icons
from plugins.discovery import crawlers, vcard
from plugins.discovery.outputs import MachineFilesGenerator
from plugins.discovery.person import Person
from plugins.discovery.social import locale_tag
from plugins.discovery.structured_data import StructuredData
from plugins.multilingual.addresses import file_of

__all__ = ["register"]


def check(generators):
    """Report a switch that is neither on nor off."""
    crawlers.check(generators[0].settings)


def furnish(generators):
    """Give the templates what belongs to discovery, and draw the icons."""
    settings = generators[0].settings
    card = Cards(settings).of
    settings["ENVIRONMENT"].globals.update(
        social_card=card,
        structured_data=StructuredData(settings, card).script,
        public_name=lambda language: Person(settings, language).name,
        locale_tag=locale_tag,
        colours=look.colours(Path(settings["THEME"])),
        refused_crawlers=crawlers.refused(settings["FACTS"]),
    )
    for language in settings["SITE"].languages:
        address = settings["FACTS"].text("contact.vcard", language)
        settings["RENDERED"][file_of(address)] = vcard.vcard(settings, language)
    icons = Icons(settings)
    for name, data in icons.files().items():
        settings["ASSETS"].add(name, data)
        settings["STATIC"]["favicon.ico"] = icons.ico()


def add_generator(pelican):
    """Name the generator of the files for machines."""
    return MachineFilesGenerator


def register():
    """Connect to Pelican; after the multilingual plugin, before the checks refuse and delivery writes."""
    signals.all_generators_finalized.connect(check)
    signals.all_generators_finalized.connect(furnish)
    signals.get_generators.connect(add_generator)
