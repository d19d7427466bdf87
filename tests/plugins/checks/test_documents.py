"""Documents as a whole."""

PAGE = "Title: {0}\nDescription: D.\nSlug: {1}\n\nText."


def test_two_pages_at_one_address(small_site):
    """Both are named."""
    built = small_site({"it/a.md": PAGE.format("A", "same"), "it/b.md": PAGE.format("B", "same")})
    assert built.refused
    assert len(built.errors) == 1
    assert "it/b.md:3: This page has the same address (/same/) as it/a.md." in built.errors[0]


def test_a_page_that_a_language_lacks_is_told_and_built(small_site):
    """It does not stop the build."""
    built = small_site({"it/a.md": PAGE.format("A", "a"), "en/a.md": PAGE.format("A", "a")})
    assert not built.refused
    assert len(built.warnings) == 1
    assert "it/a.md: There is no German version of this page. Write content/de/a.md;" in built.warnings[0]
