"""An article with all that can be written in Markdown, in a real browser."""

import shutil

import pytest

from ground.facts import CONTENT
from tests.browser.axe import violations
from tests.conftest import build_site, serve

ARTICLE = """Title: Tutto
Description: Tutto quello che si può scrivere.
Slug: tutto
Date: 2026-03-01

Un elenco subito dopo:
- uno
  - due

    con un paragrafo
  - tre
    1. quattro
- [ ] da fare, con [un link]({filename}../contact.md)
- [x] ~~fatto~~ **già**

Una nota[^a], due note[^b], ancora la prima[^a].

[^a]: La nota.

    - con un elenco
[^b]: L’altra.

```python
a_line_of_a_program_that_is_much_longer_than_any_telephone_is_wide(and_has, no, place, to, be_broken, at_all)

end()
```

```
Un modello di testo, che va a capo come ogni altro testo, perché non è il codice di un programma ma una lettera.
```

| Voce | Importo | Quando arriva la fattura | Che cosa c’è scritto |
|:-----|--------:|:------------------------:|----------------------|
| Una  | 1.200   | in marzo                 | Traduzione           |
| Due  | 12      | in maggio                | Calendario           |

Termine
:   Che cosa significa.

Altro termine
:   Prima.
:   Poi.

> Una citazione
senza segno

---

<details>
<summary>Di più</summary>

- https://www.example.com/un/indirizzo/molto/lungo/che/non/finisce/mai/e/che/sta/in/una/riga_sola_(davvero)
- scrivi a anna@example.com

</details>
"""
# Whether the code moves, within two seconds or so.
SCROLLS = """new Promise(done => {
  const look = left => left && !document.querySelector('pre.code').scrollLeft
    ? requestAnimationFrame(() => look(left - 1)) : done(left > 0)
  look(120)
})"""


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The real site with that article."""
    root = tmp_path_factory.mktemp("markdown")
    shutil.copytree(CONTENT, root / "content")
    (root / "content" / "it" / "articles" / "tutto.md").write_text(ARTICLE, encoding="utf-8")
    with serve(build_site(root, root / "content", DRAWS_CARDS=False)) as site:
        yield site


@pytest.fixture
def page(open_page, served):
    """The article on a narrow telephone."""
    return open_page(f"{served.url}/articoli/tutto/", viewport={"width": 360, "height": 740})


def test_everybody_can_use_it(page):
    """axe finds nothing, in the light and in the dark."""
    assert violations(page) == []


def test_nothing_is_wider_than_a_telephone(page):
    """The lines of a program scroll within, by the keyboard, too; those of a text are broken."""
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.evaluate("(e => e.scrollWidth > e.clientWidth)(document.querySelector('pre.code'))")
    assert page.evaluate("(e => e.scrollWidth <= e.clientWidth)(document.querySelector('pre.text'))")
    page.focus("pre.code")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(SCROLLS)


def test_columns_are_aligned(page):
    """By class, which the site's policy lets pass."""
    cells = "tbody tr:first-child > *"
    aligned = page.eval_on_selector_all(cells, "all => all.map(e => getComputedStyle(e).textAlign)")
    assert aligned == ["start", "end", "center", "start"]


def test_a_footnote_leads_there_and_back(page):
    """By its number, and by a link that says so in the language of the page."""
    page.click("a.footnote-ref >> nth=0")
    assert page.evaluate("document.querySelector(':target').textContent").strip().startswith("La nota.")
    page.click("[role=doc-backlink][aria-label='Torna al testo: nota 1'] >> nth=0")
    assert page.evaluate("location.hash") == "#fnref:1"


def test_tasks_are_heard_with_their_boxes(page):
    """Whether each is done, and that nobody can change it."""
    boxes = page.get_by_role("checkbox")
    assert [boxes.nth(place).is_checked() for place in range(2)] == [False, True]
    assert page.get_by_role("checkbox", name="da fare, con un link").is_disabled()
