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
