"""The pages around the answers."""

import pytest

from tests.published import publish


@pytest.fixture
def frame(online):
    """Leave a frame as the build does."""
    return lambda text: publish(online, frames={"it": text})


def test_frame_of_the_site(client, frame):
    """An answer stands in the page that the build left, and follows it when it changes."""
    frame("<title>%%title%%</title><body class=one>%%main%%</body>")
    first = client.post("/api/contact", data={"name": "%%main%% <i>"})
    assert first.text.startswith("<title>Il tuo messaggio non è ancora partito</title><body class=one><h1>")
    assert 'value="%%main%% &lt;i&gt;"' in first.text
    frame("<title>%%title%%</title><body class=two>%%main%%</body>")
    assert "class=two" in client.post("/api/contact", data={}).text


def test_a_language_without_a_frame(client, frame):
    """A site that has no page in a language yet: a plain page brings back what was typed."""
    frame("%%main%%")
    answer = client.post("/api/contact", data={"name": "Ada", "language": "de"})
    assert (answer.status_code, 'value="Ada"' in answer.text) == (422, True)
    assert '<html lang="de">' in answer.text


def test_frame_elsewhere(make_app, frame):
    """Where the endpoint is not where the site is, the page finds the site's files and pages all the same."""
    frame('<link href="/assets/site.css"><a href="//other.it/x"><a href="#main">%%main%%')
    client = make_app(CONTACT_SITE_URL="https://www.site.it").test_client()
    headers = {"Host": "api.site.it", "Origin": "https://www.site.it"}
    answer = client.post("/api/contact", data={}, headers=headers)
    assert '<link href="https://www.site.it/assets/site.css">' in answer.text
    assert '<a href="//other.it/x"><a href="#main">' in answer.text
    assert 'action="/api/contact"' in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert "style-src 'self' https://www.site.it;" in policy
    assert "form-action 'self' https://www.site.it;" in policy
