"""What a page is, as schema.org data for search engines: one JSON-LD graph a page."""

import json

from markupsafe import Markup

from plugins.discovery.page_parts import questions, service_descriptions
from plugins.discovery.person import Person, filled
from plugins.multilingual.environment import plain

PAGE_TYPES = {"about": "AboutPage", "contact": "ContactPage", "faq": "FAQPage", "articles": "CollectionPage"}
# The pages that list what she offers.
OFFERING = ("home", "services")
# Characters that could end the script element or begin a comment in it.
UNSAFE = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


class StructuredData:
    """Describes the documents of a site. ``card`` gives a document's social card.

    The person has a picture when the setting ``PORTRAIT_URL`` names one, root-relative.
    """

    def __init__(self, settings, card):
        self.settings = settings
        self.site = settings["SITE"]
        self.card = card

    def script(self, document) -> Markup:
        """The graph of a document as a data block for its head."""
        written = json.dumps(self.graph(document), ensure_ascii=False, separators=(",", ":"))
        return Markup('<script type="application/ld+json">{}</script>').format(
            Markup(written.translate(UNSAFE))  # noqa: S704 - made safe in this line
        )

    def graph(self, document) -> dict:
        """The website, the person, the page, and what the page is about."""
        nodes = [self.website(document.lang), self.person(document), self.page(document)]
        if document.key != "home":
            nodes.append(self.breadcrumbs(document))
        if document.is_article:
            nodes.append(self.posting(document))
        if document.key in OFFERING:
            nodes += self.services(document.lang)
        return {"@context": "https://schema.org", "@graph": nodes}

    def website(self, language: str) -> dict:
        """The ``WebSite`` in all its languages."""
        home = self.site.find(language, "home")
        return {
            "@type": "WebSite",
            "@id": self.url("/#website"),
            "url": self.url("/"),
            "name": Person(self.settings, language).name,
            "description": plain(home.description),
            "inLanguage": self.site.languages,
            "publisher": self.reference("person"),
        }

    def person(self, document) -> dict:
        """The ``Person``, with her offers on the pages that list them."""
        person = Person(self.settings, document.lang).node()
        offers = self.services(document.lang) if document.key in OFFERING else []
        portrait = self.settings.get("PORTRAIT_URL", "")
        return filled(
            person
            | {
                "@id": self.url("/#person"),
                "url": self.url(self.site.address(document.lang, "about")),
                "image": portrait and self.url(portrait),
                "makesOffer": [
                    {"@type": "Offer", "itemOffered": {"@id": service["@id"]}} for service in offers
                ],
            }
        )

    def page(self, document) -> dict:
        """The ``WebPage``, of its own kind where there is one."""
        node = {
            "@type": PAGE_TYPES.get(document.key, "WebPage"),
            "@id": self.url(document.url),
            "url": self.url(document.url),
            "name": plain(document.title),
            "description": plain(document.description),
            "inLanguage": document.lang,
            "isPartOf": self.reference("website"),
            "primaryImageOfPage": self.image(document),
        }
        if document.key != "home":
            node["breadcrumb"] = {"@id": self.url(f"{document.url}#breadcrumb")}
        if document.key in ("home", "about", "contact"):
            node["about" if document.key == "home" else "mainEntity"] = self.reference("person")
        if document.key == "faq":
            node["mainEntity"] = [self.question(question) for question in questions(document.content)]
        return filled(node)

    def breadcrumbs(self, document) -> dict:
        """The ``BreadcrumbList`` from the home page to this one."""
        over = [self.site.find(document.lang, "home")]
        if document.is_article and (articles := self.site.find(document.lang, "articles")):
            over.append(articles)
        return {
            "@type": "BreadcrumbList",
            "@id": self.url(f"{document.url}#breadcrumb"),
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": plain(page.menu_label),
                    "item": self.url(page.url),
                }
                for position, page in enumerate([*over, document], start=1)
            ],
        }

    def posting(self, article) -> dict:
        """The ``BlogPosting`` of an article."""
        return filled(
            {
                "@type": "BlogPosting",
                "@id": self.url(f"{article.url}#article"),
                "headline": plain(article.title),
                "description": plain(article.description),
                "url": self.url(article.url),
                "datePublished": article.date.isoformat(),
                "dateModified": (article.date_modified or article.date).isoformat(),
                "inLanguage": article.lang,
                "author": self.reference("person"),
                "publisher": self.reference("person"),
                "image": self.url(self.card(article).url),
                "mainEntityOfPage": {"@id": self.url(article.url)},
            }
        )

    def services(self, language: str) -> list[dict]:
        """A ``Service`` for each topic that the services page describes."""
        page, facts = self.site.find(language, "services"), self.site.facts
        described = service_descriptions(page.content) if page else {}
        return [
            {
                "@type": "Service",
                "@id": self.url(f"{page.url}#{key}"),
                "url": self.url(f"{page.url}#{key}"),
                "name": label,
                "description": described[key],
                "provider": self.reference("person"),
                "availableChannel": {
                    "@type": "ServiceChannel",
                    "serviceUrl": self.url(facts.addresses.topic(language, key)),
                    "availableLanguage": facts.languages,
                },
            }
            for key, label in facts.topics(language)
            if key in described
        ]

    def question(self, question) -> dict:
        """A ``Question`` with its answer."""
        return {
            "@type": "Question",
            "name": question.text,
            "acceptedAnswer": {"@type": "Answer", "text": question.answer},
        }

    def image(self, document) -> dict:
        """The social card of a document as an ``ImageObject``."""
        card = self.card(document)
        return {"@type": "ImageObject", "url": self.url(card.url), "width": card.width, "height": card.height}

    def reference(self, name: str) -> dict:
        """What stands for the website or the person elsewhere in the graph."""
        return {"@id": self.url(f"/#{name}")}

    def url(self, address: str) -> str:
        """A root-relative address as an absolute one."""
        return self.settings["SITE_URL"] + address
