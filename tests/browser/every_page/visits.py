"""Every page of a language is opened once at a width, and all that is asked of it is asked of that one load."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.conftest import ServedSite

LANGUAGES = ("it", "en", "de")
NOT_OFFERED = dict.fromkeys(LANGUAGES, "fr-FR")  # who reads this is offered no other language
OFFERED = {"it": "de-DE", "en": "it-IT", "de": "en-GB"}  # who reads these is


@dataclass
class Visit:
    """A page that has just been opened, what the browser asked for meanwhile, and what earlier pages were like."""

    page: Page
    site: ServedSite
    language: str
    asked: list[str] = field(default_factory=list)
    answers: list[Response] = field(default_factory=list)
    before: dict[str, object] = field(default_factory=dict)

    def watch(self) -> None:
        """Note from now on what the browser asks for, and what is answered."""
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("response", lambda answer: self.answers.append(answer))

    def open(self, address: str) -> None:
        """Open another page; what was asked for on the one before is forgotten."""
        self.asked.clear()
        self.answers.clear()
        self.page.goto(address)


Check = Callable[[Visit], object]
Found = dict[Check, dict[str, object]]  # check → address → what it found there


@dataclass(frozen=True, eq=False)  # each is one of its own
class Look:
    """How pages are opened: at a width, and with which checks, by language.

    They are made in their order, so those that change the page come last.
    """

    width: int
    height: int
    checks: Mapping[str, Sequence[Check]]
    locales: Mapping[str, str]

    def visit_pages(self, browser: Browser, site: ServedSite, language: str) -> Found:
        """Open every page of a language once, in a context of their own, and make the checks."""
        size = {"width": self.width, "height": self.height}
        context = browser.new_context(base_url=site.url, viewport=size, locale=self.locales[language])
        visit = Visit(context.new_page(), site, language)
        visit.watch()
        found: Found = {check: {} for check in self.checks[language]}
        for address in site.pages(language):
            visit.open(address)
            for check, pages in found.items():
                if wrong := check(visit):
                    pages[address] = wrong
        context.close()
        return found

    def parameters(self) -> list:
        """A language and a check, for each check in each language, named by both and the width."""
        return [
            pytest.param(language, check, id=f"{language}-{self.width}-{check.__name__}")
            for language, checks in self.checks.items()
            for check in checks
        ]
