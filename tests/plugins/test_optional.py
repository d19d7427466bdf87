"""What is optional in site.toml, and half filled in."""

import pytest

GOOD = """[[testimonials]]
quote = { it = "Brava!", en = "Good!", de = "Gut!" }
name = "Bo"
permission = true
"""


@pytest.fixture
def fill_in(tmp_path):
    """A function that writes something before a part of site.toml; the line in which it begins."""
    path = tmp_path / "content" / "site.toml"

    def fill_in(written, before="[legal]"):
        head, found, tail = path.read_text(encoding="utf-8").partition(before)
        assert found
        path.write_text(head + written + found + tail, encoding="utf-8")
        return head.count("\n") + 1

    return fill_in


@pytest.mark.parametrize(
    ("second", "offset"),
    [
        ('quote = "Well!"\nname = "Al"\npermission = false\n', 3),
        ('quote = "Well!"\nname = "Al"\n', 0),
        ('quote = "Well!"\npermission = true\n', 2),
    ],
)
def test_a_testimonial_that_nobody_permitted(small_site, fill_in, second, offset):
    """The error has its line: that of the permission, or where the testimonial begins."""
    first = fill_in(f"{GOOD}[[testimonials]]\n{second}")
    built = small_site()
    assert built.refused
    [error] = built.errors
    line = first + GOOD.count("\n") + offset
    assert f"site.toml:{line}: A testimonial lacks its name, or the permission" in error


def test_what_one_language_lacks_is_named(small_site, fill_in, tmp_path):
    """With its line and the language; the build goes on. All empty, or one for all, is fine."""
    half = """[[testimonials]]
quote = { it = "Brava!", en = "" }
name = "Bo"
role = { it = "", en = "", de = "Friseur" }
permission = true
[[testimonials]]
quote = "Well!"
name = "Al"
permission = true
"""
    first = fill_in(GOOD + half) + GOOD.count("\n")
    path = tmp_path / "content" / "site.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('unit = { it = ""', 'unit = { it = "100"'), encoding="utf-8")
    unit = text[: text.index("unit =")].count("\n") + 1
    built = small_site()
    assert not built.refused
    assert [warning for warning in built.warnings if "where nothing is shown" in warning] == [
        f'{path}:{line}: “{key}” has no text for “{language}”, where nothing is shown. Add {language} = "…" to it.'
        for line, key, language in [
            (unit, "prices.unit", "de"),
            (unit, "prices.unit", "en"),
            (first + 1, "testimonials.quote", "de"),
            (first + 1, "testimonials.quote", "en"),
            (first + 3, "testimonials.role", "en"),
            (first + 3, "testimonials.role", "it"),
        ]
    ]


def test_an_answer_that_one_language_lacks_is_named(small_site, fill_in):
    """Its question would go with it."""
    line = fill_in('by_bus = { it = "Sì", en = "Yes", de = "" }\n', before="start_small =")
    [warning] = [warning for warning in small_site().warnings if "where nothing is shown" in warning]
    assert f"site.toml:{line}: “faq.by_bus” has no text for “de”" in warning
