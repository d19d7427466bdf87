"""Bodies: three encodings, and what cannot be read."""

import json
from urllib.parse import urlencode

import pytest

FORM = "application/x-www-form-urlencoded"
JSON = {"Accept": "application/json"}


def multipart(*parts, end=b"--x--\r\n"):
    """A multipart body of (disposition, data) parts, with the boundary x."""
    return b"".join(b"--x\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n" % part for part in parts) + end


def test_three_encodings_keep_the_same(client, enquiry, kept):
    """Form, multipart and JSON give the same enquiry, to the letter."""
    enquiry |= {"message": "Üñí & = + %20 ✓ 🎉\nseconda riga", "topic": "travel", "phone": "+39 1"}
    assert client.post("/api/contact", data=enquiry).status_code == 303
    assert client.post("/api/contact", data=enquiry | {"phone": "+39 2"}, content_type="multipart/form-data")
    assert client.post("/api/contact", json=enquiry | {"phone": "+39 3"}).status_code == 303
    assert {row.phone for row in kept()} == {"+39 1", "+39 2", "+39 3"}
    for row in kept():
        assert (row.name, row.message, row.topic) == (enquiry["name"], enquiry["message"], "travel")


def test_line_breaks_of_browsers(client, enquiry, kept):
    """Browsers send CRLF; a line break is kept, and counted, as one character."""
    client.post("/api/contact", data=enquiry | {"message": "eins zwei\r\ndrei\rvier"})
    assert kept()[0].message == "eins zwei\ndrei\nvier"


def test_the_first_of_several_counts(client, enquiry, kept):
    """A field that comes twice counts once."""
    body = "name=First&name=Second&email=a%40lovelace.it&message=0123456789"
    client.post("/api/contact", data=body, content_type=FORM)
    assert kept()[0].name == "First"
    body = '{"name": "First", "name": "Second", "email": "a@lovelace.it", "message": "0123456789!"}'
    client.post("/api/contact", data=body, content_type="application/json")
    assert kept()[0].name == "First"


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        (FORM, b"name=\xff\xfe"),
        (FORM, b"name=%FF"),
        (FORM, b"name=%ED%A0%80"),
        ("application/json", b"{"),
        ("application/json", b""),
        ("application/json", b"\xff"),
        ("application/json", b"[]"),
        ("application/json", b"7"),
        ("application/json", b"null"),
        ("application/json", b'{"name": 7}'),
        ("application/json", b'{"name": null}'),
        ("application/json", b'{"name": ["Ada"]}'),
        ("application/json", b"[" * 60000),
        ("application/json", b'{"a":' * 10000),
        ("application/json", b"9" * 60000),
        ("multipart/form-data", b"--x--"),
        ("multipart/form-data; boundary=x", b"nothing"),
        ("multipart/form-data; boundary=x", multipart((b'name="name"', b"\xff"))),
        ("multipart/form-data; boundary=x", multipart((b'name="name"', b"Ada"), end=b"")),
        ("multipart/form-data; boundary=x", b"--x\r\nNo: disposition\r\n\r\na\r\n--x--\r\n"),
        ("multipart/form-data; boundary=x", b"--x\r\n\xff: y\r\n\r\na\r\n--x--\r\n"),
    ],
)
def test_unreadable(client, content_type, body):
    """What is not UTF-8, not JSON, or not a flat object of strings is a 400, as JSON and as a page."""
    for headers in ({}, JSON):
        answer = client.post("/api/contact", data=body, content_type=content_type, headers=headers)
        assert answer.status_code == 400
    assert list(answer.json["errors"]) == ["form"]


@pytest.mark.parametrize("content_type", ["text/plain", "application/xml", "text/json", ""])
def test_other_encodings(client, content_type):
    """Any other encoding is a 415."""
    answer = client.post("/api/contact", data=b"name=Ada", content_type=content_type, headers=JSON)
    assert answer.status_code == 415


def test_lone_surrogate_is_of_its_field(client, enquiry):
    """A half character in JSON is readable, but refused for its field."""
    body = json.dumps(enquiry).replace("Ada", "\\ud800da")
    answer = client.post("/api/contact", data=body, content_type="application/json", headers=JSON)
    assert (answer.status_code, list(answer.json["errors"])) == (422, ["name"])


def test_file_part(client, enquiry, kept):
    """A file is not taken; what was typed is still there."""
    parts = [(b'name="%s"' % name.encode(), text.encode()) for name, text in enquiry.items()]
    body = multipart(*parts, (b'name="cv"; filename="cv.pdf"', b"%PDF"))
    content_type = "multipart/form-data; boundary=x"
    answer = client.post("/api/contact", data=body, content_type=content_type)
    assert answer.status_code == 422
    assert enquiry["message"] in answer.text
    answer = client.post("/api/contact", data=body, content_type=content_type, headers=JSON)
    assert list(answer.json["errors"]) == ["form"]
    assert kept() == []


@pytest.mark.parametrize("encoding", [FORM, "multipart/form-data"])
def test_too_large_keeps_what_was_read(client, enquiry, encoding):
    """More than 64 KiB is a 413 with the form again, as far as it could be read."""
    sent = enquiry | {"message": "à" * 70000}
    answer = client.post("/api/contact", data=sent, content_type=encoding)
    assert answer.status_code == 413
    assert enquiry["name"] in answer.text
    assert "à" * 70000 in answer.text
    assert "È più di quanto" in answer.text


@pytest.mark.parametrize("encoding", [FORM, "multipart/form-data; boundary=x"])
def test_far_too_large_loses_its_end_only(client, enquiry, encoding):
    """Of what is larger still the beginning comes back."""
    sent = enquiry | {"message": "x" * 1_200_000, "phone": "+39 1"}
    parts = [(b'name="%s"' % name.encode(), text.encode()) for name, text in sent.items()]
    body = urlencode(sent) if encoding == FORM else multipart(*parts)
    answer = client.post("/api/contact", data=body, content_type=encoding)
    assert answer.status_code == 413
    assert enquiry["name"] in answer.text
    assert "x" * 900_000 in answer.text
    assert "+39 1" not in answer.text


@pytest.mark.parametrize("encoding", [FORM, "multipart/form-data", "application/json"])
def test_what_stands_behind_a_long_message_is_read(client, enquiry, encoding):
    """The language of a form, and all that it holds, wherever it stands in it."""
    sent = {name: enquiry[name] for name in ("name", "email")}
    sent |= {"message": "x" * 70000, "phone": "+39 1", "language": "de"}
    body = {"data": json.dumps(sent) if "json" in encoding else sent}
    answer = client.post("/api/contact", content_type=encoding, **body)
    assert answer.status_code == 413
    assert "Bitte kürzen" in answer.text
    assert "+39 1" in answer.text


@pytest.mark.parametrize("content_type", [FORM, "text/plain"])
def test_what_cannot_be_read_is_said_in_the_browsers_language(client, content_type):
    """The body does not tell which; the browser does."""
    for headers in ({}, JSON):
        headers |= {"Accept-Language": "fr, de;q=0.5"}
        answer = client.post("/api/contact", data=b"\xff", content_type=content_type, headers=headers)
        assert "Formular" in (answer.text if "Accept" not in headers else answer.json["errors"]["form"][0])


def test_too_large_json(client, enquiry):
    """JSON that is too large is a 413."""
    answer = client.post("/api/contact", json=enquiry | {"message": "x" * 70000}, headers=JSON)
    assert answer.status_code == 413


def test_just_not_too_large(client, enquiry):
    """Exactly 64 KiB is read."""
    body = json.dumps(enquiry).encode().ljust(64 * 1024)
    answer = client.post("/api/contact", data=body, content_type="application/json", headers=JSON)
    assert answer.status_code == 201
