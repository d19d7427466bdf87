"""Mail addresses as they are compared."""

import pytest

from ground.mail_addresses import is_spelling_of, normal_address
from tests.spellings import SPELLED


@pytest.mark.parametrize(
    ("spelled", "normal"),
    [
        *((spelling, "joerg@xn--bcher-kva.example") for spelling in SPELLED),
        (" \u2068Ada@Lovelace.IT\u2069\n", "ada@lovelace.it"),
        ("a\u00adda@lovelace.it", "ada@lovelace.it"),
        ("INFO@IKEA.IT", "info@ikea.it"),
        ("ZOE\u0308@x.it", "zoë@x.it"),
        ("Straße@straße.de", "strasse@xn--strae-oqa.de"),
        ("a@نامه\u200cای.com", "a@xn--mgba3gch31f060k.com"),
        ("a@xn--mgba3gch31f060k.com", "a@xn--mgba3gch31f060k.com"),
        ("a@é_b..IT", "a@é_b..it"),
        ("No Address", "no address"),
        ("a\udcff@x.it", "a\udcff@x.it"),
        ("a@\udcff.it", "a@\udcff.it"),
        ("", ""),
    ],
)
def test_normal_address(spelled, normal):
    """One form of each letter, the domain as servers know it, and itself where that is done again."""
    assert normal_address(spelled) == normal
    assert normal_address(normal) == normal
    assert is_spelling_of(spelled, normal)
    assert not is_spelling_of(spelled, f"{normal}.it")
    assert not is_spelling_of(spelled, f"x{normal}")
