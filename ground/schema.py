"""What content/site.toml may hold: each fact by its dotted key, of what kind it is, and what cannot be left out.

It is declared here alone. What reads site.toml, what checks it, and what leaves out an empty fact go by it.
"""

from dataclasses import dataclass
from enum import Enum, auto

from ground.similar import most_similar
from ground.texts import N_

ANY = "*"  # the name of a fact in a table whose facts have names of the assistant's own
REPEATED = ("testimonials", "topics")  # the tables written [[…]], of which there may be several


class Kind(Enum):
    """What a fact may be; plugins/checks/kinds.py has the rule of each."""

    TEXT = auto()  # the same in all languages, or one text for each
    TEXTS = auto()  # one text for each language
    URL = auto()
    SECURE_URL = auto()
    URL_OR_PATH = auto()
    EMAIL = auto()
    PHONE = auto()
    DATE = auto()
    DAYS = auto()  # how many
    YES_NO = auto()
    CHOICE = auto()
    FILE = auto()  # of the content folder
    DESK_LANGUAGE = auto()  # one in which the commands can speak
    LANGUAGES = auto()  # those of the site
    LANGUAGE = auto()  # one of those of the site
    SLUG = auto()
    SLUGS = auto()  # for each language, or for some
    MONEY = auto()  # an amount of prices.currency, a number with or without decimals, written as text
    PERCENT = auto()  # likewise
    CURRENCY = auto()  # the code of ISO 4217
    HOURS = auto()  # how many


@dataclass(frozen=True)
class Field:
    """A fact that site.toml may hold.

    ``needed``: there is no site without it. ``may_be_empty``: what shows it is left out then.
    ``wrong`` and ``mend`` are texts of the catalogue ``desk``, where those of its kind do not say it well.
    """

    key: str
    kind: Kind
    needed: bool = False
    may_be_empty: bool = False
    choices: tuple[str, ...] = ()
    wrong: str = ""
    mend: str = ""

    @property
    def table(self) -> str:
        """The name of its table."""
        return self.key.partition(".")[0]

    @property
    def name(self) -> str:
        """Its name in its table."""
        return self.key.partition(".")[2]

    @property
    def repeats(self) -> bool:
        """Whether it stands in a table that may be there several times."""
        return self.table in REPEATED


def optional_texts(table: str, *names: str) -> list[Field]:
    """Facts of a table that are texts, and may be left empty."""
    return [Field(f"{table}.{name}", Kind.TEXT, may_be_empty=True) for name in names]


NO_CONSENT = N_("A testimonial lacks its name, or the permission to show it.")
ASK = N_("Ask, then write permission = true.")
NOT_ON_THE_WEB = N_("%(name)s is not an address on the web.")
FIELDS = {
    field.key: field
    for field in (
        Field("site.url", Kind.URL, needed=True),
        Field("site.endpoint", Kind.URL_OR_PATH),
        Field("desk.language", Kind.DESK_LANGUAGE),
        Field("languages.default", Kind.LANGUAGE, needed=True),
        Field("languages.offered", Kind.LANGUAGES, needed=True),
        Field("languages.fallback", Kind.YES_NO),
        Field("person.name", Kind.TEXT, needed=True),
        Field("person.portrait", Kind.FILE, may_be_empty=True),
        Field("contact.email", Kind.EMAIL),
        Field("contact.phone", Kind.PHONE, may_be_empty=True),
        Field("contact.booking", Kind.SECURE_URL, may_be_empty=True, wrong=NOT_ON_THE_WEB),
        Field("contact.street", Kind.TEXT),
        Field("contact.postcode", Kind.TEXT),
        Field("contact.city", Kind.TEXT),
        Field("contact.country", Kind.TEXT),
        Field("prices.rate", Kind.MONEY, may_be_empty=True),
        Field("prices.currency", Kind.CURRENCY),
        Field("prices.example_hours", Kind.HOURS),
        Field("prices.vat_percent", Kind.PERCENT, may_be_empty=True),
        *optional_texts("prices", "unit", "minimum", "unused", "vat_abroad", "packages"),
        *optional_texts("agreement", "contract", "confidentiality", "passwords", "data_processing"),
        *optional_texts("availability", "hours", "time_zone", "response", "holidays", "cover"),
        *optional_texts("first_month", "task", "report", "review"),
        Field("testimonials.quote", Kind.TEXT, may_be_empty=True),
        Field("testimonials.name", Kind.TEXT, wrong=NO_CONSENT, mend=ASK),
        Field("testimonials.role", Kind.TEXT, may_be_empty=True),
        Field("testimonials.permission", Kind.YES_NO, wrong=NO_CONSENT, mend=ASK),
        Field("legal.vat_number", Kind.TEXT),
        Field("legal.profession", Kind.TEXT, may_be_empty=True),
        Field("answer.time", Kind.TEXTS),
        Field("answer.call", Kind.TEXTS),
        Field(f"faq.{ANY}", Kind.TEXT, may_be_empty=True),
        Field("privacy.version", Kind.DATE),
        Field("privacy.retention_days", Kind.DAYS),
        Field("privacy.hosting_provider", Kind.TEXT),
        Field("privacy.mail_provider", Kind.TEXT),
        Field("privacy.transfers", Kind.TEXTS),
        Field(
            "robots.ai_crawlers",
            Kind.CHOICE,
            choices=("allow", "refuse"),
            wrong=N_("ai_crawlers is “%(value)s”, which the site does not understand."),
            mend=N_("Write allow or refuse."),
        ),
        Field("accessibility.tested_on", Kind.DATE),
        Field("topics.key", Kind.SLUG, wrong=N_("A topic needs a key.")),
        Field("topics.label", Kind.TEXTS),
        Field("topics.slug", Kind.SLUGS),
    )
}
TABLES = tuple(dict.fromkeys(field.table for field in FIELDS.values()))
NEEDED = tuple(field.key for field in FIELDS.values() if field.needed)


def field_of(key: str) -> Field | None:
    """The declaration of a fact; None for one that the site does not know."""
    return FIELDS.get(key) or FIELDS.get(f"{key.partition('.')[0]}.{ANY}")


def names_in(table: str) -> list[str]:
    """The names of the facts that a table may hold."""
    return [field.name for field in FIELDS.values() if field.table == table]


def nearest(name: str) -> str:
    """What was meant by the name of a table, or by a dotted key, that the site does not know; empty if unclear.

    A key is looked for in its own table first, then under its very name in the others.
    """
    table, _, fact = name.partition(".")
    if not fact:
        return most_similar(table, TABLES)
    if near := most_similar(fact, names_in(table)):
        return f"{table}.{near}"
    return next((field.key for field in FIELDS.values() if field.name == fact and not field.repeats), "")
