"""Documents as a whole."""

import pytest

PAGE = "Title: {0}\nDescription: D.\nSlug: {1}\n\nText."


def test_two_pages_at_one_address(small_site):
    """Both are named."""
    built = small_site({"it/a.md": PAGE.format("A", "same"), "it/b.md": PAGE.format("B", "same")})
    assert built.refused
    assert len(built.errors) == 1
    assert "it/b.md:3: This page has the same address (/same/) as it/a.md." in built.errors[0]


@pytest.mark.parametrize("slug", ["en", "it", "api", "inbox", "assets", "images", "files", "drafts"])
@pytest.mark.parametrize("status", ["published", "draft"])
def test_an_address_that_the_site_needs_itself(small_site, slug, status):
    """It would hide another page, or be hidden by the endpoint; of a draft it is only told."""
    built = small_site({"it/a.md": PAGE.format("A", f"{slug}\nStatus: {status}")})
    assert built.refused == (status == "published")
    told = built.errors if built.refused else built.warnings
    assert any(f"it/a.md:3: The address /{slug}/ is needed by the site itself." in one for one in told)


@pytest.mark.parametrize("name", ["en/a.md", "de/a.md"])
def test_below_a_language_nothing_is_reserved(small_site, name):
    """The endpoint and the files of the site are at the root."""
    assert small_site({name: PAGE.format("A", "images")}).errors == []


def test_a_page_that_a_language_lacks_is_told_and_built(small_site):
    """It does not stop the build, whichever language it is."""
    built = small_site({"en/b.md": PAGE.format("B", "b"), "de/b.md": PAGE.format("B", "b")})
    assert not built.refused
    assert ["en/b.md: There is no Italian version" in warning for warning in built.warnings] == [True]
    small_site({"en/b.md": None, "de/b.md": None})
    built = small_site({"it/a.md": PAGE.format("A", "a"), "en/a.md": PAGE.format("A", "a")})
    assert not built.refused
    assert len(built.warnings) == 1
    assert "it/a.md: There is no German version of this page. Write content/de/a.md;" in built.warnings[0]


@pytest.mark.parametrize("settings", [{}, {"settings_file": "publishconf.py", "PREVIEW": True}])
def test_a_version_that_is_a_draft(small_site, settings):
    """It is not told to be missing, whether drafts are shown or not."""
    draft = PAGE.format("A", "a").replace("\n\n", "\nStatus: draft\n\n", 1)
    pages = {"it/a.md": PAGE.format("A", "a"), "en/a.md": PAGE.format("A", "a"), "de/a.md": draft}
    told = [one for one in small_site(pages, **settings).warnings if "it/a.md" in one]
    assert len(told) == 1
    assert "The German version of this page is a draft. Until it is published, this page is shown there" in told[0]
    no_fallback = {name: text.replace("\n\n", "\nFallback: no\n\n", 1) for name, text in pages.items()}
    told = [one for one in small_site(no_fallback, **settings).warnings if "it/a.md" in one]
    assert "is a draft. Until it is published, the switcher leads to the home page." in told[0]


def test_a_home_page_that_is_a_draft(small_site):
    """It is told as what it is: without it the site leaves the language out."""
    draft = PAGE.format("Home", "home").replace("\n\n", "\nStatus: draft\n\n", 1)
    built = small_site({"de/home.md": draft})
    told = [one for one in built.warnings if "German" in one and "leaves this language out" in one]
    assert told == [
        "The home page in German is a draft: the site leaves this language out. "
        "Finish content/de/home.md, and take its line “Status: draft” out."
    ]


def test_the_pages_that_a_language_lacks_are_told_together(small_site):
    """One sentence for each language, however many there are; a page that wants no other is left out."""
    pages = {f"it/{key}.md": PAGE.format(key, key) for key in "abcdefghijklmn"}
    built = small_site(pages | {"it/o.md": PAGE.format("O", "o\nFallback: no")})
    listed = ", ".join(pages)
    assert built.warnings == [
        f"14 pages have no English version: {listed}. Write them in content/en, each under its name; "
        "until then they are shown there as they are.",
        f"14 pages have no German version: {listed}. Write them in content/de, each under its name; "
        "until then they are shown there as they are.",
    ]


def test_a_page_that_was_copied_and_not_translated(small_site):
    """It is told; what is short may be the same, and so may the text of a draft."""
    long = PAGE.format("A", "a") + " More." * 50
    pages = {"it/a.md": long, "en/a.md": long.replace("Title: A", "Title: An A"), "de/a.md": f"{long} Mehr."}
    built = small_site(pages)
    assert not built.refused
    [warning] = built.warnings
    assert "en/a.md: This page and it/a.md have the same text: one is still" in warning
    short = {f"{language}/b.md": PAGE.format("B", "b") for language in ("it", "en", "de")}
    assert small_site(short).warnings == built.warnings
    draft = long.replace("\n\n", "\nStatus: draft\n\n", 1)
    assert not any("same text" in warning for warning in small_site({"en/a.md": draft}).warnings)


@pytest.mark.parametrize(("day", "is_told"), [("2999-01-31", True), ("2001-01-31", False)])
def test_a_date_that_is_still_to_come(small_site, day, is_told):
    """The article is built all the same, and that is told."""
    built = small_site({"it/articles/a.md": PAGE.format("A", f"a\nDate: {day}")})
    told = [warning for warning in built.warnings if "it/articles/a.md:4: This date is still to" in warning]
    assert (len(told), built.refused) == (is_told, False)


def test_a_language_is_named_as_within_a_sentence(small_site, tmp_path):
    """In Italian with a small letter, its own name, too."""
    facts = tmp_path / "content" / "site.toml"
    facts.write_text(facts.read_text(encoding="utf-8").replace('language = "en"', 'language = "it"'), "utf-8")
    told = small_site({"en/a.md": PAGE.format("A", "a")}).warnings
    named = [warning.partition("versione in ")[2].partition(".")[0] for warning in told]
    assert sorted(named) == ["italiano", "tedesco"]
