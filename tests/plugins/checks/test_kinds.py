"""Each kind of fact has its rule."""

from datetime import date

import pytest

from ground.schema import Kind
from plugins.checks.kinds import RULES

KNOWN = ["it", "en"]
NO_AMOUNTS = ["0", "0,00", "-1", "1.250", "38 €", "1,2,3", "٣", "", 38, 38.5]
EXAMPLES = {
    Kind.TEXT: (["Ada", 20100], ["", True, ["Ada"]]),
    Kind.TEXTS: (["domani", 3], ["", 1.5]),
    Kind.URL: (
        ["https://ada.it", "https://ada.it/", "https://ada.github.io/sito", "https://ada.it:8443/a/b-c_d.e~f/"],
        [
            *(
                "www.ada.it",
                "",
                5,
                "https://a b.it",
                "http://ada.it",
                "https://",
                "https:///sito",
                "https://ada.it//sito",
            ),
            *("https://ada.it/?a=b", "https://ada.it/sito#a", "https://ada@ada.it", "https://ada.it/mein büro"),
        ],
    ),
    Kind.SECURE_URL: (["https://call.test/ada"], ["http://call.test/ada", "call.test", 5]),
    Kind.URL_OR_PATH: (["/api/contact", "https://api.ada.it/contact"], ["api/contact", "", 5]),
    Kind.EMAIL: (["ada@ada.it"], ["ada at ada.it", "ada@ada", "", 5]),
    Kind.PHONE: (["+39 02 1234567", "+49 (0)30/12-34"], ["02 1234567", "call me", 39]),
    Kind.DATE: ([date(2027, 3, 3)], ["2027-03-03", 2027]),
    Kind.DAYS: ([1, 730], [0, -1, "730", True, 1.5]),
    Kind.YES_NO: ([True, False], ["yes", 1]),
    Kind.CHOICE: (["it"], ["no", "", ["it"]]),
    Kind.FILE: (["images/ada.jpg"], ["", 5]),
    Kind.DESK_LANGUAGE: (["it"], ["italiano", 5]),
    Kind.LANGUAGES: ([["it"], ["en", "it"]], ["it", ["it", "xx"], [["it"]], 5]),
    Kind.LANGUAGE: (["en"], ["fr", ["en"]]),
    Kind.SLUG: (["calendar", "e-mail-2"], ["Le traduzioni", "a--b", "", 5]),
    Kind.SLUGS: (["agenda"], ["Ärzte", "", 5]),
    Kind.MONEY: (["38", "38.50", "38,5", "1250"], NO_AMOUNTS),
    Kind.PERCENT: (["22", "7,7"], NO_AMOUNTS),
    Kind.CURRENCY: (["EUR", "CHF"], ["eur", "€", "XYZ", "", 5, ["EUR"]]),
    Kind.HOURS: ([1, 40], [0, "5", 2.5, True]),
}


@pytest.mark.parametrize("kind", Kind)
def test_right_and_wrong_values(kind):
    """What is right is taken, what is wrong is not, and nothing of it crashes."""
    right, wrong = EXAMPLES[kind]
    is_right = RULES[kind].is_right
    assert [value for value in right if not is_right(value, KNOWN)] == []
    assert [value for value in wrong if is_right(value, KNOWN)] == []
