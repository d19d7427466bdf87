"""The pages around the answers."""

import os

from contact_api.security_headers import security_headers


def frame(tmp_path, text, language="it"):
    """Leave a frame as the build does."""
    path = tmp_path / "var" / "frames" / f"{language}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_frame_of_the_site(client, tmp_path):
    """An answer stands in the page that the build left, and follows it when it changes."""
    path = frame(tmp_path, "<title>%%title%%</title><body class=one>%%main%%</body>")
    first = client.post("/api/contact", data={"name": "%%main%% <i>"})
    assert first.text.startswith("<title>Il tuo messaggio non è ancora partito</title><body class=one><h1>")
    assert 'value="%%main%% &lt;i&gt;"' in first.text
    path.write_text("<title>%%title%%</title><body class=two>%%main%%</body>")
    os.utime(path, ns=(1, 1))
    assert "class=two" in client.post("/api/contact", data={}).text


def test_frame_that_cannot_be_read(client, tmp_path):
    """Whatever is in the way, what was typed comes back."""
    (tmp_path / "var" / "frames" / "it.html").mkdir(parents=True)
    answer = client.post("/api/contact", data={"name": "Ada"})
    assert (answer.status_code, 'value="Ada"' in answer.text) == (422, True)


def test_frame_elsewhere(make_app, tmp_path):
    """Where the endpoint is not where the site is, the page finds the site's files and pages all the same."""
    frame(tmp_path, '<link href="/assets/site.css"><a href="//other.it/x"><a href="#main">%%main%%')
    client = make_app(CONTACT_SITE_URL="https://www.site.it").test_client()
    headers = {"Host": "api.site.it", "Origin": "https://www.site.it"}
    answer = client.post("/api/contact", data={}, headers=headers)
    assert '<link href="https://www.site.it/assets/site.css">' in answer.text
    assert '<a href="//other.it/x"><a href="#main">' in answer.text
    assert 'action="/api/contact"' in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert "style-src 'self' https://www.site.it;" in policy
    assert "form-action 'self' https://www.site.it;" in policy


def test_security_headers_of_the_site():
    """The site's own pages allow nothing from elsewhere but the endpoint."""
    policy = security_headers(["https://api.site.it"])["Content-Security-Policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "form-action 'self' https://api.site.it" in policy
    assert "connect-src 'self' https://api.site.it" in policy
    assert "Strict-Transport-Security" not in security_headers()
    assert "Strict-Transport-Security" in security_headers(https=True)
