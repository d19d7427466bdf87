"""Interface texts are translated into every language."""

import pytest

from plugins.checks.catalogues import finished_texts, texts_of, used_texts

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Done"
msgstr "Fatto"

msgid "Empty"
msgstr ""

#, fuzzy
msgid "Doubtful"
msgstr "Dubbio"
"""


class Plain:
    """Reads every file anew."""

    used = staticmethod(texts_of)
    finished = staticmethod(finished_texts)


def test_empty_and_fuzzy_translations_do_not_count(tmp_path):
    """Only a finished translation is one."""
    (tmp_path / "site.po").write_text(CATALOGUE, encoding="utf-8")
    assert finished_texts(tmp_path / "site.po") == {"Done"}
    assert finished_texts(tmp_path / "none.po") == frozenset()


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.html", '<p>{{ _("A text") }}</p>\n{% if a %}\n{{ ngettext("A text", "Texts", 2) }}{% endif %}'),
        ("a.py", 'x = N_("A text")'),
    ],
)
def test_texts_are_found_in_templates_and_code(tmp_path, name, source):
    """With the line they stand in."""
    (tmp_path / name).write_text(source, encoding="utf-8")
    assert texts_of(tmp_path / name, ("_", "ngettext", "N_"))[0] == (1, "A text")


def test_every_text_of_the_project_is_translated(site):
    """The real catalogues are complete; a build with a gap would have been refused."""
    used = used_texts(Plain())
    assert ("Send", ("site",)) in used
    assert ("Building the site …", ("desk",)) in used
    assert ("Erase this person …", ("desk",)) in used
    assert ("Erase this person?", ("desk", "site")) in used


def test_a_missing_translation_refuses_the_build(small_site, monkeypatch):
    """The sentence names the text, the languages and the files to mend."""
    from plugins.checks import catalogues

    asked = {("Never translated", ("site",)): (catalogues.ROOT / "theme/templates/base.html", 3)}
    monkeypatch.setattr(catalogues, "used_texts", lambda reader: asked)
    built = small_site()
    assert built.refused
    assert built.errors == [
        "theme/templates/base.html:3: The text “Never translated” has no finished translation into "
        "Italian, English, German. Add it to theme/translations/it/site.po, theme/translations/en/site.po, "
        "theme/translations/de/site.po."
    ]
