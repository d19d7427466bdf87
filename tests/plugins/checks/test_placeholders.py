"""Placeholders do not go online by accident."""

import re

from ground.facts import Facts


def test_publishing_names_every_placeholder(small_site):
    """With its line; nothing is written."""
    built = small_site(settings_file="publishconf.py")
    assert built.refused
    assert len(built.errors) == len(Facts(built.folder / "content").placeholders())
    assert any("site.toml:19: person.name still is the placeholder [Nome e cognome]." in e for e in built.errors)
    assert not (built.folder / "output").exists()


def test_what_there_can_be_several_of_is_looked_at_too(small_site, tmp_path):
    """Each with the line of its own, a mere ellipsis as well."""
    path = tmp_path / "content" / "site.toml"
    before = path.read_text(encoding="utf-8").partition("[legal]")[0]
    after = path.read_text(encoding="utf-8").removeprefix(before)
    testimonials = """[[testimonials]]
quote = { it = "Brava!", en = "Good!", de = "Gut!" }
name = "Bo"
permission = true
[[testimonials]]
quote = { it = "[citazione]", en = "…", de = "Gut!" }
name = "[nome]"
role = "…"
permission = true

"""
    path.write_text(before + testimonials + after, encoding="utf-8")
    first = before.count("\n") + 1
    built = small_site(settings_file="publishconf.py")
    for line, key, text in [(5, "quote", "[citazione]"), (6, "name", "[nome]"), (7, "role", "…")]:
        sentence = f"site.toml:{first + line}: testimonials.{key} still is the placeholder {text}."
        assert any(sentence in error for error in built.errors), sentence
    assert len([error for error in built.errors if "testimonials" in error]) == 3


def test_a_preview_may_show_them(small_site):
    """Search engines are asked to stay away."""
    built = small_site(settings_file="publishconf.py", PREVIEW=True)
    assert built.errors == []
    assert "X-Robots-Tag: noindex" in built.text("_headers")


def test_a_site_without_placeholders_is_published(small_site, tmp_path):
    """Filled in, nothing stands in the way."""
    path = tmp_path / "content" / "site.toml"
    filled_in = re.sub(r'"\[([^"]*)\]"', r'"\1"', path.read_text(encoding="utf-8"))
    path.write_text(filled_in.replace("example.com", "ada.it"), encoding="utf-8")
    assert small_site(settings_file="publishconf.py").errors == []
