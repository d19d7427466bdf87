"""What is wrong in a page is said with its file and line."""

import pytest

PAGE = "Title: T\nDescription: D.\nSlug: t\n\n"
MISTAKES = {
    "{{ no.fact }}": "5: There is no fact “no.fact”.",
    "A line\x0bof Word\u2028and more\n{{ no.fact }}": "6: There is no fact “no.fact”.",
    "a\n\n/// nota\nx\n///": "7: There is no block “nota”. Did you mean “note”? There are: section,",
    "/// note\nx": "5: The block “note” is never closed. End it with a line of its own: ///",
    "x\n///": "6: This line closes a block that was never opened.",
    "/// faq\nx\n///": "5: The block “faq” is not written as it should be. Write “/// faq | …”.",
    "/// note | x\nx\n///": "5: The block “note” is not written as it should be. Write “/// note” alone.",
    "/// drawing | cat\n///": "5: There is no drawing “cat”.",
    "/// service | cat\nx\n///": "5: There is no service “cat”. There are: calendar,",
    "/// zzz\nx\n///": "5: There is no block “zzz”. There are: section,",
    "/// service | calender\nx\n///": "5: There is no service “calender”. Did you mean “calendar”? There are:",
    "/// note\n    alt: x\n\nx\n///": "6: The block “note” has no option “alt”. There are: –.",
    "/// drawing | desk\n  alt: x\n///": "6: The option “alt” is not read here. Put it right below the line with ///,",
    "/// drawing | desk\n\n    alt: x\n///": "7: The option “alt” is not read here.",
    "/// drawing | desk\n    alt: x\n  alt: y\n///": "7: The option “alt” is not read here.",
    "/// drawing | desk\n    alte: x\n\n///": "6: The block “drawing” has no option “alte”. Did you mean “alt”?",
    "a\n\n// note\nx\n//": "7: This line neither begins nor ends a block.",
    "/// faq Why?\nx\n///": "5: This line neither begins nor ends a block.",
    "{{ contact.email }": "5: A fact is not written as it should be. Write {{ contact.email }}.",
    "{ contact.email }": "5: A fact is not written as it should be.",
    "{{ contact }}": "5: “contact” has no text for “it”.",
    "[Termin]{lang=deutsch}": "5: “deutsch” is no language. Write the two letters",
    "[Termin]{ lang=deutsch }": "5: “deutsch” is no language.",
    "*Termin*{: lang=de_DE}": "5: “de_DE” is no language.",
    "*Termin*{lang=de_DE}": "5: “de_DE” is no language.",
    "a <script>alert(1)</script>": "5: Browsers are told not to obey “<script”",
    '<iframe src="/a/"></iframe>': "5: Browsers are told not to obey “<iframe”",
    '<p style="color: red">x</p>': "5: Browsers are told not to obey “<p style",
    '<img src="https://a.example/a.jpg">': "5: Browsers are told not to obey “<img src",
    "# Title": "5: The page has its title already. Begin this heading with ##.",
}


@pytest.mark.parametrize(("text", "sentence"), MISTAKES.items())
def test_a_mistake_in_the_text(small_site, text, sentence):
    """The build is refused with a sentence that names the line and what there is instead."""
    built = small_site({"it/t.md": PAGE + text})
    assert built.refused
    assert any(f"it/t.md:{sentence}" in error for error in built.errors), built.errors


@pytest.mark.parametrize(
    "text",
    ["`<script>`", "[a](https://a.example)", "## A {: #a }", "*a*{lang=de}", "*a*{: lang=de .b }", "1/2 // 3", "a #1"],
)
def test_what_is_right_is_let_alone(small_site, text):
    """What only resembles a mistake is none."""
    assert small_site({"it/t.md": PAGE + text}).errors == []


IN_COMMENTS = "/// nota\n{{ no.fact }} {{ x }\n[x](y.md) [Termin]{lang=deutsch}\n<script>\n# Title\n///\n//"


@pytest.mark.parametrize("text", ["Testo.\n\n<!--\n{}\n-->\n", "<!-- {} -->\n\nTesto.\n"])
def test_what_is_commented_out_is_let_alone(small_site, text):
    """Whatever it holds, nothing is said of it."""
    built = small_site({"it/t.md": PAGE + text.replace("{}", IN_COMMENTS)})
    assert built.errors == []
    assert "nota" not in built.text("t/index.html")


def test_a_comment_within_a_line_is_let_alone(small_site):
    """As well."""
    built = small_site({"it/t.md": PAGE + "Testo <!-- {{ no.fact }} [x](y.md) <script> {{ x } --> e altro."})
    assert built.errors == []


def test_what_only_looks_like_a_comment_is_none(small_site):
    """What stands there is told."""
    [error] = small_site({"it/t.md": PAGE + "`<!--` {{ no.fact }} `-->`"}).errors
    assert "There is no fact “no.fact”." in error


@pytest.mark.parametrize("text", ["<!-- never ended\n\nMore.", "Words <!-- never ended\n\nMore."])
def test_a_comment_without_an_end_is_told(small_site, text):
    """It would take the rest of the page with it."""
    [error] = small_site({"it/t.md": f"{PAGE}Some.\n\n{text}"}).errors
    assert "it/t.md:7: The comment that begins here never ends" in error


def test_a_thousand_tags_that_are_never_closed(small_site):
    """Are one mistake, however deep they lie in each other."""
    built = small_site({"it/t.md": PAGE + "<b> " * 1_000})
    [error] = built.errors
    assert "it/t.md:5: “<b>” lacks its counterpart." in error
