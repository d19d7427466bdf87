"""Services and questions found in a page's HTML."""

from plugins.discovery.page_parts import Question, questions, service_descriptions


def test_a_service_is_described_by_its_first_paragraph():
    """As plain text in one line."""
    page = (
        '<section class="service" id="calendar"><h2>Calendar</h2>\n<p>I <em>can</em>\n&amp; will.</p>'
        '<p>More.</p></section><section class="service" id="email"><h2>No text</h2></section>'
    )
    assert service_descriptions(page) == {"calendar": "I can & will."}


def test_a_question_has_its_whole_answer():
    """Links and all, without their tags; but not the link to the answer itself."""
    page = (
        '<details class="faq"><summary>Really?</summary><div id="a"><p>Yes, <a href="/">here</a>.</p>'
        '<p class="permalink"><a href="#a">Link</a></p></div></details>'
    )
    assert questions(page) == [Question("Really?", "Yes, here.")]


def test_an_answer_still_to_be_written_is_no_answer():
    """What she has not said is not told in her name."""
    page = '<details><summary>Price?</summary><p><mark class="placeholder">[…]</mark></p></details>'
    assert questions(page) == []
