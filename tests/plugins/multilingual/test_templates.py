"""Pages that are called as a template is."""

import pytest

from tests.plugins.conftest import page


@pytest.mark.parametrize("name", ["base", "frame", "article", "page", "card", "sitemap", "feed"])
def test_a_page_called_like_a_template_is_a_page(small_site, tmp_path, name):
    """With the look of any other; that of its name is for something else."""
    (tmp_path / "theme" / "templates" / "base.html").write_text("{% block main %}{% endblock %}", encoding="utf-8")
    built = small_site({f"it/{name}.md": page("A name", "a-name", "Il testo.")})
    assert built.errors == []
    assert "<h1>A name</h1><p>Il testo.</p>" in built.text("a-name/index.html")


@pytest.mark.parametrize("name", ["base", "frame", "article"])
def test_a_page_that_asks_for_such_a_template_is_told(small_site, tmp_path, name):
    """It would be empty."""
    (tmp_path / "theme" / "templates" / "base.html").write_text("{% block main %}{% endblock %}", encoding="utf-8")
    built = small_site({"it/t.md": page(template=name)})
    assert any(f"it/t.md:4: “{name}” is not a Template that the site understands." in error for error in built.errors)


def test_an_article_may_ask_for_that_of_articles(small_site):
    """It has it anyway."""
    built = small_site({"it/articles/a.md": page(slug="a", date="2026-01-02", template="article")})
    assert built.errors == []
