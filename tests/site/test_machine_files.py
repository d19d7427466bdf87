"""The files that machines look for by their name."""

import json
import re
from datetime import UTC, datetime, timedelta
from urllib.request import urlopen

import html5lib
import pytest
from PIL import Image

LANGUAGES = ["it", "en", "de"]
BASE = "http://127.0.0.1:8000"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_names_the_manifest_of_its_language(site, language):
    """And the icon that iOS asks for, and the site's own."""
    for address in site.pages(language):
        tree = html5lib.parse(site.text(address), namespaceHTMLElements=False)
        linked = {link.get("rel"): link.get("href") for link in tree.iter("link")}
        assert linked["manifest"] == f"{site.addresses.home(language)}manifest.webmanifest"
        assert (site.output / linked["apple-touch-icon"].lstrip("/")).is_file()
        assert (site.output / linked["icon"].lstrip("/")).is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_manifest_speaks_its_language(unfilled_site, language):
    """With icons of the sizes that they claim, one of them for round frames."""
    home = unfilled_site.addresses.home(language)
    manifest = json.loads(unfilled_site.text(f"{home}manifest.webmanifest"))
    assert (manifest["lang"], manifest["start_url"], manifest["id"]) == (language, home, home)
    assert "[" not in manifest["name"]
    sizes = [icon["sizes"] for icon in manifest["icons"]]
    assert sizes == ["any", "192x192", "512x512", "512x512"]
    assert manifest["icons"][-1]["purpose"] == "maskable"
    for icon in manifest["icons"][1:]:
        with Image.open(unfilled_site.output / icon["src"].lstrip("/")) as picture:
            assert "{}x{}".format(*picture.size) == icon["sizes"]


def test_the_icon_for_round_frames_keeps_to_the_middle(site):
    """Nothing but paper outside the inner circle of 80 % (W3C, maskable icons)."""
    [file] = (site.output / "assets" / "icons").glob("maskable-512.*.png")
    with Image.open(file) as picture:
        pixels = picture.convert("RGB")
    paper, middle, safe = (0xFB, 0xF6, 0xEA), 256, 0.4 * 512
    drawn = [(x, y) for x in range(0, 512, 4) for y in range(0, 512, 4) if pixels.getpixel((x, y)) != paper]
    assert drawn
    assert max(((x - middle) ** 2 + (y - middle) ** 2) ** 0.5 for x, y in drawn) <= safe


def test_the_icons_for_ios_and_for_old_programs(site):
    """180 pixels without a transparent one; and /favicon.ico in three sizes."""
    [file] = (site.output / "assets" / "icons").glob("apple-touch-icon.*.png")
    with Image.open(file) as picture:
        assert picture.size == (180, 180)
        assert picture.getchannel("A").getextrema() == (255, 255)
    with Image.open(site.output / "favicon.ico") as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_security_txt_has_what_rfc_9116_asks_for(unfilled_site):
    """A contact, one expiry within a year, the languages, and the file's own address."""
    text = (unfilled_site.output / ".well-known" / "security.txt").read_text(encoding="utf-8")
    fields = [line.split(": ", 1) for line in text.splitlines() if line and not line.startswith("#")]
    names = [name for name, _ in fields]
    values = dict(fields)
    assert {name: names.count(name) for name in ("Contact", "Expires", "Preferred-Languages", "Canonical")} == {
        "Contact": 1,
        "Expires": 1,
        "Preferred-Languages": 1,
        "Canonical": 1,
    }
    left = datetime.fromisoformat(values["Expires"]) - datetime.now(UTC)
    assert timedelta(days=333) < left <= timedelta(days=366)
    assert values["Contact"] == BASE + unfilled_site.address("it", "contact")
    assert values["Preferred-Languages"] == "it, en, de"
    assert values["Canonical"] == f"{BASE}/.well-known/security.txt"
    assert text.endswith("\n")


def test_humans_txt_leads_to_a_human(unfilled_site):
    """To her page in each language, with no placeholder for a name."""
    text = unfilled_site.text("/humans.txt")
    assert all(BASE + unfilled_site.address(language, "about") in text for language in LANGUAGES)
    assert "[" not in text


def test_llms_txt_lists_the_pages_of_each_language(unfilled_site):
    """A title, a summary, then a list a language (llmstxt.org); legal pages last, as optional."""
    text = unfilled_site.text("/llms.txt")
    assert re.match(r"# \S.*\n\n> \S", text)
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings == ["Italiano", "English", "Deutsch", "Optional"]
    listed = re.findall(r"^- \[[^\]]+\]\((\S+)\): \S.*$", text, re.MULTILINE)
    assert len(listed) == text.count("\n- ") == len(set(listed))
    sitemap = re.findall(r"<loc>(.*?)</loc>", unfilled_site.text("/sitemap.xml"))
    assert sorted(listed) == sorted(sitemap)


def test_robots_txt_lets_everybody_in(unfilled_site):
    """To all but the inbox, as site.toml says; and names the sitemap."""
    assert unfilled_site.text("/robots.txt").split("\n\n") == [
        "User-agent: *\nDisallow: /inbox/",
        f"Sitemap: {BASE}/sitemap.xml",
    ]


def test_the_preview_serves_a_manifest_as_one(served_site):
    """With the type that the standard gives it."""
    with urlopen(f"{served_site.url}/manifest.webmanifest") as answer:  # noqa: S310 - our own server
        assert answer.headers.get_content_type() == "application/manifest+json"
