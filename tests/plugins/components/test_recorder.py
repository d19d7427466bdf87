"""What a page contains is recorded with the lines of its source."""

from plugins.components.lines import Lines
from plugins.components.recorder import record
from plugins.components.tree import Tree
from plugins.record import Definition, Heading, LanguageMark, Question, Service, Step


def recorded(html, source=""):
    """The record of some HTML."""
    return record(html, Tree(html), Lines(source), ())


def test_a_service_is_described_by_its_first_paragraph():
    """As plain text in one line; one without a paragraph is none."""
    page = (
        '<section class="service" id="calendar"><h2>Calendar</h2>\n<p>I <em>can</em>\n&amp; will.</p>'
        '<p>More.</p></section><section class="service" id="email"><h2>No text</h2></section>'
    )
    assert recorded(page).services == (Service("calendar", "I can & will."),)


def test_a_question_has_its_whole_answer():
    """Links and all, without their tags; but not the link to the answer itself."""
    page = (
        '<details class="faq"><summary>Really?</summary><div id="a"><p>Yes, <a href="/">here</a>.</p>'
        '<p class="permalink"><a href="#a">Link</a></p></div></details>'
    )
    assert recorded(page).questions == (Question("Really?", "Yes, here."),)


def test_an_answer_still_to_be_written_is_marked():
    """What she has not said must not be told in her name."""
    page = '<details><summary>Price?</summary><p><mark class="placeholder">[…]</mark></p></details>'
    assert recorded(page).questions[0].unfilled


TERM = '<section class="definition"><p>A <strong>term\u00adin\u00adology</strong> is <em>this</em>.</p>{}</section>'
MARK = '<mark class="placeholder">[…]</mark>'


def test_a_definition_is_its_first_paragraph():
    """With its bold term; one without a term is none, and one with a placeholder says so."""
    found = recorded(TERM.format("<p>More.</p>")).definition
    assert found == Definition("terminology", "A terminology is this.")
    assert recorded(TERM.replace("section", "div")).definition is None
    assert recorded('<section class="definition"><p>No term.</p></section>').definition is None
    assert recorded(TERM.replace("<em>this</em>", MARK)).definition.unfilled


def test_steps_are_the_items_of_a_numbered_list():
    """Each with its name; a list within an item is a part of it."""
    html = (
        '<section class="wide steps"><h2>How</h2><ol><li><p><strong>Message.</strong> You\nwrite.</p></li>'
        f"<li><strong>Call:</strong> {MARK} <ul><li>one</li></ul></li><li>Start.</li></ol></section><ol><li>x</li></ol>"
    )
    assert recorded(html).steps == (
        Step("Message", "Message. You write."),
        Step("Call", "Call: […] one", unfilled=True),
        Step("Start.", "Start."),
    )


def test_prices_are_shown_where_there_is_a_slip():
    """And nowhere else."""
    assert recorded('<div class="price-slip"><p>1</p></div>').shows_prices
    assert not recorded('<dl class="price-slip-terms"></dl>').shows_prices


def test_links_have_their_kinds_and_lines():
    """By source, by address, to a place, to a topic, elsewhere; what follows the target is apart."""
    source = "A {filename}a.md?b=1&c#d\n\n/e/#f\n{static}../images/g.pdf\nhttps://h.example/"
    html = (
        '<a href="{filename}a.md?b=1&amp;c#d">x</a><a href="/e/#f">x</a><a href="#i">x</a>'
        '<a href="{topic}travel">x</a><a href="{static}../images/g.pdf">x</a><a href="https://h.example/">x</a>'
    )
    links = recorded(html, source).links
    assert [(link.kind, link.target, link.anchor, link.line) for link in links] == [
        ("page", "a.md", "d", 1),
        ("address", "/e/", "f", 3),
        ("place", "", "i", 0),
        ("topic", "travel", "", 0),
        ("file", "../images/g.pdf", "", 4),
        ("elsewhere", "https://h.example/", "", 5),
    ]
    assert links[0].rest == "?b=1&amp;c#d"


def test_the_same_link_twice_has_two_lines():
    """And one in code is none of them."""
    html = '<a href="{filename}a.md">x</a><a href="{filename}a.md">y</a>'
    source = "`{filename}a.md`\n[x]({filename}a.md)\n\n[y]({filename}a.md)"
    assert [link.line for link in recorded(html, source).links] == [2, 4]


def test_headings_places_drawings_and_words_of_other_languages():
    """Each with its line."""
    html = (
        '<h2 id="a-b">A <em>b</em></h2><figure class="drawing drawing--desk"></figure>'
        '<p><span lang="de">Termin</span></p><div class="pictures"><p>None.</p></div>'
    )
    found = recorded(html, "x\n## A *b*\n\n[Termin]{lang=de}")
    assert found.headings == (Heading(2, "A b", 2, "a-b"),)
    assert [(place.anchor, place.line) for place in found.places] == [("a-b", 2)]
    assert found.languages == (LanguageMark("de", 4),)
    assert found.drawings == ("desk",)
    assert found.lists_pictures
    assert found.has_place("a-b")


def test_the_digest_tells_the_text_from_its_words():
    """Another tag is another text, but has the same words."""
    one, other = recorded("<p>A b.</p>"), recorded("<p>A <em>b</em>.</p>")
    assert one.digest != other.digest
    assert one.words == other.words
