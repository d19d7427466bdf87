"""What is typed with straight marks, and the page that comes of it."""

import re

import pytest

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3z"/></svg>'
FRONT = "Title: T\nDescription: D.\nSlug: t\n\n"


@pytest.fixture
def built(small_site):
    """A function that builds a page of a text in a language."""
    return lambda text, language="it", front=FRONT, **settings: small_site(
        {f"{language}/t.md": front + text}, **settings
    )


@pytest.fixture
def html(built):
    """A function that gives the HTML of a page's text; nothing is left to be said about it."""

    def of(text, language="it"):
        site = built(text, language)
        assert site.errors == []
        assert [warning for warning in site.warnings if re.search(r"/t\.md:\d", warning)] == []
        name = "t/index.html" if language == "it" else f"{language}/t/index.html"
        return site.text(name).partition("</h1>")[2].partition("</main>")[0]

    return of


SHOWN = {
    'Dice "ciao", l\'amico.': "<p>Dice «ciao», l’amico.</p>",
    'Un "*caso*".': "<p>Un «<em>caso</em>».</p>",
    '**"Sì"** e *"no"*': "<p><strong>«Sì»</strong> e <em>«no»</em></p>",
    '"[Ciao](https://a.example/x--y "l\'ora")"': "<p>«<a href=https://a.example/x--y title=l’ora>Ciao</a>»</p>",
    "\"uno\ndue 'tre'\"": "<p>«uno due “tre”»</p>",
    "`it's \"code\" -- ...` e `x`'s": '<p><code>it\'s "code" -- ...</code> e <code>x</code>’s</p>',
    'Un "<b>caso</b>" e <kbd>it\'s</kbd>.': "<p>Un «<b>caso</b>» e <kbd>it's</kbd>.</p>",
    '<p class="a-b">l\'"ora" &amp; -- <!-- it\'s --> <code>"x"</code></p>': (
        '<p class=a-b>l’«ora» & –  <code>"x"</code></p>'
    ),
    '<div lang="de"><p>"Ja", geht\'s</p><p lang="en">"Yes"</p></div>': (
        "<div lang=de><p>„Ja“, geht’s</p><p lang=en>“Yes”</p></div>"
    ),
    r"\"x\" e l\'ora": '<p>"x" e l\'ora</p>',
    'Il ["Termin" geht\'s]{lang=de}, "*\'yes\'*{lang=en}".': (
        "<p>Il <span lang=de>„Termin“ geht’s</span>, «<em lang=en>‘yes’</em>».</p>"
    ),
    '- "a\n- b" -- c\n': "<ul><li>«a</li><li>b» – c</li></ul>",
    '## L\'"ora"\n\nE...': "<h2 id=lora>L’«ora»</h2><p>E…</p>",
    '| "a" | 10 € |\n|---|---|\n| l\'x | -- |\n': (
        "<table><thead><tr><th>«a»</th><th>10\u00a0€</th></tr></thead><tbody><tr><td>l’x</td><td>–</td></tr></tbody></table>"
    ),
    "<https://a.example/it's--b>": """>https://a.example/it's--b</a></p>""",
    "/// faq | L'ora?\nSì.\n///": 'aria-label="Link a questa risposta: L’ora?"',
    '"{{ contact.vcard }}"': "<p>«/contact.vcf»</p>",
}


@pytest.mark.parametrize(("typed", "shown"), SHOWN.items())
def test_the_page_shows_the_marks_of_its_language(html, typed, shown):
    """Through emphasis, links, HTML and lines; never in code, comments, addresses or attributes."""
    assert shown in html(typed)


@pytest.mark.parametrize(("language", "shown"), [("it", "«a», l’b"), ("en", "“a”, l’b"), ("de", "„a“, l’b")])
def test_each_language_has_its_own(html, language, shown):
    """The page's language is that of its folder."""
    assert f"<p>{shown}</p>" in html('"a", l\'b', language)


def test_titles_and_descriptions_are_text_too(built):
    """And what menus say."""
    site = built("Testo.", front="Title: L'\"ora\"\nDescription: Un po' -- sì.\nMenu: L'ora\nSlug: t\n\n")
    assert [warning for warning in site.warnings if re.search(r"/t\.md:\d", warning)] == []
    made = site.text("t/index.html")
    assert "<title>L’«ora»" in made
    page = site.run.site.by_source["it/t.md"]
    assert (page.description, page.menu_label) == ("Un po’ – sì.", "L’ora")


def test_texts_of_pictures_and_drawings(built, tmp_path):
    """What is said instead of them, and below them."""
    images = tmp_path / "content" / "images"
    images.mkdir()
    (images / "a.svg").write_text(SVG, encoding="utf-8")
    (images / "a.svg.toml").write_text('author = "Ada"\nown = true\n', encoding="utf-8")
    text = '![l\'"ora"](../images/a.svg "un po\' di \'luce\'")\n\n/// drawing | desk\n    alt: L\'"ora"\n///\n'
    site = built(text)
    assert site.errors == []
    made = site.text("t/index.html")
    assert "alt=l’«ora»" in made
    assert "un po’ di “luce”" in made
    assert "aria-label=L’«ora»" in made


def test_what_nobody_can_tell_is_told(built):
    """With its line, in the front matter as well."""
    site = built('Testo.\n\nUno schermo da *15*" e 5\'10"\nqui.\n', front='Title: Da 15"\nDescription: D.\nSlug: t\n\n')
    assert not site.refused
    told = [warning.rpartition("it/t.md:")[2] for warning in site.warnings if "it/t.md:" in warning]
    told = [warning for warning in told if warning[0].isdigit()]
    assert [warning.partition(":")[0] for warning in told] == ["1", "7"]
    assert "Nobody can tell which mark this straight one stands for. Use «…», “…”, ’." in told[0]


def test_headings_that_were_typed_straight_keep_their_lines(built):
    """What is wrong with one is told where it stands."""
    site = built('Testo.\n\n#### L\'"ora" -- dopo...\n')
    assert any("it/t.md:7: This heading leaves a level out." in warning for warning in site.warnings)


def test_it_can_be_switched_off(built):
    """Then the page is as it was typed, and each line is noted as ever."""
    site = built('Un "caso" -- sì.', SMART_TYPING=False)
    assert '<p>Un "caso" -- sì.</p>' in site.text("t/index.html")
    assert any("it/t.md:5: A straight quotation mark or apostrophe" in warning for warning in site.warnings)
