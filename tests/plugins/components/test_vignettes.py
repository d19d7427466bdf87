"""The small drawing of a service."""

import pytest

PAGE = "Title: T\nDescription: D.\nSlug: t\n\n"
SERVICES = "Title: S\nDescription: D.\nSlug: servizi\n\n/// service | calendar\n## Agenda\n\nTesto.\n///"
CONTACT = "Title: C\nDescription: D.\nSlug: contatti\n\nC."
SVG = '<svg viewBox="0 0 2 1" xmlns="http://www.w3.org/2000/svg"><path d="M0 0h2"/></svg>'


@pytest.fixture
def html(small_site, tmp_path):
    """A function that gives the HTML of a page, in a theme that draws the calendar alone."""

    def of(text, address="t/index.html"):
        (tmp_path / "theme" / "templates" / "drawings" / "vignette-calendar.svg").write_text(SVG, encoding="utf-8")
        built = small_site({"it/t.md": PAGE + text, "it/services.md": SERVICES, "it/contact.md": CONTACT})
        assert built.errors == []
        return built.text(address)

    return of


def test_a_service_begins_with_its_drawing(html):
    """As decoration: what it shows, the heading says."""
    page = html("Testo.", "servizi/index.html")
    assert "<section class=service id=calendar><span class=vignette><svg " in page
    assert "aria-hidden=true" in page.partition("class=vignette")[2].partition("</span>")[0]


def test_a_line_of_a_digest_begins_with_the_drawing_of_its_service(html):
    """That to which its link leads; its words stay as they are."""
    page = html("/// section | digest\n- *Mia:* [Agenda]({filename}services.md#calendar): puntuale.\n///")
    assert "<li><span class=vignette><svg " in page
    assert "</span><em>Mia:</em> <a href=/servizi/#calendar>Agenda</a>: puntuale." in page


@pytest.mark.parametrize(
    "line",
    ["- [Agenda]({filename}services.md)", "- Agenda", "- [A](https://a.test)"],
)
def test_what_leads_to_no_service_has_no_drawing(html, line):
    """The page as a whole, another site, no link at all."""
    assert "vignette" not in html(f"/// section | digest\n{line}\n///")


def test_elsewhere_a_link_is_a_link(html):
    """Only a digest is drawn."""
    assert "vignette" not in html("- [Agenda]({filename}services.md#calendar)")
