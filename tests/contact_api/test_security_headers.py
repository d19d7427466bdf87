"""The headers of every page."""

from contact_api.security_headers import security_headers


def test_security_headers_of_the_site():
    """The site's own pages allow nothing from elsewhere but the endpoint."""
    policy = security_headers(["https://api.site.it"])["Content-Security-Policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "form-action 'self' https://api.site.it" in policy
    assert "connect-src 'self' https://api.site.it" in policy
    assert "Strict-Transport-Security" not in security_headers()
    assert "Strict-Transport-Security" in security_headers(https=True)
