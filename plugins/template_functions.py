"""Gives the templates of the theme what they may call, from every room of the house."""

from collections.abc import Mapping

from plugins import search
from plugins.artwork import look
from plugins.artwork.cards import STAMPS, Cards, own_drawing
from plugins.cache.inputs import Inputs, Reader
from plugins.delivery.assets import Assets
from plugins.discovery import crawlers
from plugins.discovery.outputs import expiry, today
from plugins.discovery.person import Person
from plugins.discovery.social import locale_tag
from plugins.discovery.structured_data import StructuredData
from plugins.multilingual.document import Document
from plugins.multilingual.environment import furnish
from plugins.noted import NotedFacts
from plugins.optional import texts
from plugins.optional.portrait import Portrait
from plugins.rendering import Renderer
from plugins.run import Generator
from plugins.site_settings import SiteSettings


def furnished(
    generator: Generator,
    inputs: Inputs,
    facts: NotedFacts,
    settings: SiteSettings,
    portrait: Portrait,
    assets: Assets,
    cards: Cards,
) -> Renderer:
    """The renderer of the site.

    Beside what ``multilingual.environment`` gives, templates can call ``social_card(file)``,
    ``structured_data(document)``, ``public_name(language)``, ``locale_tag(language)``, ``portrait(language, small)``,
    ``picture_of(language, key)``, the name of the drawing that belongs to a page,
    ``refused_crawlers()``, ``overview()``, ``optional_text``, ``testimonials``, ``searchable``, ``search_index``.
    """
    environment = generator.environment
    inputs.add(readers(assets, cards))
    furnish(environment, inputs, facts, settings.site_url)
    described = StructuredData(inputs, facts, settings.site_url, lambda: portrait.url)
    environment.globals.update(
        social_card=lambda file: inputs.read("card", file),
        structured_data=described.script,
        public_name=lambda language: Person(facts, language).name,
        locale_tag=locale_tag,
        portrait=portrait.html,
        given_drawing=lambda key: STAMPS.get(key, ""),
        picture_of=lambda language, key: inputs.read("own drawing", language, key),
        colours=lambda: inputs.read("colours"),
        refused_crawlers=lambda: crawlers.refused(facts.optional(crawlers.FACT)),
        overview=lambda: inputs.read("overview"),
        **search.functions(inputs, facts.base),
        **texts.functions(facts),
    )
    environment.filters.update(texts.filters(facts))
    return Renderer(environment, inputs, generator.context, facts.default_language)


def readers(assets: Assets, cards: Cards) -> Mapping[str, Reader]:
    """What answers for the look: ``asset(name)``, ``card(file)``, ``own drawing(language, key)``, that of a page;
    ``colours``; and ``expiry``."""
    return {
        "asset": assets.url,
        "card": cards.card,
        "own drawing": lambda language, key: picture(cards.site.find(language, key)),
        "colours": lambda: look.colours(cards.theme),
        "expiry": lambda: expiry(today()),
    }


def picture(document: Document | None) -> str:
    """The drawing that belongs to a page; empty where there is none, or no such page."""
    return own_drawing(document) if document else ""
