"""What she offers as schema.org names it: her services, and her rate once there is one."""

from collections.abc import Callable, Sequence

from ground.money import CURRENCY, amount, rounded
from plugins.cache.inputs import Inputs
from plugins.discovery.person import Node, Person, filled
from plugins.multilingual.document import Document
from plugins.noted import NotedFacts
from plugins.record import Service
from plugins.words import plain

RATE, UNIT, VAT = "prices.rate", "prices.unit", "prices.vat_percent"


class Offers:
    """Describes what she offers. ``url`` makes an address of the site an absolute one."""

    def __init__(self, inputs: Inputs, facts: NotedFacts, url: Callable[[str], str]):
        self.inputs, self.facts, self.url = inputs, facts, url

    def services(self, language: str) -> list[Node]:
        """A ``Service`` for each topic that the services page describes."""
        services: tuple[Service, ...] = self.inputs.read("services", language)
        described, page = {one.key: one for one in services}, self.inputs.read("address", language, "services")
        return [
            {
                "@type": "Service",
                "@id": self.url(f"{page}#{key}"),
                "url": self.url(f"{page}#{key}"),
                "name": label,
                "description": described[key].description,
                "provider": {"@id": self.url("/#person")},
                "availableChannel": self.channel(self.inputs.read("topic address", key, language)),
            }
            | catalogue(label, described[key].tasks)
            for key, label in self.facts.topics(language)
            if key in described
        ]

    def priced(self, document: Document) -> Node:
        """The ``Offer`` with her rate, on the pages that show it."""
        shown = self.inputs.read("shows prices", document.save_as) and price(self.facts, document.lang)
        if not shown:
            return {}
        role = Person(self.facts, document.lang).role
        contact = self.inputs.read("address", document.lang, "contact")
        service = {
            "@type": "Service",
            "@id": self.url(f"{document.url}#service"),
            "url": self.url(self.inputs.read("address", document.lang, "services")),
            "name": role[:1].upper() + role[1:],
            "description": plain(document.description),
            "provider": {"@id": self.url("/#person")},
            "availableChannel": self.channel(contact),
        }
        return shown | {
            "@type": "Offer",
            "@id": self.url(f"{document.url}#offer"),
            "url": self.url(document.url),
            "offeredBy": {"@id": self.url("/#person")},
            "itemOffered": service,
        }

    def channel(self, address: str) -> Node:
        """The form at an address as a ``ServiceChannel``."""
        return {
            "@type": "ServiceChannel",
            "serviceUrl": self.url(address),
            "availableLanguage": self.facts.languages,
        }


def catalogue(service: str, tasks: Sequence[str]) -> Node:
    """The tasks of a service as its ``OfferCatalog``; nothing where none is named."""
    listed = {"@type": "OfferCatalog", "name": service, "itemListElement": [*tasks]}
    return {"hasOfferCatalog": listed} if tasks else {}


def price(facts: NotedFacts, language: str) -> Node:
    """What an ``Offer`` says of her rate, its ``UnitPriceSpecification`` with it; nothing while there is none."""
    rate = amount(facts.optional(RATE))
    if rate is None:
        return {}
    currency = str(facts.optional("prices.currency") or CURRENCY)
    named = {"price": str(rounded(rate, currency)), "priceCurrency": currency}
    unit = Person(facts, language).fact(UNIT) if facts.is_filled(UNIT, language) else ""
    vat = {"valueAddedTaxIncluded": False} if amount(facts.optional(VAT)) else {}
    return named | {"priceSpecification": filled({"@type": "UnitPriceSpecification", **named, "unitText": unit}) | vat}
