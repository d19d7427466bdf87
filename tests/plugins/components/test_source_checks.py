"""What is wrong in a page is said with its file and line."""

import pytest

PAGE = "Title: T\nDescription: D.\nSlug: t\n\n"
MISTAKES = {
    "{{ no.fact }}": "5: There is no fact “no.fact”.",
    "a\n\n/// nota\nx\n///": "7: There is no block “nota”. There are: section, service,",
    "/// note\nx": "5: The block “note” is never closed. End it with a line of its own: ///",
    "x\n///": "6: This line closes a block that was never opened.",
    "/// faq\nx\n///": "5: The block “faq” is not written as it should be. Write “/// faq | …”.",
    "/// note | x\nx\n///": "5: The block “note” is not written as it should be. Write “/// note” alone.",
    "/// drawing | cat\n///": "5: There is no drawing “cat”.",
    "/// service | cat\nx\n///": "5: There is no service “cat”. There are: calendar,",
    "/// drawing | desk\n    alte: x\n\n///": "6: The block “drawing” has no option “alte”. There are: alt.",
}


@pytest.mark.parametrize(("text", "sentence"), MISTAKES.items())
def test_a_mistake_in_the_text(small_site, text, sentence):
    """The build is refused with a sentence that names the line and what there is instead."""
    built = small_site({"it/t.md": PAGE + text})
    assert built.refused
    assert any(f"it/t.md:{sentence}" in error for error in built.errors), built.errors
