"""What a template sees of the site beside its document."""

from dataclasses import dataclass

from ground.texts import language_name


@dataclass(frozen=True)
class Language:
    """A language the site is in, as the switcher shows it."""

    code: str
    name: str
    home_url: str
    feed_url: str


def feed_url(site, language: str) -> str:
    """The address of a language's feed."""
    return f"{site.facts.addresses.home(language)}feed.atom"


def languages(site) -> list[Language]:
    """The languages that have a home page, in the site's order."""
    return [
        Language(code, language_name(code), site.facts.addresses.home(code), feed_url(site, code))
        for code in site.languages
    ]


def view(site, document) -> dict:
    """The variables of the templates for one document."""
    language = document.lang
    return {
        "document": document,
        "lang": language,
        "alternates": site.alternates(document),
        "x_default": site.x_default(document),
        "versions": site.versions(document),
        "home_url": site.facts.addresses.home(language),
        "feed_url": feed_url(site, language),
        "languages": languages(site),
        "menu": site.menu("menu", language),
        "footer_menu": site.menu("footer_menu", language),
        "articles": site.articles(language),
    }
