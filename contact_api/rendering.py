"""What templates can say, and the page of the site around what the endpoint answers.

``template_functions`` serves the site's build and the endpoint alike.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from flask import render_template
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from ground.texts import translations

TOKEN = re.compile(r"%%(title|main)%%")
ROOT_RELATIVE = re.compile(r"""\b((?:href|src|action)=["']?)/(?!/)""")


class FactBook(Protocol):
    """Where facts are found."""

    @property
    def is_placeholder(self) -> Callable[[object], bool]:
        """Whether a fact is still to be filled in."""

    def text(self, key: str, language: str) -> str | date | int:
        """A fact in a language."""


class AddressBook(Protocol):
    """Where addresses are found."""

    def page(self, language: str, key: str) -> str:
        """The address of a page in a language."""


class Catalogue(Protocol):
    """Where texts are found."""

    def gettext(self, text: str) -> str:
        """A text in the language of the catalogue."""

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """A text for so many."""


def template_functions(
    facts: FactBook,
    addresses: AddressBook,
    language_of_context: Callable[[Context], str],
    base_url: str = "",
    catalogue: Callable[[str], Catalogue] = translations,
) -> dict[str, Callable]:
    """The functions that templates call, each speaking the language of the page that is rendered.

    ``gettext``, ``ngettext``; ``fact`` (a placeholder comes marked), ``fact_text`` (as plain text),
    ``is_placeholder``; ``page_url``, the address of a page, after ``base_url``.
    """

    @pass_context
    def gettext(context, text):
        return catalogue(language_of_context(context)).gettext(text)

    @pass_context
    def ngettext(context, singular, plural, number):
        return catalogue(language_of_context(context)).ngettext(singular, plural, number)

    @pass_context
    def fact(context, key):
        value = facts.text(key, language_of_context(context))
        if facts.is_placeholder(value):
            return Markup('<mark class="placeholder">{}</mark>').format(value)
        return value

    @pass_context
    def fact_text(context, key):
        return str(facts.text(key, language_of_context(context)))

    @pass_context
    def is_placeholder(context, key):
        return facts.is_placeholder(facts.text(key, language_of_context(context)))

    @pass_context
    def page_url(context, key):
        return base_url + addresses.page(language_of_context(context), key)

    return {
        function.__name__: function
        for function in (gettext, ngettext, fact, fact_text, is_placeholder, page_url)
    }


def install(environment: Environment, functions: dict[str, Callable]) -> None:
    """Give the functions to the templates; ``_`` is ``gettext``, which fills in ``%(name)s``."""
    environment.install_gettext_callables(functions["gettext"], functions["ngettext"], newstyle=True)
    environment.globals.update({name: call for name, call in functions.items() if "gettext" not in name})


class Frames:
    """The pages of the site, one a language, that wait for a title and a main part.

    The build leaves them in ``folder``; where there is none that can be read, a plain page serves.
    """

    def __init__(self, folder: Path, site_url: str):
        self.folder = folder
        self.site_url = site_url

    def page(self, language: str, title: str, main: Markup, elsewhere: bool = False) -> str:
        """The whole page; what a visitor typed stands in it as text, whatever it looks like.

        ``elsewhere``: the page is not served where the site is, so that addresses have to be whole.
        """
        frame = self.frame(language)
        if elsewhere:
            frame = ROOT_RELATIVE.sub(rf"\1{self.site_url}/", frame)
        values = {"title": str(escape(title)), "main": str(main)}
        return TOKEN.sub(lambda token: values[token[1]], frame)

    def frame(self, language: str) -> str:
        """The frame of this language as the last build left it."""
        try:
            return (self.folder / f"{language}.html").read_text(encoding="utf-8")
        except OSError:  # there is none, or root made it
            return render_template("plain_frame.html", lang=language)
