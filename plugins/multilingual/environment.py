"""What templates may call; whatever they ask for is noted."""

from collections.abc import Callable
from datetime import date, datetime
from errno import ENOENT
from os import strerror

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from contact_api.rendering import install, template_functions
from ground.addresses import below
from ground.texts import language_name, long_date, minutes
from plugins.cache.inputs import Inputs
from plugins.components.drawings import described
from plugins.components.facts import fact_link
from plugins.multilingual.miniature import miniature
from plugins.noted import NotedFacts, NotedTexts
from plugins.words import plain


class NotedAddresses:
    """The addresses of pages, for whoever depends on them."""

    def __init__(self, inputs: Inputs):
        self._inputs = inputs

    def page(self, language: str, key: str) -> str:
        """The address of a page in a language."""
        return str(self._inputs.read("address", language, key))


def furnish(environment: Environment, inputs: Inputs, facts: NotedFacts, site_url: str) -> None:
    """Give the templates their functions and filters.

    ``gettext`` and the functions of ``contact_api.rendering``; ``fact_link``, ``absolute(address)``,
    ``below(address)``, from the root of the server, ``asset(name)``, ``articles_in(language)``,
    ``articles_on(language, number)``, ``pager()``, ``chapters()``, ``next_article()``, ``listed(language, key)``,
    ``address(language, key)``, ``inline_drawing(name)``, ``specimen(key)``, which is its sheet in small,
    ``services()``, the key and the name of each; the filters ``long_date``, ``language_name``, ``iso_date``,
    ``iso_time``, ``minutes``, ``initials``, ``plain``, ``inline_drawing``.
    """
    functions = template_functions(facts, NotedAddresses(inputs), document_language, catalogue=facts.catalogue)
    install(environment, functions)
    answers = site_functions(inputs)
    environment.globals.update(
        answers,
        fact_link=in_language(lambda language, key: fact_link(facts, key, language)),
        services=in_language(lambda language: named_services(inputs, facts, language)),
        absolute=lambda url: site_url + below(facts.base, url),
        below=lambda url: below(facts.base, url),
    )
    environment.filters.update(
        long_date=in_language(lambda language, day: long_date(day, language)),
        language_name=in_language(lambda language, code: language_name(code, language)),
        iso_date=iso_date,
        iso_time=iso_time,
        minutes=in_language(lambda language, count: minutes(count, language)),
        plain=plain,
        inline_drawing=answers["inline_drawing"],
    )


def named_services(inputs: Inputs, facts: NotedFacts, language: str) -> list[tuple[str, str]]:
    """The services that the page about them describes, in its order: the key and the name of each."""
    names = dict(facts.topics(language))
    return [(one.key, names[one.key]) for one in inputs.read("services", language) if one.key in names]


def site_functions(inputs: Inputs) -> dict[str, Callable[..., object]]:
    """The functions that ask something of the site, by their names in templates."""

    @pass_context
    def inline_drawing(context: Context, name: str, alt: str = "") -> Markup:
        svg = inputs.read("drawing", name)
        if not svg:
            raise FileNotFoundError(ENOENT, strerror(ENOENT), f"theme/templates/drawings/{name}.svg")
        gettext = NotedTexts(inputs, document_language(context)).gettext
        return described(svg, gettext, alt, f"drawing drawing--{name}")

    @pass_context
    def page_url(context: Context, key: str) -> str:
        return str(inputs.read("address", context["document"].lang, key))

    def of_the_page(name: str) -> Callable[..., object]:
        return pass_context(lambda context: inputs.read(name, context["document"].save_as))

    @pass_context
    def specimen(context: Context, key: str) -> Markup:
        file = inputs.read("shown file", context["document"].lang, key)
        return miniature(inputs.read("body", file).html()) if file else Markup()

    return {
        "asset": lambda name: str(inputs.read("asset", name)),
        "address": lambda language, key: str(inputs.read("address", language, key)),
        "articles_in": lambda language: inputs.read("articles", language),
        "articles_on": lambda language, number: inputs.read("articles on", language, str(number)),
        "pager": of_the_page("pager"),
        "chapters": of_the_page("chapters"),
        "next_article": of_the_page("next article"),
        "listed": lambda language, key: inputs.read("page", language, key),
        "inline_drawing": inline_drawing,
        "specimen": specimen,
        "page_url": page_url,  # of the page's own language, even where a part of it is in another one
    }


def in_language(function: Callable[..., object]) -> Callable[..., object]:
    """A function of the templates whose first argument is the language of the page."""

    @pass_context
    def called(context: Context, *values: object) -> object:
        return function(document_language(context), *values)

    return called


def document_language(context: Context) -> str:
    """The language of the part of the page that is rendered."""
    return str(context["lang"])


def iso_date(day: date) -> str:
    """A day as machines write it."""
    return day.strftime("%Y-%m-%d")


def iso_time(moment: datetime) -> str:
    """A moment as machines write it, to the second."""
    return moment.isoformat(timespec="seconds")
