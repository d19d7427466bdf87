"""Words of another language in Markdown."""

import pytest
from markdown import Markdown

from plugins.components.foreign import FOREIGN, ForeignWords


@pytest.fixture
def html():
    """A function that converts a line with attribute lists and our rule."""
    markdown = Markdown(extensions=["attr_list"])
    markdown.inlinePatterns.register(ForeignWords(FOREIGN, markdown), "foreign", 165)
    return lambda line: markdown.reset().convert(line)


@pytest.mark.parametrize(
    ("line", "result"),
    [
        ("dopo il [Feierabend]{lang=de}.", '<p>dopo il <span lang="de">Feierabend</span>.</p>'),
        ("*Termin*{lang=de}", '<p><em lang="de">Termin</em></p>'),
        ("**[Gift]{lang=de}, gift.**", '<p><strong><span lang="de">Gift</span>, gift.</strong></p>'),
        ("[a *big* deal]{lang=en}", '<p><span lang="en">a <em>big</em> deal</span></p>'),
        ("il [Feierabend]{ lang=de }.", '<p>il <span lang="de">Feierabend</span>.</p>'),
        ("il [Feierabend]{: lang=de }.", '<p>il <span lang="de">Feierabend</span>.</p>'),
        ("il [Feierabend]{:lang=de}", '<p>il <span lang="de">Feierabend</span></p>'),
        ("il [Feierabend]{ lang='de' }", '<p>il <span lang="de">Feierabend</span></p>'),
        ("[due\nparole]{ lang=de }", '<p><span lang="de">due\nparole</span></p>'),
        ("*due\nparole*{ lang=de }", '<p><em lang="de">due\nparole</em></p>'),
        ("*Termin*{: lang=de }", '<p><em lang="de">Termin</em></p>'),
        ("[qui](/x/) e [là]", '<p><a href="/x/">qui</a> e [là]</p>'),
    ],
)
def test_foreign_words_are_marked(html, line, result):
    """In running text and inside emphasis; links and plain brackets stay what they are."""
    assert html(line) == result
