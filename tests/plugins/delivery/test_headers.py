"""The _headers file."""

from contact_api.security_headers import security_headers
from tests.facts import write_facts


def test_the_site_has_the_headers_of_the_endpoint(small_site):
    """And its assets may be kept for ever."""
    lines = small_site().text("_headers").splitlines()
    assert lines[0] == "/*"
    for name, value in security_headers().items():
        assert f"  {name}: {value}" in lines
    assert lines[-2:] == ["/assets/*", "  Cache-Control: public, max-age=31536000, immutable"]


def test_https_is_remembered_where_the_site_has_it(small_site):
    """Not on this computer."""
    assert "Strict-Transport-Security" not in small_site().text("_headers")
    assert "Strict-Transport-Security" in small_site(SITE_URL="https://ada.it").text("_headers")


def test_an_endpoint_elsewhere_may_use_the_assets(small_site, tmp_path):
    """Its pages have the look of the site; other origins get no fonts."""
    write_facts(tmp_path / "content", {'endpoint = "/api/contact"': 'endpoint = "https://api.ada.it/api/contact"'})
    lines = small_site().text("_headers").splitlines()
    assert "  Cross-Origin-Resource-Policy: cross-origin" in lines
    assert lines[-1] == "  Access-Control-Allow-Origin: https://api.ada.it"
