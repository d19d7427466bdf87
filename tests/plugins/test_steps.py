"""All that can be known is told in one go, and nothing that follows only from something else."""

import pytest

from pelicanconf import CSS_FILES, ROOT
from plugins.checks import catalogues
from plugins.components import source_checks
from tests.plugins.conftest import page
from tests.plugins.elsewhere import files_of

LACKING = {("Never translated", ("site",)): (catalogues.ROOT / "theme/templates/base.html", 3)}
MISTAKES = {
    # Links to pages with mistakes lead somewhere; one to a place in such a page may well do.
    "it/a.md": page("A", "a", "[b]({filename}b.md), [c]({filename}c.md#there), [up](/c/) and [on]({filename}no.md)."),
    "it/b.md": "Slug: b\n\nText.",
    "it/c.md": page("C", "c", "{{ no.fact }}"),
    "it/d.md": page("D", "d", "[a place]({filename}e.md#nowhere) and [an address](/nothing/)"),
    "it/e.md": page("E", "e", "Text."),
    "en/a.md": "Title: A\nSlug: a\nDescription: D.\nStatus: drafft\n\nText.",
    "de/a.md": b"Title: A\nSlug: a\nDescription: \xe4.\n\nText.",
}
TOLD = [
    "it/a.md:5: The link to {filename}no.md leads nowhere",
    "it/b.md:1: A page needs a title.",
    "it/b.md:1: A page needs a description",
    "it/c.md:5: There is no fact “no.fact”.",
    "it/d.md:5: it/e.md has no place called #nowhere.",
    "it/d.md:5: There is nothing at the address /nothing/.",
    "en/a.md:4: “drafft” is not a Status that the site understands.",
    "de/a.md:3: This file is not saved as UTF-8.",
    "site.toml:",
    "theme/templates/base.html:3: The text “Never translated” has no finished translation",
]


@pytest.fixture
def spoilt(small_site, tmp_path, monkeypatch):
    """What comes of a build with a mistake of every kind; and the files that were there before."""
    small_site()
    before = files_of(tmp_path / "output")
    monkeypatch.setattr(catalogues, "used_texts", lambda reader: LACKING)
    facts = tmp_path / "content" / "site.toml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace('"nome.cognome@example.com"', '"ada at ada.it"'), encoding="utf-8")
    for name in ("de/a.md",):
        (tmp_path / "content" / name).write_bytes(MISTAKES[name])
    return small_site({name: text for name, text in MISTAKES.items() if isinstance(text, str)}), before


def test_everything_is_told_in_one_go(spoilt):
    """Front matter, text, links, places, addresses, encodings, facts and catalogues; nothing is written."""
    built, before = spoilt
    assert built.refused
    for sentence in TOLD:
        assert any(sentence in error for error in built.errors), sentence
    assert files_of(built.output) == before


def test_no_echo_is_among_it(spoilt):
    """What follows from one mistake is not told beside it."""
    built, _ = spoilt
    assert len(built.errors) == len(TOLD), built.errors
    assert not any("it/b.md" in told or "it/c.md" in told for told in built.warnings), built.warnings


def test_mended_all_at_once_the_site_is_built(small_site, spoilt, monkeypatch, tmp_path):
    """No further mistake waits behind the first ones, and it equals a site that was never wrong."""
    monkeypatch.setattr(catalogues, "used_texts", lambda reader: {})
    facts = tmp_path / "content" / "site.toml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("ada at ada.it", "ada@ada.it"), encoding="utf-8")
    mended = {name: page(name[3], name[3]) for name in MISTAKES}
    built = small_site(mended)
    assert not built.refused, built.errors
    (tmp_path / "var").rename(tmp_path / "kept")
    again = files_of(tmp_path / "output")
    assert files_of(small_site().output) == again


def test_an_address_is_missed_only_where_all_are_known(small_site):
    """A page that does not say where it stands may be the one that is meant."""
    pages = {"it/a.md": page("A", "a", "[there](/b/)"), "it/b.md": "Title: B\nDescription: D.\n\nText."}
    [error] = small_site(pages).errors
    assert "it/b.md:1: A page needs a slug" in error
    [error] = small_site({"it/b.md": page("B", "c")}).errors
    assert "There is nothing at the address /b/." in error


def test_what_is_only_told_of_a_page_waits_until_it_is_read(small_site):
    """A note on a page with mistakes may be an echo of them."""
    spoilt = page("A", "a", "It's {{ no.fact }}")
    typed = {"SMART_TYPING": False}
    assert not any("quotation" in told for told in small_site({"it/a.md": spoilt}, **typed).warnings)
    assert any("quotation" in told for told in small_site({"it/a.md": page("A", "a", "It's")}, **typed).warnings)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('key = "travel"\n', "", "A topic needs a key."),
        (', de = "Übersetzungen" }', " }", "“translation” has no text for “de”."),
        ("slug = { it", 'slug = "agenda" # { it', "“topics.slug” has no text for “en”."),
        (', de = "[innerhalb eines Arbeitstags]" }', " }", "“answer.time” has no text for “de”."),
        ('name = "[Nome e cognome]"', "name = 5.5", "“5.5” is not a person.name"),
        ('endpoint = "/api/contact"', "endpoint = 5", "“5” is not a site.endpoint"),
    ],
)
def test_pages_are_looked_at_whatever_is_wrong_with_the_facts(small_site, tmp_path, old, new, sentence):
    """Their own mistakes are told beside those of site.toml, in a contact page with topics, too."""
    path = tmp_path / "content" / "site.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    pages = {"it/contact.md": page("Scrivimi", "scrivimi"), "de/contact.md": page("Kontakt", "kontakt")}
    built = small_site(pages | {"it/a.md": page("A", "a", "[on]({filename}no.md), [b]({filename}b.md)")})
    assert any(sentence in error for error in built.errors)
    assert any("leads nowhere" in error and "it/a.md" in error for error in built.errors), built.errors


def test_the_search_looks_at_no_page_that_lacks_a_fact(small_site, tmp_path):
    """So what is told of finished pages is told all the same."""
    path = tmp_path / "content" / "site.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(', de = "[innerhalb eines Arbeitstags]" }', " }", 1), encoding="utf-8")
    pages = {f"{language}/{key}.md": page(key, key) for language in ("it", "de") for key in ("search", "contact")}
    pages |= {"it/c.md": page("C", "c", "[a place]({filename}d.md#nowhere)"), "it/d.md": page("D", "d")}
    built = small_site(pages, THEME=str(ROOT / "theme"), CSS_FILES=CSS_FILES)
    assert any("“answer.time” has no text for “de”." in error for error in built.errors)
    assert any("it/d.md has no place called #nowhere" in error for error in built.errors), built.errors


def test_a_new_language_is_told_as_a_whole(small_site, tmp_path):
    """Its catalogues, its texts in site.toml, and beside them the mistakes of pages."""
    path = tmp_path / "content" / "site.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('offered = ["it", "en", "de"]', 'offered = ["it", "en", "de", "fr"]'), encoding="utf-8"
    )
    built = small_site({"it/a.md": page("A", "a", "{{ no.fact }}"), "fr/home.md": page("Accueil", "home")})
    told = "\n".join(built.errors)
    assert "There are no texts in French yet. Copy theme/translations/en to theme/translations/fr" in told
    assert "“answer.time” has no text for “fr”. Add fr =" in told
    assert "it/a.md:5: There is no fact “no.fact”." in told
    assert "fr/home.md" not in told


def test_what_fails_after_a_mistake_is_not_told_as_unforeseen(small_site, monkeypatch):
    """It may come of the mistake; without one it is what it is."""
    from plugins.multilingual import site

    monkeypatch.setattr(site.Site, "by_url", property(lambda site: {}["nothing"]))
    monkeypatch.setattr("plugins.checks.credits.check", lambda site, findings: site.by_url)
    [error] = small_site({"it/a.md": page("A", "a", "{{ no.fact }}")}).errors
    assert "There is no fact “no.fact”." in error
    with pytest.raises(KeyError):
        small_site({"it/a.md": page("A", "a")})


def test_what_a_refused_build_made_is_made_once(small_site, tmp_path, monkeypatch):
    """The next one converts what was mended, and no other page."""
    pages = {f"it/{name}.md": page(name, name) for name in "abc"} | {"it/d.md": page("D", "d", "{{ no.fact }}")}
    assert small_site(pages).refused
    converted = []
    check = source_checks.check
    monkeypatch.setattr(
        source_checks, "check", lambda source, blocks: converted.append(source.name) or check(source, blocks)
    )
    assert not small_site({"it/d.md": page("D", "d")}).refused
    assert converted == ["it/d.md"]
