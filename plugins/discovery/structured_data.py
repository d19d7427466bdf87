"""What a page is, as schema.org data for search engines: one JSON-LD graph a page."""

import json
from collections.abc import Callable

from markupsafe import Markup

from ground.addresses import below
from plugins.artwork.cards import Card
from plugins.cache.inputs import Inputs
from plugins.discovery.offers import Offers
from plugins.discovery.parts import defined_term, how_to, question
from plugins.discovery.person import Node, Person, filled
from plugins.multilingual.document import Document
from plugins.multilingual.entries import Listed
from plugins.noted import NotedFacts
from plugins.record import Definition, Step
from plugins.words import plain

PAGE_TYPES = {"about": "AboutPage", "contact": "ContactPage", "faq": "FAQPage", "articles": "CollectionPage"}
# The pages that list what she offers.
OFFERING = ("home", "services")
# … and those whose steps tell how something is done.
HOW_TO = ("first-month",)
# Characters that could end the script element or begin a comment in it.
UNSAFE = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


class StructuredData:
    """Describes the documents of a site. ``portrait``: the root-relative address of a picture of the person, or empty.

    Asks for ``page``, ``address``, ``topic address``, ``services(language)``, ``card(file)``; of a page
    ``questions``, ``definition``, ``steps``, ``shows prices``.
    """

    def __init__(self, inputs: Inputs, facts: NotedFacts, site_url: str, portrait: Callable[[], str]):
        self.inputs, self.facts, self.site_url, self.portrait = inputs, facts, site_url, portrait
        self.offers = Offers(inputs, facts, self.url)

    def script(self, document: Document) -> Markup:
        """The graph of a document as a data block for its head."""
        written = json.dumps(self.graph(document), ensure_ascii=False, separators=(",", ":"))
        return Markup('<script type="application/ld+json">{}</script>').format(
            Markup(written.translate(UNSAFE))  # noqa: S704 - made safe in this line
        )

    def graph(self, document: Document) -> Node:
        """The website, the person, the page, and what the page is about."""
        nodes = [self.website(document.lang), self.person(document), self.page(document)]
        if document.key != "home":
            nodes.append(self.breadcrumbs(document))
        if document.is_article:
            nodes.append(self.posting(document))
        if document.key in OFFERING:
            nodes += self.offers.services(document.lang)
        nodes += filter(None, (self.term(document), self.steps(document), self.offers.priced(document)))
        return {"@context": "https://schema.org", "@graph": nodes}

    def website(self, language: str) -> Node:
        """The ``WebSite`` in all its languages."""
        home: Listed = self.inputs.read("page", language, "home")
        return {
            "@type": "WebSite",
            "@id": self.url("/#website"),
            "url": self.url("/"),
            "name": Person(self.facts, language).name,
            "description": plain(home.description),
            "inLanguage": [language.code for language in self.inputs.read("languages")],
            "publisher": self.reference("person"),
        }

    def person(self, document: Document) -> Node:
        """The ``Person``, with her offers on the pages that list them."""
        person = Person(self.facts, document.lang).node()
        services = self.offers.services(document.lang) if document.key in OFFERING else []
        offers: list[Node] = [{"@type": "Offer", "itemOffered": {"@id": service["@id"]}} for service in services]
        if priced := self.offers.priced(document):
            offers.append({"@id": priced["@id"]})
        portrait = self.portrait()
        return filled(
            person
            | {
                "@id": self.url("/#person"),
                "url": self.url(self.inputs.read("address", document.lang, "about")),
                "image": portrait and self.url(portrait),
                "makesOffer": offers,
            }
        )

    def page(self, document: Document) -> Node:
        """The ``WebPage``, of its own kind where there is one."""
        node: Node = {
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
        elif about := self.term(document) or self.steps(document):
            node["mainEntity"] = {"@id": about["@id"]}
        if document.key == "faq":
            asked = self.inputs.read("questions", document.save_as)
            node["mainEntity"] = [question(one) for one in asked if not one.unfilled]
        return filled(node)

    def breadcrumbs(self, document: Document) -> Node:
        """The ``BreadcrumbList`` from the home page to this one."""
        above = ("home", "articles") if document.is_article or document.number > 1 else ("home",)
        over = [self.inputs.read("crumb", document.lang, key) for key in above]
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
                for position, page in enumerate([*filter(None, over), document], start=1)
            ],
        }

    def posting(self, article: Document) -> Node:
        """The ``BlogPosting`` of an article."""
        changed = article.date_modified or article.date
        return filled(
            {
                "@type": "BlogPosting",
                "@id": self.url(f"{article.url}#article"),
                "headline": plain(article.title),
                "description": plain(article.description),
                "url": self.url(article.url),
                "datePublished": article.date and article.date.isoformat(),
                "dateModified": changed and changed.isoformat(),
                "inLanguage": article.lang,
                "author": self.reference("person"),
                "publisher": self.reference("person"),
                "image": self.url(self.card(article).url),
                "mainEntityOfPage": {"@id": self.url(article.url)},
            }
        )

    def term(self, document: Document) -> Node:
        """The ``DefinedTerm`` of a page that says what a word means."""
        found: Definition | None = self.inputs.read("definition", document.save_as)
        if found is None or found.unfilled:
            return {}
        return defined_term(found, self.url(f"{document.url}#term"), self.url(document.url))

    def steps(self, document: Document) -> Node:
        """The ``HowTo`` of the page that tells step by step how it begins; nothing while one is to be filled in."""
        found: tuple[Step, ...] = self.inputs.read("steps", document.save_as) if document.key in HOW_TO else ()
        if not found or any(step.unfilled for step in found):
            return {}
        return how_to(found) | {
            "@id": self.url(f"{document.url}#steps"),
            "name": plain(document.title),
            "description": plain(document.description),
            "inLanguage": document.lang,
        }

    def image(self, document: Document) -> Node:
        """The social card of a document as an ``ImageObject``."""
        card = self.card(document)
        return {"@type": "ImageObject", "url": self.url(card.url), "width": card.width, "height": card.height}

    def card(self, document: Document) -> Card:
        """The social card of a document."""
        card: Card = self.inputs.read("card", document.card or document.save_as)
        return card

    def reference(self, name: str) -> Node:
        """What stands for the website or the person elsewhere in the graph."""
        return {"@id": self.url(f"/#{name}")}

    def url(self, address: str) -> str:
        """An address of the site as an absolute one."""
        return self.site_url + below(self.facts.base, address)
