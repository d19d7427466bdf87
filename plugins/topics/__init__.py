"""Topics: the contact page once more for each topic, with the topic chosen, so that a link can choose it.

``/contatti/agenda/`` is the contact page of ``/contatti/``, to which search engines are sent; the sitemap,
the feeds and the search know nothing of it. Documents gain ``topic``, ``canonical_url`` and ``versions``, and
``card_of``, the page whose social card they have; nothing where the contact page itself has none.
"""

from copy import copy

from markupsafe import Markup, escape
from pelican.generators import PagesGenerator
from pelican.plugins import signals

from plugins.multilingual.addresses import file_of

__all__ = ["register"]


def add_topic_pages(generators):
    """Let Pelican write one contact page a topic and language."""
    settings = generators[0].settings
    for generator in generators:
        if isinstance(generator, PagesGenerator):
            generator.pages += topic_pages(settings["SITE"])


def topic_pages(site) -> list:
    """The pages of all topics, in every language that shows a contact page."""
    shown = [*site.documents, *site.fallbacks]
    contacts = [page for page in shown if page.key == "contact" and page.status == "published"]
    pages = []
    for topic in site.facts.topic_keys:
        versions = [topic_page(contact, topic, site.facts) for contact in contacts]
        for page in versions:
            page.versions = versions
        pages += versions
    return pages


def topic_page(contact, topic: str, facts):
    """The contact page at the address of a topic."""
    page = copy(contact)
    page.topic = topic
    page.title = Markup("{}: {}").format(contact.title, escape(dict(facts.topics(contact.text_lang))[topic]))
    page.canonical_url = getattr(contact, "canonical_url", contact.url)
    page.card_of = contact if contact.text_lang == contact.lang else None
    page.override_url = facts.addresses.topic(contact.lang, topic)
    page.override_save_as = file_of(page.override_url)
    return page


def register():
    """Connect to Pelican; after the multilingual plugin, which gives the contact pages their addresses."""
    signals.all_generators_finalized.connect(add_topic_pages)
