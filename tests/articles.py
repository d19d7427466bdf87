"""Articles by the hundred, made of the words of the site's own pages."""

import re
from datetime import date, timedelta
from pathlib import Path

from ground.facts import CONTENT

NEWEST = date(2026, 3, 1)
SOURCE = """Title: {title}
Description: {description}
Slug: articolo-{number}
Date: {day}
Fallback: no

{body}
"""


def write_articles(content: Path, language: str, count: int) -> None:
    """Add so many articles to a content folder, ``articolo-0`` the newest; the same ones whatever their count."""
    known = words_of(language)
    for number in range(count):
        said = [known[place % len(known)] for place in places(number)]
        paragraphs = [" ".join(said[start : start + 60]) for start in range(0, len(said), 60)]
        text = SOURCE.format(
            title=" ".join(said[:5]).capitalize(),
            description=" ".join(said[5:20]),
            number=number,
            day=NEWEST - timedelta(days=number),
            body="\n\n".join([*paragraphs, f"Codice{number}x."]),
        )
        (content / language / "articles" / f"articolo-{number}.md").write_text(text, encoding="utf-8")


def words_of(language: str) -> list[str]:
    """The words of the site in a language, and more that are put together from them."""
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted((CONTENT / language).rglob("*.md")))
    known = sorted(set(re.findall(r"[^\W\d_]{2,}", text.lower())))
    ends = [word[-4:] for word in known]
    return known + [word[:4] + end for word, end in zip(known * 4, ends[7:] * 4, strict=False)]


def places(number: int) -> list[int]:
    """The places of the words of an article among all words: some it has with others, some with few."""
    return [(place * place // 9 if place % 2 else 7919 * number + 31 * place * place) for place in range(600)]
