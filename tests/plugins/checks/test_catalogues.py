"""Interface texts are translated into every language."""

import pytest

from plugins.checks import catalogues
from plugins.checks.catalogues import finished_texts, texts_of, used_texts
from plugins.findings import Findings

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
    assert finished_texts(tmp_path / "site.po") == {"Done": "Fatto"}
    assert finished_texts(tmp_path / "none.po") == {}


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
    asked = {("Never translated", ("site",)): (catalogues.ROOT / "theme/templates/base.html", 3)}
    monkeypatch.setattr(catalogues, "used_texts", lambda reader: asked)
    built = small_site()
    assert built.refused
    assert built.errors == [
        "theme/templates/base.html:3: The text “Never translated” has no finished translation into "
        "Italian, English, German. Add it to theme/translations/it/site.po, theme/translations/en/site.po, "
        "theme/translations/de/site.po."
    ]


@pytest.fixture
def told(tmp_path, monkeypatch):
    """A function that checks catalogues: what is told of them; language and text → translation."""

    def check(said, used=()):
        for language, texts in said.items():
            folder = tmp_path / "theme" / "translations" / language
            folder.mkdir(parents=True)
            entries = "\n".join(f'msgid "{text}"\nmsgstr "{words}"\n' for text, words in texts.items())
            (folder / "site.po").write_text(CATALOGUE.partition('msgid "Done')[0] + entries, encoding="utf-8")
        monkeypatch.setattr(catalogues, "ROOT", tmp_path)
        places = {(text, ("site",)): (tmp_path / "base.html", 3) for text in used}
        monkeypatch.setattr(catalogues, "used_texts", lambda reader: places)
        findings = Findings("en")
        catalogues.check(list(said), findings, Plain())
        return findings

    return check


WORDS = {f"Text number {number} of all": f"Testo numero {number} di tutti" for number in "abcdef"}


@pytest.mark.parametrize("unfinished", [{}, dict.fromkeys(WORDS, "")])
def test_a_catalogue_that_lacks_many_texts_is_told_once(told, unfinished):
    """Not every one of its texts."""
    [error] = told({"it": WORDS, "de": unfinished}, WORDS).errors
    assert error.file.endswith("theme/translations/de/site.po")
    assert error.sentence == (
        "6 texts here have no finished translation: “Text number a of all”, “Text number b of all”, "
        "“Text number c of all” and 3 more."
    )


def test_a_copy_that_nobody_translated_is_told(told):
    """English is never the copy, as it stands in the code."""
    english = {text: text for text in WORDS}
    findings = told({"it": WORDS, "en": english, "fr": english})
    [error] = findings.errors
    assert error.file.endswith("theme/translations/fr/site.po")
    assert error.sentence.startswith(
        "Texts here that are the same as in theme/translations/en/site.po, in all 6: “Text number a"
    )
    assert findings.warnings == []


def test_a_single_sentence_left_as_it_was_is_a_note(told):
    """A word or a name may well be the same."""
    names = {"Menu": "Menu", "E-mail": "E-mail"}
    first = dict(list(WORDS.items())[:1])
    findings = told(
        {"it": WORDS | names, "fr": {text: text.replace("Text", "Texte") for text in WORDS} | names | first}
    )
    assert findings.errors == []
    [warning] = findings.warnings
    assert "Texts here that are the same as in theme/translations/it/site.po, in all 1: “Text number a of all”." in str(
        warning
    )


def test_the_real_catalogues_say_nothing_twice():
    """Each language has words of its own for every sentence."""
    findings = Findings("en")
    catalogues.check_copies(["it", "en", "de"], findings, Plain())
    assert findings.all == ()
