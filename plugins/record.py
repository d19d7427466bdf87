"""What a page contains, recorded once: where Markdown has just made it, with the lines of its source."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from plugins.findings import Finding

# What a link is meant to lead to: a page or a file by its source, a topic of the form, an address of the site,
# a place in the page itself, or anything elsewhere.
Kind = Literal["page", "file", "topic", "address", "place", "elsewhere"]


@dataclass(frozen=True)
class Link:
    """A link as it is written: ``target`` without its ``#anchor``; ``written`` as it stands in the HTML.

    ``rest`` is what follows the target in the HTML: ``?query#anchor``.
    """

    kind: Kind
    target: str
    anchor: str
    rest: str
    written: str
    line: int


@dataclass(frozen=True)
class Place:
    """A place in the page that a link can lead to."""

    anchor: str
    line: int


@dataclass(frozen=True)
class Heading:
    """A heading: its level, from 1, its words, and the place that it is, if any."""

    level: int
    words: str
    line: int
    anchor: str = ""


@dataclass(frozen=True)
class Question:
    """A question and its answer, as plain text; ``unfilled`` while the answer holds a placeholder."""

    text: str
    answer: str
    unfilled: bool = False


@dataclass(frozen=True)
class Service:
    """A service: the key of its topic, the first paragraph that describes it, and the tasks that belong to it."""

    key: str
    description: str
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Definition:
    """What a term means, in a sentence that can be quoted alone; ``unfilled`` while it holds a placeholder."""

    term: str
    text: str
    unfilled: bool = False


@dataclass(frozen=True)
class Step:
    """A step of several: its name, and all that it says; ``unfilled`` while it holds a placeholder."""

    name: str
    text: str
    unfilled: bool = False


@dataclass(frozen=True)
class LanguageMark:
    """Words that are marked as of another language."""

    language: str
    line: int


@dataclass(frozen=True)
class PictureCredit:
    """A picture that a page shows, and who made it."""

    path: str
    alt: str
    credit: "Credit"
    line: int


@dataclass(frozen=True)
class Credit:
    """The author of a picture, its licence, and where it comes from; each may be empty."""

    author: str = ""
    licence: str = ""
    licence_url: str = ""
    source: str = ""

    def __bool__(self) -> bool:
        return bool(self.author or self.licence or self.source)


@dataclass(frozen=True)
class Record:
    """All that a page contains. ``digest`` is that of its HTML, ``words`` that of its words."""

    digest: str
    words: str
    links: tuple[Link, ...] = ()
    places: tuple[Place, ...] = ()
    headings: tuple[Heading, ...] = ()
    questions: tuple[Question, ...] = ()
    services: tuple[Service, ...] = ()
    definition: Definition | None = None
    steps: tuple[Step, ...] = ()
    shows_prices: bool = False
    drawings: tuple[str, ...] = ()
    pictures: tuple[PictureCredit, ...] = ()
    languages: tuple[LanguageMark, ...] = ()
    lists_pictures: bool = False

    def has_place(self, anchor: str) -> bool:
        """Whether a link can lead to a place of this name."""
        return any(place.anchor == anchor for place in self.places)


@dataclass(frozen=True)
class Converted:
    """A source file, converted: front matter, record, and what is wrong with it.

    ``wrong`` was found while reading, so that nothing else can be said of the page; ``noted`` is what the
    checks of the text found. ``body`` is a digest of the source's text below its front matter, empty where
    it is but a few words. The HTML is kept apart: it is wanted less often.
    """

    source: str
    front_matter: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    record: Record = field(default_factory=lambda: Record("", ""))
    wrong: tuple[Finding, ...] = ()
    noted: tuple[Finding, ...] = ()
    body: str = ""
    readable: bool = True

    @property
    def is_draft(self) -> bool:
        """Whether it is still being written: it is not published, and whatever is wrong with it stops nothing."""
        return self.front_matter.get("status") == "draft"

    def path(self, content: Path) -> Path:
        """The file, in its content folder."""
        return content / self.source
