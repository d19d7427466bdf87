"""What templates can say: one set of functions for the site's build and for the endpoint."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from ground.texts import initials, translations


class FactsByName(Protocol):
    """Facts, as ``ground.facts.Facts`` has them."""

    def text(self, key: str, language: str, /) -> str | date | int:
        """The fact in this language."""

    def is_placeholder(self, value: object, /) -> bool:
        """Whether it is still to be filled in."""


class PageAddresses(Protocol):
    """Addresses, as ``ground.addresses.Addresses`` has them."""

    def page(self, language: str, key: str, /) -> str:
        """The address of the page of this key."""


class Catalogue(Protocol):
    """A gettext catalogue of one language."""

    def gettext(self, message: str, /) -> str:
        """The translated text."""

    def ngettext(self, singular: str, plural: str, number: int, /) -> str:
        """The translated text for this number."""


def template_functions(
    facts: FactsByName,
    addresses: PageAddresses,
    language_of_context: Callable[[Context], str],
    base_url: str = "",
    catalogue: Callable[[str], Catalogue] = translations,
) -> dict[str, Callable[..., Any]]:
    """The functions that templates call, each speaking the language of the page that is rendered.

    ``gettext``, ``ngettext``, from the ``catalogue`` of that language; ``fact`` (a placeholder comes
    marked), ``fact_text`` (as plain text), ``is_placeholder``; ``page_url``, the address of a page,
    after ``base_url``.
    """

    @pass_context
    def gettext(context: Context, text: str) -> str:
        return catalogue(language_of_context(context)).gettext(text)

    @pass_context
    def ngettext(context: Context, singular: str, plural: str, number: int) -> str:
        return catalogue(language_of_context(context)).ngettext(singular, plural, number)

    @pass_context
    def fact(context: Context, key: str) -> str | date | int:
        value = facts.text(key, language_of_context(context))
        if facts.is_placeholder(value):
            return Markup('<mark class="placeholder">{}</mark>').format(value)
        return value

    @pass_context
    def fact_text(context: Context, key: str) -> str:
        return str(facts.text(key, language_of_context(context)))

    @pass_context
    def is_placeholder(context: Context, key: str) -> bool:
        return facts.is_placeholder(facts.text(key, language_of_context(context)))

    @pass_context
    def page_url(context: Context, key: str) -> str:
        return base_url + addresses.page(language_of_context(context), key)

    return {function.__name__: function for function in (gettext, ngettext, fact, fact_text, is_placeholder, page_url)}


def install(environment: Environment, functions: Mapping[str, Callable[..., Any]]) -> None:
    """Give the functions to the templates, and the filter ``initials``.

    ``_`` is ``gettext``, which fills in ``%(name)s``.
    """
    install_callables = environment.install_gettext_callables  # type: ignore[attr-defined]  # the extension i18n adds it
    install_callables(functions["gettext"], functions["ngettext"], newstyle=True)
    environment.globals.update({name: call for name, call in functions.items() if "gettext" not in name})
    environment.filters["initials"] = initials
