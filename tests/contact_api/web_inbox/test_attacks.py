"""What somebody tries who has no business here."""

import re

import pytest

ID = "00000000-0000-4000-8000-000000000000"
ELSEWHERE = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}


def posts(app) -> list[str]:
    """Every address below /inbox/ that takes a form."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/inbox")]
    return [re.sub("<uuid:id>", ID, rule.rule) for rule in rules if "POST" in rule.methods]


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {"X-CSRFToken": "guess"}])
def test_no_form_from_elsewhere_changes_anything(app, signed_in, put, kept, headers):
    """Each button wants the token of her session, in every encoding."""
    put()
    addresses = posts(app)
    assert len(addresses) == 5
    for address in set(addresses) - {"/inbox/sign-in"}:
        for body in ({"data": {"state": "spam"}}, {"json": {"state": "spam"}}, {"data": b"state=spam"}):
            assert signed_in.post(address, **body, headers=headers).status_code == 400
    assert [enquiry.state for enquiry in kept()] == ["new"]
    assert signed_in.get("/inbox/").status_code == 200


def test_signing_her_in_from_elsewhere_fails(client, password):
    """Nor can another site’s form open the door with a password it knows."""
    for headers in ({}, {"Origin": "https://evil.example"}):
        answer = client.post("/inbox/sign-in", data={"password": password}, headers=headers)
        assert answer.status_code == 403
    assert client.get("/inbox/").status_code == 303


@pytest.mark.parametrize("path", ["", "/", "/weeks", f"/{ID}", "/sign-in"])
def test_no_header_chooses_where_a_redirect_leads(signed_in, path):
    """A Host that somebody made up is in no address that is answered, and in no page."""
    answer = signed_in.get(f"/inbox{path}", headers=ELSEWHERE)
    assert "evil.example" not in answer.headers.get("Location", "")
    assert "evil.example" not in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_no_other_method_does_anything(signed_in, put, kept, method):
    """Nor does a header or field that claims another one."""
    enquiry = put()
    for path in (f"/inbox/{enquiry.id}", f"/inbox/{enquiry.id}/erase", f"/inbox/{enquiry.id}/state"):
        assert signed_in.open(path, method=method).status_code == 405
        claimed = {"X-HTTP-Method-Override": "POST"}
        signed_in.get(f"{path}?_method=POST&state=spam", headers=claimed)
    assert [enquiry.state for enquiry in kept()] == ["new"]


def test_a_claimed_sender_does_not_free_a_guesser(client):
    """Without a proxy in front nobody says for another who the sender is."""
    answers = [
        client.post("/inbox/sign-in", data={"password": "guess"}, headers={"X-Forwarded-For": f"10.0.0.{n}"})
        for n in range(6)
    ]
    assert [answer.status_code for answer in answers] == [403] * 5 + [429]


@pytest.mark.parametrize("path", ["", "sign-in", f"{ID}", "static/css/inbox.css", "static/favicon.svg"])
def test_nobody_frames_or_reads_it_from_elsewhere(signed_in, path):
    """Pages, sheet and pictures alike: no frame, no other site's page, no guessing of kinds."""
    with signed_in.get(f"/inbox/{path}") as answer:
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("path", ["../../../contact_api/settings.py", "..%2f..%2fsite.toml", "/etc/passwd", "css"])
def test_the_typeface_is_all_that_lies_there(client, path):
    """No other file can be had."""
    assert client.get(f"/inbox/static/{path}").status_code in (404, 308)
