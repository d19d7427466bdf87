"""What the web inbox says."""

import pytest
from babel.messages.extract import extract_from_dir

from ground.texts import translations

METHODS = [("**.py", "python"), ("**.html", "jinja2")]


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_every_text_is_translated(language, project):
    """What templates mark with ``_`` and modules with ``say`` or ``_`` stands in the desk's catalogue."""
    folder = project / "contact_api" / "web_inbox"
    found = extract_from_dir(folder, METHODS, keywords={"_": None, "say": None})
    here = {text for file, _, text, *_ in found if file != "reply.py"}
    catalogue = translations(language, "desk")
    assert len(here) > 40
    assert [text for text in here if not catalogue._catalog.get(text)] == []
