"""The person behind the site as data. What is still to be filled in is left out, never told as a fact."""

from typing import Any

from plugins.noted import NotedFacts

Node = dict[str, Any]


class Person:
    """Her facts in one language, as schema.org names them."""

    def __init__(self, facts: NotedFacts, language: str):
        self.facts, self.language = facts, language

    @property
    def role(self) -> str:
        """What she is: virtual assistant."""
        return self.facts.catalogue(self.language).gettext("virtual assistant")

    @property
    def name(self) -> str:
        """Her name; until it is filled in, her role serves."""
        return self.fact("person.name") or self.role[:1].upper() + self.role[1:]

    def fact(self, key: str) -> str:
        """A fact, empty while it is a placeholder."""
        value = self.facts.text(key, self.language)
        return "" if self.facts.is_placeholder(value) else str(value)

    def node(self) -> Node:
        """The ``Person``, without its address on the web."""
        return filled(
            {
                "@type": "Person",
                "name": self.name,
                "jobTitle": self.role,
                "email": self.fact("contact.email"),
                "telephone": self.fact("contact.phone"),
                "vatID": self.fact("legal.vat_number"),
                "address": self.address(),
                "knowsLanguage": self.facts.languages,
            }
        )

    def address(self) -> Node:
        """The ``PostalAddress``; nothing until there is a city."""
        if not self.fact("contact.city"):
            return {}
        return filled(
            {
                "@type": "PostalAddress",
                "streetAddress": self.fact("contact.street"),
                "postalCode": self.fact("contact.postcode"),
                "addressLocality": self.fact("contact.city"),
                "addressCountry": self.fact("contact.country"),
            }
        )


def filled(node: Node) -> Node:
    """A node without what is empty."""
    return {name: value for name, value in node.items() if value not in ("", None, [], {})}
