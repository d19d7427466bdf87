"""The language of the sentences."""

import pytest

from desk import sentences


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        ('[desk]\n# the language\nlanguage = "de"\n\n[person]\nname = [', "utf-8", "de"),
        ('# The facts\r\n[desk]\r\nlanguage = "de"\r\n', "utf-16", "de"),
        ('[languages]\nlanguage = "de"\n[person', "utf-8", "en"),
        (None, "", "en"),
    ],
)
def test_a_slip_elsewhere_does_not_change_the_language(monkeypatch, tmp_path, text, encoding, language):
    """It is found in a file that cannot be read as a whole."""
    if text:
        (tmp_path / "site.toml").write_text(text, encoding=encoding)
    facts = sentences.Facts
    monkeypatch.setattr(sentences, "Facts", lambda: facts(tmp_path))
    assert sentences.language.__wrapped__() == language
