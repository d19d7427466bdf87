"""A site without a home page."""

from tests.plugins.conftest import page


def test_no_language_has_a_home_page(small_site):
    """The build is refused with a sentence that says which file to write."""
    built = small_site({"it/home.md": None, "en/home.md": None, "de/home.md": None, "it/a.md": page(slug="a")})
    assert built.refused
    [error] = built.errors
    assert "content/it/home.md: No language has a home page: without one there is no site." in error
    assert "Write content/it/home.md, with a Title" in error


def test_one_home_page_is_enough(small_site):
    """Whatever language it is in."""
    built = small_site({"it/home.md": None, "en/home.md": None})
    assert not built.refused
    assert "de/index.html" in built.files()
