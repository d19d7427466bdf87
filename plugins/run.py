"""One run of the build: what it works on, and what its steps need of it and give to it."""

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from jinja2 import Environment

from ground.facts import Facts
from plugins.artwork.cards import Cards
from plugins.artwork.icons import Icons
from plugins.cache.inputs import Inputs
from plugins.cache.memo import Memo
from plugins.components.converter import Converter
from plugins.delivery.assets import Assets
from plugins.delivery.commit import Written
from plugins.delivery.content import Content
from plugins.extensions import AnyStep, Extensions
from plugins.findings import Findings
from plugins.multilingual.site import Site
from plugins.noted import NotedFacts
from plugins.optional.portrait import Portrait
from plugins.pictures.album import Album
from plugins.plan import Planned, Rendered
from plugins.record import Converted
from plugins.rendering import Renderer
from plugins.site_settings import SiteSettings


class PageToWrite(Protocol):
    """A page that the generator of the site wants to have written."""

    @property
    def file(self) -> str:
        """The file of the site."""

    @property
    def template(self) -> str:
        """The name of its template."""

    @property
    def variables(self) -> Mapping[str, object]:
        """What the template sees besides."""

    def html(self) -> str:
        """What the generator itself would make of it."""


class Generator(Protocol):
    """The static site generator under the steps: it finds the sources, and lists and names the pages to write."""

    @property
    def environment(self) -> Environment:
        """The environment of the templates."""

    @property
    def context(self) -> Mapping[str, object]:
        """What templates see on each page."""

    def sources(self) -> list[str]:
        """The names of all sources in the content folder, in order."""

    def read(self, converted: Mapping[str, Converted], html: Callable[[str], list[str]]) -> None:
        """Take over the sources as they were converted."""

    def settle(self, site: Site) -> None:
        """Take over the addresses of all that is shown."""

    def pages(self) -> Sequence[PageToWrite]:
        """The pages to write: those of the site, and what other plugins of the generator add."""

    def written(self) -> None:
        """Take note that all of them are written."""

    def complaints(self) -> Iterable[str]:
        """What it has to say that nobody else says."""


@dataclass
class Run:
    """What every step has, and what one step gives to those after it (None until then).

    ``keeps``: what is made may serve the next run, too.
    """

    settings: SiteSettings
    facts: Facts
    noted: NotedFacts
    findings: Findings
    inputs: Inputs
    memo: Memo
    album: Album
    generator: Generator
    extensions: Extensions
    converter: Converter
    keeps: bool = True
    converted: Sequence[Converted] | None = None
    site: Site | None = None
    portrait: Portrait | None = None
    assets: Assets | None = None
    cards: Cards | None = None
    icons: Icons | None = None
    renderer: Renderer | None = None
    planned: Mapping[str, Planned] | None = None
    rendered: Mapping[str, Rendered] | None = None
    files: Mapping[str, Content] | None = None
    written: Written | None = None


Given = TypeVar("Given")


class StepOutOfOrder(Exception):
    """A step cannot run where it stands; the message says what it lacks."""


class Step:
    """A step of the build: a function whose first argument is the run; the others name what it needs of it.

    ``gives``: the fields of the run that it fills. ``after``: the name of the step that it follows, for one
    that another package brings.
    """

    def __init__(self, function: Callable[..., None], gives: tuple[str, ...], after: str = ""):
        self.name, self.gives, self.after = function.__name__, gives, after
        self.__doc__ = function.__doc__
        self._function = function
        self.needs = tuple(inspect.signature(function).parameters)[1:]

    def __call__(self, run: Run) -> None:
        """Do it; StepOutOfOrder where something that it needs is not there yet."""
        needed = {name: getattr(run, name) for name in self.needs}
        for name in (name for name, value in needed.items() if value is None):
            raise StepOutOfOrder(f"The step “{self.name}” needs “{name}”, which no step before it has given.")
        self._function(run, **needed)


def given(value: Given | None) -> Given:
    """What an earlier step gave; StepOutOfOrder where it has not run."""
    if value is None:
        raise StepOutOfOrder("This part of the site is asked for before the step that gives it.")
    return value


def step(gives: str = "", after: str = "") -> Callable[[Callable[..., None]], Step]:
    """Make a function a step that gives these fields of the run, their names with spaces between."""
    return lambda function: Step(function, tuple(gives.split()), after)


def in_order(steps: Iterable[Step], more: Iterable[AnyStep]) -> list[AnyStep]:
    """The steps with those of other packages in their places. StepOutOfOrder where one would lack what it needs."""
    ordered = with_others(steps, more)
    given = {name for name, one in Run.__dataclass_fields__.items() if one.default is not None}
    for one in ordered:
        for name in (name for name in one.needs if name not in given):
            raise StepOutOfOrder(f"The step “{one.name}” needs “{name}”, which no step before it gives.")
        given.update(one.gives)
    return ordered


def with_others(steps: Iterable[Step], more: Iterable[AnyStep]) -> list[AnyStep]:
    """The steps, each followed by those that say so. StepOutOfOrder where one follows none that there is."""
    ordered: list[AnyStep] = list(steps)
    waiting = list(more)
    while waiting:
        names = {one.name for one in ordered}
        other = next((one for one in waiting if one.after in names), None)
        if other is None:
            lost = waiting[0]
            raise StepOutOfOrder(f"The step “{lost.name}” is to follow “{lost.after}”, but there is no such step.")
        waiting.remove(other)
        places = [place for place, one in enumerate(ordered, start=1) if other.after in (one.name, one.after)]
        ordered.insert(places[-1], other)
    return ordered
