"""The contact page at the address of a topic."""

from dataclasses import replace

from markupsafe import Markup, escape

from ground.facts import Facts
from plugins.multilingual.document import Document


def topic_page(contact: Document, topic: str, facts: Facts) -> Document:
    """The contact page with a topic chosen; its slug is that of the language in which the page is written."""
    label = dict(facts.topics(contact.text_lang))[topic]
    return replace(
        contact,
        topic=topic,
        title=Markup("{}: {}").format(contact.title, escape(label)),
        canonical_url=contact.canonical_url or contact.url,
        card=contact.save_as if contact.text_lang == contact.lang else "",
        url=f"{contact.url}{facts.topic_slug(topic, contact.text_lang)}/",
    )
