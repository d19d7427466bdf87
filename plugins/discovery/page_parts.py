"""What a page's HTML says in parts of its own: the services, and the questions with their answers."""

import re
from dataclasses import dataclass

from plugins.multilingual.environment import plain

SERVICE = re.compile(r'<section class="service" id="(?P<key>[^"]+)">(?P<body>.*?)</section>', re.DOTALL)
QUESTION = re.compile(
    r"<details\b[^>]*>\s*<summary>(?P<question>.*?)</summary>(?P<answer>.*?)</details>", re.DOTALL
)
PERMALINK = re.compile(r'<p class="permalink">.*?</p>', re.DOTALL)
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
PLACEHOLDER = 'class="placeholder"'


@dataclass(frozen=True)
class Question:
    """A question and its answer, as plain text."""

    text: str
    answer: str


def service_descriptions(content: str) -> dict[str, str]:
    """The first paragraph of each service of a page, by the key of its topic."""
    found = {match["key"]: PARAGRAPH.search(match["body"]) for match in SERVICE.finditer(content)}
    return {key: tidy(paragraph[1]) for key, paragraph in found.items() if paragraph}


def questions(content: str) -> list[Question]:
    """The questions of a page; those whose answer still is a placeholder are left out."""
    return [
        Question(tidy(match["question"]), tidy(PERMALINK.sub("", match["answer"])))
        for match in QUESTION.finditer(content)
        if PLACEHOLDER not in match["answer"]
    ]


def tidy(fragment: str) -> str:
    """The text of a piece of HTML in one line."""
    return " ".join(plain(fragment).split())
