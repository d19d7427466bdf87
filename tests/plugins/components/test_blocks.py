"""The blocks of our pages."""

import pytest

PAGE = "Title: T\nDescription: D.\nSlug: t\n\n"
CONTACT = {"it/contact.md": "Title: C\nDescription: D.\nSlug: contatti\n\nC."}


@pytest.fixture
def html(small_site):
    """A function that gives the HTML of a page's text."""

    def of(text):
        built = small_site({"it/t.md": PAGE + text, **CONTACT})
        assert built.errors == []
        return built.text("t/index.html").partition("</h1>")[2].partition("</main>")[0]

    return of


def test_a_section_has_the_class_it_names(html):
    """The heading in it gets an anchor from its words."""
    assert html("/// section | pains\n## Tre guai, però\n\nTesto.\n///") == (
        "<section class=pains><h2 id=tre-guai-pero>Tre guai, però</h2><p>Testo.</p></section>"
    )


def test_a_service_can_be_linked_to_and_asked_about(html):
    """Its key is its anchor, and its link leads to the form with the topic chosen."""
    made = html("/// service | calendar\n## Agenda\n\nTesto.\n///")
    assert made.startswith("<section class=service id=calendar><h2 id=agenda>Agenda</h2><p>Testo.</p>")
    assert '<a aria-label="Chiedimi di più: Agenda e appuntamenti" href=/contatti/agenda/>' in made


def test_a_question_opens_its_answer(html):
    """A native disclosure; what is linked to is its answer, by the question or as told."""
    made = html("/// faq | È *vero*?\nSì.\n///\n\n/// faq | E poi?\n    id: then\n\nBasta.\n///")
    assert made.startswith("<details class=faq><summary>È <em>vero</em>?</summary> <div id=e-vero><p>Sì.</p>")
    assert "<div id=then><p>Basta.</p>" in made


def test_a_question_without_an_answer_is_left_out(html):
    """An empty fact as its whole answer hides the question."""
    assert "Domanda" not in html("Prima.\n\n/// faq | Domanda?\n{{ contact.phone }}\n///\n\nDopo.")


def test_a_drawing_stands_in_the_page(html):
    """With a text it is an image, without one it is decoration; a caption is optional."""
    described = html('/// drawing | desk\n    alt: La mia "scrivania"\n\nUna didascalia.\n///')
    assert '<figure class="drawing drawing--desk"><svg aria-label=' in described
    assert "<figcaption><p>Una didascalia.</p></figcaption>" in described
    assert "xml version" not in described
    bare = html("/// drawing | desk\n///")
    assert "aria-hidden=true" in bare
    assert "figcaption" not in bare


def test_a_call_to_action_and_a_note(html):
    """Blocks nest with more slashes outside."""
    assert html("//// note\n/// action\n[Ciao]({filename}contact.md)\n///\n////") == (
        "<aside class=note><div class=action><p><a href=/contatti/>Ciao</a></p></div></aside>"
    )
