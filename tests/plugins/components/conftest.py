"""A source, and the HTML that stands for what Markdown made of it."""

from pathlib import Path

import pytest

from plugins import noted
from plugins.cache.inputs import Inputs
from plugins.components.source import Source
from plugins.noted import NotedFacts
from plugins.site_settings import SiteSettings
from tests.facts import write_facts


@pytest.fixture
def source_of(tmp_path):
    """A function that gives the source of the page ``it/t.md`` with a text; its sentences are in English."""
    facts = write_facts(tmp_path, {'language = "it" ': 'language = "en" '})
    inputs = Inputs(noted.readers(facts, tmp_path))
    inputs.add({"has template": lambda name: False})
    places = {name: Path(tmp_path) for name in ("content", "theme", "output", "var", "cache", "published")}
    settings = SiteSettings(**places, site_url="https://anna.test")
    return lambda text: Source("it/t.md", text, settings, inputs, NotedFacts(inputs, facts))


def told(source: Source) -> list[str]:
    """What was found: “error” or “warning”, the line and the sentences."""
    return [
        f"{'error' if one.fatal else 'warning'} {one.line}: {one.sentence} {one.mend}" for one in source.findings.all
    ]
