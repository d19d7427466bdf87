"""Placeholders do not go online by accident."""


def test_publishing_names_every_placeholder(small_site):
    """With its line; nothing is written."""
    built = small_site(settings_file="publishconf.py")
    assert built.refused
    assert len(built.errors) == len(built.settings["FACTS"].placeholders())
    assert any(
        "site.toml:19: person.name still is the placeholder [Nome e cognome]." in e for e in built.errors
    )
    assert not (built.folder / "output").exists()


def test_a_preview_may_show_them(small_site):
    """Search engines are asked to stay away."""
    built = small_site(settings_file="publishconf.py", PREVIEW=True)
    assert built.errors == []
    assert "X-Robots-Tag: noindex" in built.text("_headers")


def test_a_site_without_placeholders_is_published(small_site, tmp_path):
    """Filled in, nothing stands in the way."""
    path = tmp_path / "content" / "site.toml"
    text = path.read_text(encoding="utf-8").replace("[desk]", "<desk>").replace("[languages]", "<languages>")
    for section in (
        "site",
        "person",
        "contact",
        "legal",
        "answer",
        "faq",
        "privacy",
        "accessibility",
        "credits",
        "topics",
    ):
        text = text.replace(f"[{section}]", f"<{section}>")
    text = (
        text.replace('"[', '"')
        .replace(']"', '"')
        .replace("example.com", "ada.it")
        .replace('= it"', '= ["it"')
    )
    text = text.replace("<", "[").replace(">", "]").replace('offered = "it"', 'offered = ["it"')
    path.write_text(
        text.replace('offered = ["it", "en", "de"', 'offered = ["it", "en", "de"'), encoding="utf-8"
    )
    built = small_site(settings_file="publishconf.py")
    assert built.errors == []
