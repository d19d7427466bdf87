"""The headers that ship meet every rule of Mozilla's Observatory (https://developer.mozilla.org/observatory)."""

import re
from pathlib import Path

import pytest

from contact_api.security_headers import security_headers
from plugins.delivery.headers import headers_file
from plugins.site_settings import SiteSettings

DEPLOY = Path(__file__).parents[2] / "deploy"
HALF_A_YEAR = 15_768_000  # seconds, the least that earns the points for Strict-Transport-Security


@pytest.fixture(scope="module")
def headers():
    """The headers of every page of the published site."""
    here = Path()
    settings = SiteSettings(here, here, here, here, here, here, site_url="https://assistente.example.org")
    everywhere = headers_file(settings, "/api/contact").partition("/*\n")[2].partition("\n/")[0]
    return dict(line.strip().split(": ", 1) for line in everywhere.splitlines())


@pytest.fixture(scope="module")
def policy(headers):
    """The content security policy: directive → sources."""
    directives = (part.split() for part in headers["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in directives}


def test_the_policy_allows_nothing_by_default(policy):
    """Observatory’s best mark: default-src 'none', and no wildcard, scheme or unsafe source anywhere."""
    assert policy["default-src"] == ["'none'"]
    for sources in policy.values():
        assert all(source in ("'self'", "'none'") or source.startswith("https://") for source in sources)


@pytest.mark.parametrize("directive", ["base-uri", "form-action", "frame-ancestors"])
def test_what_default_src_does_not_cover_is_named(policy, directive):
    """These three do not fall back on default-src."""
    assert policy[directive] in (["'none'"], ["'self'"])


def test_https_is_remembered(headers):
    """Strict-Transport-Security for half a year at least."""
    value = headers["Strict-Transport-Security"]
    assert int(re.search(r"max-age=(\d+)", value)[1]) >= HALF_A_YEAR


@pytest.mark.parametrize("server", ["nginx.conf", "Caddyfile"])
def test_https_is_remembered_alike(headers, server):
    """The servers in deploy/ say it as the endpoint does, for the same time and the same names."""
    told = re.findall(r'Strict-Transport-Security "([^"]*)"', (DEPLOY / server).read_text(encoding="utf-8"))
    assert {*told, security_headers(https=True)["Strict-Transport-Security"]} == {headers["Strict-Transport-Security"]}
    assert told


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("X-Content-Type-Options", ["nosniff"]),
        ("X-Frame-Options", ["DENY", "SAMEORIGIN"]),
        (
            "Referrer-Policy",
            ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"],
        ),
        ("Cross-Origin-Resource-Policy", ["same-origin", "same-site"]),
        ("Cross-Origin-Opener-Policy", ["same-origin"]),
    ],
)
def test_each_header_has_a_value_that_earns_its_points(headers, name, values):
    """Present, and strict enough."""
    assert headers[name] in values


def test_nothing_is_opened_to_other_sites(headers):
    """No cookie is set, and no other site may read the pages."""
    assert "Access-Control-Allow-Origin" not in headers
    assert "Set-Cookie" not in headers


def test_scripts_are_files_of_the_site(site):
    """No inline script or style on any page, no handler in an attribute, no script without its own origin."""
    for language in site.facts.languages:
        for address in site.pages(language):
            page = site.text(address)
            assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page), address
            for attributes, script in re.findall(r"<script([^>]*)>(.*?)</script>", page, re.S):
                assert "application/ld+json" in attributes or not script.strip(), address
                assert "application/ld+json" in attributes or re.search(r'src="?/assets/', attributes), address
