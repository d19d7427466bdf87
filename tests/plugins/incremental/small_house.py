"""A small site in the real theme, all of it told by a few choices; an edit is another choice for one of them."""

from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.facts import UNFILLED
from tests.plugins.conftest import PROJECT, page

LANGUAGES = ("it", "en", "de")
KEYS = ("home", "about", "services", "contact", "search", "credits", "articles", "extra", "other")
ARTICLES = ("articles/first", "articles/second")
SOURCES = tuple(f"{language}/{key}.md" for language in LANGUAGES for key in (*KEYS, *ARTICLES))
# Not there at first, so that there is something to be shown in another language, and something to be added.
ABSENT = ("en/extra.md", "de/extra.md", "it/other.md", "en/other.md", "de/other.md", "de/articles/second.md")
BODIES = (
    "Some words.",
    "Other words, with [a page]({filename}/it/extra.md) and [a place]({filename}/it/services.md#calendar).",
    "/// faq | Do you?\nYes, {{ person.name }} does, {{ answer.time }}.\n///",
    "/// service | email\n## Email\n\nText.\n///",
    "![A](/images/a.jpg)\n\nWords below [a paper]({static}/images/paper.pdf).",
    "/// pictures\nNone yet.\n///",
    "/// drawing | box\n///\n\n## A heading {#place}\n\nA [word]{lang=de} and [a topic]({topic}email).",
    "/// note\nNever closed.",
    "A straight ' quote, and [nothing](nowhere.md).",
    "/// price-slip\n///\n\n/// facts | agreement\n///\n\n/// when | prices.unit\nPaid {{ prices.unit }}.\n///",
    "Text.\n\n/// when | prices.rate\n[It costs {{ prices.rate }}]({filename}/it/extra.md).\n///",
)
FIRST_BODIES = {
    "services": "/// service | calendar\n## Calendar\n\nText.\n///",
    "credits": BODIES[5],
    "articles/first": BODIES[4],
}
WAITING = {"shown-with": "prices.rate"}
FRONT = (
    {},
    {"status": "draft"},
    {"status": "hidden"},
    {"fallback": "no"},
    {"menu": "Short"},
    {"template": "about"},
    WAITING,
)
# What is put before the end of a template.
SNIPPETS = (
    "",
    "1",
    "2",
    '{{ fact("person.name") }}',
    "{{ SITENAME }}",
    '{{ _("Send") }}',
    "{% for one in articles_in(document.lang) %}{{ one.title }}{% endfor %}",
    "{{ SITE_URL }}{{ MENU|join }}",
    '{% include "_extra.html" ignore missing %}',
    "{% if %}",
)
TEMPLATES = (
    *("about.html", "page.html", "article.html", "articles.html", "base.html", "_footer.html", "_head.html"),
    *("frame.html", "feed.atom", "robots.txt", "root/humans.txt", "home/manifest.webmanifest"),
)
# Text of site.toml → what may stand there instead.
FACTS = {
    'name = "[Nome e cognome]"': ('name = "Ada"', 'name = "Bea"'),
    'booking = ""': ('booking = "https://a.test/"', 'booking = "http://a.test/"'),
    'portrait = ""': ('portrait = "images/a.jpg"',),
    'url = "https://www.example.com"': ('url = "https://ada.test"', 'url = "https://ada.test/sito"'),
    'endpoint = "/api/contact"': ('endpoint = "https://api.ada.test/api/contact"',),
    "fallback = true": ("fallback = false",),
    'offered = ["it", "en", "de"]': ('offered = ["it", "en"]', 'offered = ["de", "en", "it"]'),
    'default = "it"': ('default = "en"',),
    'language = "it" ': ('language = "en" ', 'language = "de" '),
    'label = { it = "Agenda e appuntamenti"': ('label = { it = "Agenda"',),
    'slug = { it = "agenda"': ('slug = { it = "impegni"',),
    'it = "[entro un giorno lavorativo]"': ('it = "subito"',),
    'ai_crawlers = "allow"': ('ai_crawlers = "refuse"',),
    'rate = ""': ('rate = "40"', 'rate = "40 €"', 'rate = "[…]"'),
    'currency = "EUR"': ('currency = "CHF"',),
    'unit = { it = ""': ('unit = { it = "all’ora"',),
    'contract = { it = "", en = "", de = "" }': (
        'contract = { it = "Due pagine", en = "Two pages", de = "Zwei Seiten" }',
    ),
}
# File of the theme → what is put at its end, or stands there instead.
THEME = {
    "static/css/tokens.css": ("/**/", "\n:root { --paper: #fee }"),
    "static/css/base.css": ("\n.x { color: red }", "\n.y { color: red }"),
    "static/css/unnamed.css": (".z { color: red }",),
    "static/js/search/search.js": ("\nconst more = 1;",),
    "templates/drawings/desk.svg": ("<!-- note -->",),
    "templates/drawings/box.svg": ("<!-- note -->",),
    "templates/_extra.html": ("extra", "{{ document.title }}"),
    "templates/extra.html": ('{% extends "page.html" %}',),
    "templates/root/extra.txt": ("extra\n", "\n"),
}
CATALOGUES = {
    'msgstr "Scrivimi"': 'msgstr "Scrivi"',
    'msgstr "Write to me"': 'msgstr "Write"',
    'msgstr "Send"': 'msgstr "Off it goes"',
    'msgid "Send"\nmsgstr': 'msgid "Send"\n#',
}
SIDECARS = ("", 'author = "Ada"\nown = true\n', 'author = "Bea"\nsource = "https://b.test/"\n', "odd = 1\n", "author =")
MENUS = (("services", "about", "articles", "contact"), ("about", "extra"))


def choices() -> dict[str, tuple[object, ...]]:
    """What can be chosen, by name; what is chosen at first stands first."""
    found: dict[str, tuple[object, ...]] = {}
    for name in SOURCES:
        there = name not in ABSENT
        found[f"{name} exists"] = (there, not there)
        found |= {f"{name} {part}": (0, 1, 2) for part in ("title", "slug", "description")}
        first = FIRST_BODIES.get(name.partition("/")[2].removesuffix(".md"), BODIES[0])
        found[f"{name} body"] = (first, *(body for body in BODIES if body != first))
        found[f"{name} front"] = FRONT
    found |= {f"template {name}": SNIPPETS for name in TEMPLATES}
    found |= {f"fact {name}": (name, *others) for name, others in FACTS.items()}
    found |= {f"theme {name}": ("", *others) for name, others in THEME.items()}
    found |= {f"catalogue {name}": (name, other) for name, other in CATALOGUES.items()}
    found |= {
        "picture": (40, 50, None, "damaged"),
        "sidecar": SIDECARS,
        "paper": (b"paper", b"other", None),
        "stray": (None, b"note"),
        "menu": MENUS,
        "precompress": (False, True),
        # With one, the list of articles has several pages, and their words an index of their own.
        "articles": (20, 1),
    }
    return found


CHOICES = choices()
Choices = Mapping[str, object]


def chosen_first() -> dict[str, object]:
    """The site at first."""
    return {name: values[0] for name, values in CHOICES.items()}


def settings_of(chosen: Choices) -> dict[str, object]:
    """What is chosen of the settings."""
    return {"MENU": list(chosen["menu"]), "PRECOMPRESS": chosen["precompress"], "LIST_LENGTH": chosen["articles"]}


def files_of(chosen: Choices) -> dict[str, bytes]:
    """The files of the site as it is chosen."""
    return {**theme_files(chosen), **dict(content_files(chosen))}


def content_files(chosen: Choices) -> Iterator[tuple[str, bytes]]:
    """The pages, the facts, and what lies beside them."""
    yield "content/site.toml", facts_file(chosen).encode()
    for name in SOURCES:
        if chosen[f"{name} exists"]:
            yield f"content/{name}", source(name, chosen).encode()
    beside = {"paper": "images/paper.pdf", "stray": "it/note.txt"}
    yield from ((f"content/{path}", chosen[name]) for name, path in beside.items() if chosen[name] is not None)
    if chosen["picture"] is not None:
        yield "content/images/a.jpg", picture(chosen["picture"])
    if chosen["sidecar"]:
        yield "content/images/a.jpg.toml", chosen["sidecar"].encode()


def source(name: str, chosen: Choices) -> str:
    """The source of a page."""
    title, slug, description, body, front = (
        chosen[f"{name} {part}"] for part in ("title", "slug", "description", "body", "front")
    )
    language, _, key = name.removesuffix(".md").partition("/")
    stem = key.rpartition("/")[2]
    more = {"date": f"2026-03-0{len(stem) - 4}"} if key in ARTICLES else {}
    # Two pages of a language can come to have the same address.
    written = page(f"{stem} {title} {language}", "same" if slug == 2 else f"{stem}-{slug}", body, **more, **front)
    return written.replace("Description: About", f"Description: {description} about", 1)


def facts_file(chosen: Choices) -> str:
    """The text of site.toml."""
    text = (UNFILLED / "site.toml").read_text(encoding="utf-8")
    for name in FACTS:
        assert name in text
        text = text.replace(name, chosen[f"fact {name}"], 1)
    return text


@cache
def picture(kind: int | str) -> bytes:
    """A picture of this width, or one that nobody can read."""
    written = BytesIO()
    if kind != "damaged":
        Image.new("RGB", (kind, 30), "red").save(written, "JPEG")
    return written.getvalue()


@cache
def real_theme() -> dict[str, bytes]:
    """The files of the theme."""
    theme = PROJECT / "theme"
    return {path.relative_to(theme).as_posix(): path.read_bytes() for path in theme.rglob("*") if path.is_file()}


def theme_files(chosen: Choices) -> dict[str, bytes]:
    """The files of the theme as it is chosen."""
    files = dict(real_theme())
    for name in TEMPLATES:
        files[f"templates/{name}"] = with_snippet(files[f"templates/{name}"], chosen[f"template {name}"].encode())
    for name in THEME:
        if name in files or chosen[f"theme {name}"]:
            files[name] = files.get(name, b"") + chosen[f"theme {name}"].encode()
    for language in LANGUAGES:
        catalogue = f"translations/{language}/site.po"
        for name in CATALOGUES:
            files[catalogue] = files[catalogue].replace(name.encode(), chosen[f"catalogue {name}"].encode())
    return {f"theme/{name}": data for name, data in files.items()}


def with_snippet(template: bytes, snippet: bytes) -> bytes:
    """A template with something more before the end of its last block, or of all."""
    before, end, after = template.rpartition(b"{% endblock %}")
    return before + snippet + end + after if end else template + snippet


def write_tree(folder: Path, files: Mapping[str, bytes]) -> None:
    """Let a content and a theme folder hold these files and no others."""
    for top in ("content", "theme"):
        for path in (folder / top).rglob("*"):
            if path.is_file() and path.relative_to(folder).as_posix() not in files:
                path.unlink()
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
