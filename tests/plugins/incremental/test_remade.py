"""After an edit, that is made again which shows what was edited, and nothing else."""

import pytest

from tests.plugins.incremental.small_house import BODIES

TOPICS = {
    "": ("agenda", "archivio", "email", "lingue", "progetti", "traduzioni", "viaggi"),
    "en/": ("calendar", "email", "filing", "languages", "projects", "translation", "travel"),
    "de/": ("ablage", "e-mail", "kalender", "projekte", "reisen", "sprachen", "uebersetzungen"),
}
HOMES = tuple(TOPICS)
# A page that only Italian has; the others show it as it is.
EVERYWHERE = {f"{home}extra-0/index.html" for home in HOMES}
INDEX = "search/it.json"
INDEXES = {INDEX, "search/en.json", "search/de.json"}


def pages(*names, homes=HOMES):
    """The files of the pages of these names in each language."""
    return {f"{home}{name}index.html" for home in homes for name in names}


def contact(*homes):
    """The files of the contact page, and of the same with each topic chosen."""
    return {f"{home}contact-0/{topic}index.html" for home in homes for topic in ("", *(f"{t}/" for t in TOPICS[home]))}


ITALIAN = contact("") | pages(
    *("", "about-0/", "services-0/", "search-0/", "credits-0/", "extra-0/", "articles-0/"),
    *("articles-0/first-0/", "articles-0/second-0/"),
    homes=("",),
)
ALL = contact(*HOMES) | pages(
    *("", "about-0/", "services-0/", "search-0/", "credits-0/", "extra-0/", "articles-0/"),
    *("articles-0/first-0/", "articles-0/second-0/"),
)
# Made for a language or for all, seen from its home page.
OF_ITALIAN = {"feed.atom", "humans.txt", "llms.txt", "manifest.webmanifest", ".well-known/security.txt"}


@pytest.fixture
def made(new_house):
    """A function that edits and builds; the files that were made, and the other tasks that were done."""
    house = new_house()
    house.build()
    house.build()  # what the helpers of the first one looked into was known to them alone
    house.build()
    assert house.done == []

    def edit(choices):
        house.choose(choices)
        assert not house.build().refused
        looked = {task.removeprefix("look at ") for task in house.done if task.startswith("look at ")}
        assert looked <= house.files_made  # the search looks at no page that is as it was
        return house.files_made, {task for task in house.done if not task.startswith(("make ", "look at "))}

    return edit


@pytest.mark.parametrize(
    ("choices", "files", "others"),
    [
        # The search has the text of each page.
        ({"it/about.md body": BODIES[2]}, {"about-0/index.html", INDEX}, {"convert it/about.md"}),
        ({"it/extra.md body": BODIES[2]}, {*EVERYWHERE, INDEX}, {"convert it/extra.md"}),
        # In no menu: only the search lists it.
        ({"it/extra.md title": 1}, {*EVERYWHERE, "search-0/index.html", INDEX}, {"convert it/extra.md"}),
        ({"it/extra.md description": 1}, {*EVERYWHERE, "search-0/index.html"}, {"convert it/extra.md"}),
        (
            {"it/extra.md slug": 1},
            {*(file.replace("0", "1") for file in EVERYWHERE), "search-0/index.html", INDEX, "sitemap.xml"},
            {"convert it/extra.md"},
        ),
        (
            {"it/articles/first.md title": 1},
            {
                *pages("articles-0/first-0/", "articles-0/second-0/", "articles-0/", "search-0/", homes=("",)),
                "feed.atom",
                INDEX,
            },
            {"convert it/articles/first.md"},
        ),
        # In the menu of all Italian pages.
        ({"it/about.md title": 1}, ITALIAN | OF_ITALIAN | {INDEX}, {"convert it/about.md"}),
        (
            {"template about.html": "1"},
            pages("about-0/") | INDEXES,
            {"texts of theme/templates/about.html: _ gettext ngettext", "look into about.html"},
        ),
        (
            {'catalogue msgstr "Write to me"': 'msgstr "Write"'},
            {"search/en.json", *(file for file in ALL if file.startswith("en/"))},
            {"texts of theme/translations/en/site.po"},
        ),
        ({'fact booking = ""': 'booking = "https://a.test/"'}, contact(*HOMES) | INDEXES, set()),
        ({"theme static/css/base.css": "\n.x { color: red }"}, ALL, set()),
        (
            {"theme templates/drawings/box.svg": "<!-- note -->"},
            set(),
            {"texts of theme/templates/drawings/box.svg: _ gettext ngettext"},
        ),
        ({}, set(), set()),
    ],
)
def test_what_an_edit_makes_anew(made, choices, files, others):
    """And what is converted, read, looked into again for it."""
    assert made(choices) == (files, others)
