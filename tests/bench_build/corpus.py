"""Pages to build: as many as are asked for, of the site's own kind, the same ones in every run.

Their sentences are those of the site's own pages, in another order.
"""

import random
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

LANGUAGES = ("it", "en", "de")
NEWEST = date(2026, 1, 1)
SHORTEST_DESCRIPTION = 112  # characters
PLAIN_PARAGRAPH = re.compile(r"^\w[^\[\]{}|<>&\n/]+$")
END_OF_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-ZÀ-Ü])")
SENTENCE_LENGTHS = range(40, 200)
Sentences = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Page:
    """One page in one language; ``folder`` is that below the language's, "" or "articles/"."""

    language: str
    folder: str
    key: str
    title: str
    description: str
    slug: str
    date: date
    body: str

    @property
    def source(self) -> str:
        """Its file below the folder of all pages."""
        return f"{self.language}/{self.folder}{self.key}.md"


def read_sentences(content: Path) -> Sentences:
    """The sentences of the site's own pages that hold nothing but words, by language."""
    return {language: sentences_in(content / language) for language in LANGUAGES}


def sentences_in(folder: Path) -> list[str]:
    """Those of the pages in one folder."""
    texts = [file.read_text(encoding="utf-8").partition("\n\n")[2] for file in sorted(folder.glob("*.md"))]
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n") if PLAIN_PARAGRAPH.match(paragraph)]
    sentences = [sentence for paragraph in paragraphs for sentence in END_OF_SENTENCE.split(paragraph)]
    return [sentence for sentence in sentences if len(sentence) in SENTENCE_LENGTHS and "*" not in sentence]


def corpus(count: int, sentences: Sentences) -> Iterator[Page]:
    """So many pages, a third of them in each language; every fifth text is a page, the others are articles."""
    keys = count // len(LANGUAGES)
    for number in range(keys):
        for language in LANGUAGES:
            yield Author(language, number, keys, sentences[language]).page()


class Author:
    """Writes page ``number`` of ``keys`` in one language; what it draws by lot depends on nothing else."""

    def __init__(self, language: str, number: int, keys: int, sentences: Sequence[str]):
        self.language, self.number, self.keys, self.sentences = language, number, keys, sentences
        self.lot = random.Random(f"{language} {number}")  # noqa: S311 - nothing here is a secret
        self.title = f"{self.heading()} {number + 1}"

    def page(self) -> Page:
        """The page."""
        return Page(
            self.language,
            folder_of(self.number),
            key_of(self.number),
            self.title,
            self.description(),
            slug_of(self.title),
            NEWEST - timedelta(days=self.number),
            self.body(),
        )

    def words(self) -> list[str]:
        """The words of a sentence without its signs."""
        return re.findall(r"[\w’-]+", self.lot.choice(self.sentences))

    def heading(self) -> str:
        """A few words."""
        return " ".join(self.words()[:5])

    def description(self) -> str:
        """As long as the site asks for."""
        text = self.heading()
        while len(text) < SHORTEST_DESCRIPTION:
            text += f" {self.lot.choice(self.words())}"
        return f"{text}."

    def body(self) -> str:
        """Some 400 words in Markdown."""
        parts = [self.paragraph(3), *self.opening()]
        for extra in (self.bullets, self.table, self.steps):
            parts += [f"## {self.heading()}", self.paragraph(4), extra(), self.paragraph(3)]
        parts += [f"{self.paragraph(1)} {self.link(1)}, {self.link(7)}.", self.action()]
        return "\n\n".join(parts) + "\n"

    def opening(self) -> list[str]:
        """On some pages a remark, on others a fact."""
        if self.number % 3 == 0:
            return [f"/// note\n{self.paragraph(2)}\n///"]
        return ["**{{ answer.time }}**"] if self.number % 3 == 1 else []

    def paragraph(self, length: int) -> str:
        """So many sentences."""
        return " ".join(self.lot.sample(self.sentences, length))

    def bullets(self) -> str:
        """A list."""
        return "\n".join(f"- **{self.heading()}:** {self.heading()}" for _ in range(4))

    def steps(self) -> str:
        """A list with numbers."""
        return "\n".join(f"{number}. {self.heading()}" for number in range(1, 4))

    def table(self) -> str:
        """On every fourth page a table, on the others one more paragraph."""
        if self.number % 4:
            return self.paragraph(3)
        rows = [f"| {self.heading()} | {self.lot.randrange(1, 99)} | {self.heading()} |" for _ in range(5)]
        return "\n".join([rows[0], "|---|---:|---|", *rows[1:]])

    def link(self, step: int) -> str:
        """A link to the page that comes so many places later."""
        other = Author(self.language, (self.number + step) % self.keys, self.keys, self.sentences)
        folder, here = folder_of(other.number), folder_of(self.number)
        way = "" if folder == here else folder or "../"
        return f"[{other.title}]({{filename}}{way}{key_of(other.number)}.md)"

    def action(self) -> str:
        """The postscript."""
        return f"/// action\n{self.paragraph(1)}\n\n{self.link(2)}\n///"


def folder_of(number: int) -> str:
    """Where a page lies."""
    return "" if number % 5 == 4 else "articles/"


def key_of(number: int) -> str:
    """What is the same in all languages."""
    return f"corpus-{number + 1}"


def slug_of(title: str) -> str:
    """The last part of an address."""
    plain = unicodedata.normalize("NFKD", title.replace("ß", "ss")).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain.lower()).strip("-")
