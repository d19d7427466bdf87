"""The real site below a path of a server, as on GitHub Pages: all of it works there, and nothing leads outside."""

import json
import re
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from xml.etree import ElementTree

import html5lib
import pytest

from contact_api import create_app
from desk.website import Website
from ground.published import read_published
from tests.conftest import BuiltSite
from tests.facts import copy_content
from tests.serving import files_in, listen, serving

BASE = "/sito"
ONLINE = "https://anna.example.org/sito"
EXTRA = """Title: Una pagina con tutto
Description: Immagini, file, indirizzi scritti a mano.
Slug: con-tutto

![Una foto](/images/foto uno.png)

[Il listino](/files/Listino 2026.pdf), [i contatti](/contatti/), [gli stessi](/sito/contatti/),
[i servizi]({filename}services.md#calendar), [una richiesta]({topic}email), [la scheda]({{ contact.vcard }}).

<a href="/servizi/">In HTML</a>
"""
ADDRESSES = ("href", "src", "action", "poster", "srcset", "data-index", "data-older", "content")


@dataclass
class Below:
    """The built site, where it is served, and its endpoint."""

    site: BuiltSite
    url: str
    app: object

    def get(self, address, **options):
        """Status, headers, body of what stands at an address of the server."""
        asked = urllib.request.Request(  # noqa: S310 - our own server
            self.url + urllib.parse.quote(address, safe="/?=&%#.:"), **options
        )
        try:
            with urllib.request.build_opener(Stay).open(asked) as answer:
                return answer.status, dict(answer.headers), answer.read()
        except urllib.error.HTTPError as error:
            return error.code, dict(error.headers), error.read()

    def kept(self):
        """How many enquiries there are."""
        return len(list(self.app.extensions["contact"].inbox.enquiries("all", "")))


class Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing."""

    def redirect_request(self, *_):
        """None."""


def put(content):
    """The real pages, one with everything, and the address with a path behind it."""
    copy_content(content, {'url = "https://www.example.com"': f'url = "{ONLINE}/"'})
    for folder in ("images", "files"):
        (content / folder).mkdir(exist_ok=True)
    from tests.plugins.test_names import small_picture

    (content / "images" / "foto uno.png").write_bytes(small_picture())
    (content / "images" / "foto uno.png.toml").write_text("own = true\n")
    (content / "files" / "Listino 2026.pdf").write_bytes(b"listino")
    (content / "it" / "all.md").write_text(EXTRA, encoding="utf-8")


@pytest.fixture(scope="module")
def below(build_once):
    """The site behind a real server, with its endpoint, an inbox for the browser, and nothing at the root."""
    site = build_once("below", put, DRAWS_CARDS=True)
    listening, url = listen()
    hashed = "scrypt:32768:8:1$a$" + "0" * 128
    settings = {"ROOT": site.var.parent, "CONTACT_INBOX": "sqlite:///var/inbox.db", "CONTACT_RATE_LIMIT": ""}
    published = {"CONTACT_PUBLISHED": str(site.var / "preview" / "published"), "CONTACT_INBOX_PASSWORD_HASH": hashed}
    application = Website(files_in(site.output), site.facts.languages, url, BASE, **settings, **published)
    with serving(application, listening):
        yield Below(site, url, application.endpoint)
    application.endpoint.extensions["contact"].worker.stop()
    application.endpoint.extensions["contact"].inbox.close()


def addresses_in(html):
    """All addresses that a page names, those of each size of a picture and of data for its script among them."""
    for element in html5lib.parse(html, namespaceHTMLElements=False).iter():
        for name in ADDRESSES if isinstance(element.tag, str) else ():
            value = element.get(name, "")
            parts = value.split(",") if name == "srcset" else [value]
            for part in parts:
                address = part.split()[0] if part.split() else ""
                if address.startswith(("/", "http")) and "#" not in address.partition("#")[0]:
                    yield address.partition("#")[0]


def here(address):
    """An address of the site as it was built, online or on this computer, as one of this server."""
    local = re.sub(r"^https?://(?:anna\.example\.org|127\.0\.0\.1:\d+)", "", address)
    return local if local.startswith("/") else ""


def test_every_address_of_every_page_answers(below):
    """Links, styles, scripts, pictures in each size, cards, feeds, manifests: 200, and below the path."""
    seen, broken, outside = set(), set(), set()
    for path in below.site.output.rglob("*.html"):
        for address in addresses_in(path.read_text(encoding="utf-8")):
            local = here(address)
            if local in seen or not local or "%%" in local:
                continue
            seen.add(local)
            if not local.startswith(f"{BASE}/"):
                outside.add(local)
            elif "/api/" not in local and below.get(local)[0] != 200:
                broken.add(local)
    assert (broken, outside) == (set(), set())
    kinds = ("/assets/site.", "/assets/cards/", "/search/it.json", "/assets/pictures/", "/files/listino-2026.pdf")
    for kind in (*kinds, "feed.atom", "manifest.webmanifest", "/con-tutto/", "contact.vcf", "/de/", "/api/contact"):
        assert any(kind in one for one in seen), kind


def test_what_machines_read_names_no_other_place(below):
    """Every address in maps, feeds, manifests, data, cards for address books answers below the path."""
    texts = [path for path in below.site.output.rglob("*") if path.suffix in (".xml", ".atom", ".txt", ".vcf")]
    found = set()
    for path in texts:
        found |= set(re.findall(r"http://127\.0\.0\.1:8000[^\s<>\")]*", path.read_text(encoding="utf-8")))
    for page in below.site.output.rglob("*.html"):
        for data in re.findall(r"ld\+json[^>]*>(.*?)</script>", page.read_text(encoding="utf-8")):
            found |= set(re.findall(r"http://127\.0\.0\.1:8000[^\"]*", json.dumps(json.loads(data))))
    assert len(found) > 50
    assert [one for one in sorted(found) if not here(one).startswith(f"{BASE}/")] == []
    assert [one for one in sorted(found) if below.get(here(one).partition("#")[0])[0] != 200] == []
    for name in ("manifest.webmanifest", "de/manifest.webmanifest"):
        manifest = json.loads((below.site.output / name).read_text())
        assert manifest["scope"] == f"{BASE}/"
        assert manifest["start_url"].startswith(f"{BASE}/")
        assert [icon["src"] for icon in manifest["icons"] if below.get(icon["src"])[0] != 200] == []
    assert f"Disallow: {BASE}/inbox/" in (below.site.output / "robots.txt").read_text()
    tree = ElementTree.parse(below.site.output / "sitemap.xml")
    assert all(f"8000{BASE}/" in one.text for one in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc"))


def test_what_the_styles_and_the_search_name(below):
    """The typeface, and the pages that the index knows."""
    [sheet] = (below.site.output / "assets").glob("site.*.css")
    urls = re.findall(r"url\([\"']?([^\"')]+)", sheet.read_text())
    assert [url for url in urls if url.startswith("/")]
    assert [url for url in urls if url.startswith("/") and below.get(url)[0] != 200] == []
    for index in (below.site.output / "assets" / "search").glob("*.json"):
        assert [url for url in json.loads(index.read_text()) if below.get(url)[0] != 200] == []


def test_addresses_that_are_written_by_hand(below):
    """From the root of the site or of the server, in Markdown or in HTML."""
    page = below.site.text("/con-tutto/")
    assert f"href={BASE}/contatti/>i contatti<" in page
    assert f"href={BASE}/contatti/>gli stessi<" in page
    for address in (f"{BASE}/servizi/", f"{BASE}/servizi/#calendar", f"{BASE}/contatti/email/", f"{BASE}/contact.vcf"):
        assert f"href={address}" in page


def test_a_missing_page_and_the_root(below):
    """Each language has its own; the root of the server leads to the site, and the site has nothing outside."""
    for address, language in ((f"{BASE}/nope", "it"), (f"{BASE}/de/nope/", "de"), ("/contatti/", "it")):
        status, _, body = below.get(address)
        assert (status, f"<html lang={language}".encode() in body) == (404, True)
    for address in ("/", BASE):
        status, headers, _ = below.get(address)
        assert (status, headers["Location"]) == (302, f"{BASE}/")
    assert below.get("/api/health")[0] == 404


def send(below, **fields):
    """Send the form of the contact page as a browser does without scripts."""
    page = below.site.text("/contatti/")
    action = html5lib.parse(page, namespaceHTMLElements=False).find(".//form").get("action")
    typed = {"name": "Ada", "email": "ada@ada.it", "message": "Buongiorno a Lei!", "language": "it", **fields}
    headers = {"Origin": below.url, "Referer": f"{below.url}{BASE}/contatti/", "Accept": "text/html"}
    return below.get(action, data=urllib.parse.urlencode(typed).encode(), headers=headers)


def test_an_enquiry(below):
    """It is kept, with the page it came from, and leads to the page of thanks."""
    before = below.kept()
    status, headers, _ = send(below)
    assert (status, headers["Location"]) == (303, f"{below.url}{BASE}/grazie/")
    assert below.get(headers["Location"].removeprefix(below.url))[0] == 200
    assert below.kept() == before + 1
    assert next(iter(below.app.extensions["contact"].inbox.enquiries("all", ""))).page == f"{BASE}/contatti/"


def test_a_refused_enquiry(below):
    """The form comes back in the look of the site; all in it leads below the path, and sent again it arrives."""
    status, _, body = send(below, email="no address")
    html = body.decode()
    assert status == 422
    assert f'action="{BASE}/api/contact"' in html
    for address in addresses_in(html):
        assert here(address).startswith(f"{BASE}/")
        assert "/api/" in address or below.get(here(address))[0] == 200


def test_the_endpoint_of_its_own(below):
    """Elsewhere, without the path before it, it answers as well, and leads to the site below its path."""
    client = below.app.test_client()
    assert client.get("/api/contact?language=de").headers["Location"].endswith(f"{BASE}/de/kontakt/")
    assert client.get(f"{BASE}/api/contact?language=de").headers["Location"].endswith(f"{BASE}/de/kontakt/")
    assert client.get("/sitophone/api/contact").status_code == 404


def test_the_address_online_with_its_path(below, tmp_path):
    """As CONTACT_SITE_URL it gives the path once, in what leads to the site and in the page around an answer."""
    published = str(below.site.var / "preview" / "published")
    app = create_app({"ROOT": tmp_path, "CONTACT_SITE_URL": ONLINE, "CONTACT_PUBLISHED": published})
    client = app.test_client()
    assert client.get("/api/contact").headers["Location"] == f"{ONLINE}/contatti/"
    page = client.post("/api/contact", data={"language": "de"}, headers={"Origin": ONLINE.removesuffix(BASE)})
    assert page.status_code == 422
    named = [address for address in addresses_in(page.text) if "/api/" not in address]
    assert len(named) > 20
    assert [one for one in named if not one.startswith(f"{ONLINE}/") or one.startswith(f"{ONLINE}{BASE}")] == []
    app.extensions["contact"].inbox.close()


def test_the_inbox_for_the_browser(below):
    """Its pages, its style and its form are below the path."""
    status, headers, _ = below.get(f"{BASE}/inbox/")
    assert (status, headers["Location"].startswith(f"{BASE}/inbox/sign-in")) == (303, True)
    status, _, body = below.get(f"{BASE}/inbox/sign-in")
    assert status == 200
    named = [address for address in addresses_in(body.decode()) if "inbox" in address]
    assert named
    assert [one for one in named if not one.startswith(f"{BASE}/inbox/")] == []
    assert below.get(f"{BASE}/inbox/static/css/inbox.css")[0] == 200


def test_what_the_endpoint_is_told(below):
    """The addresses as they are online."""
    handed = read_published(below.site.var / "preview" / "published")
    assert handed.addresses.page("de", "thanks") == f"{BASE}/de/danke/"
    assert handed.addresses.page("de", "nothing") == f"{BASE}/de/"
