"""Whatever is sent: no error of the program, and what was typed comes back."""

import json
import re
import urllib.parse
import uuid

import html5lib
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from contact_api.intake.rules import tidy

ORIGIN = {"Origin": "http://127.0.0.1:8000"}
FORM, MULTIPART, JSON = "application/x-www-form-urlencoded", "multipart/form-data", "application/json"
TYPED = ["name", "email", "message", "phone"]
CHOSEN = ["topic", "reply_language", "language", "submission_id", "shown", "csrf_token"]
# What the contract answers to a form, each with its case in test_views.
ANSWERS = {200, 201, 303, 400, 403, 409, 413, 415, 422}

some = settings(
    max_examples=50,
    database=None,
    derandomize=True,
    phases=[Phase.generate],  # no hour of making a failure smaller
    suppress_health_check=list(HealthCheck),  # one application for all examples, as on the internet
)

characters = st.one_of(
    st.characters(),
    st.characters(categories=["Cs", "Cc", "Cf", "Zl", "Zp"]),
    st.sampled_from("\0\r\n\t\ufeff\ud800\u202e<>&\"'%+=;"),
)
texts = st.one_of(
    st.text(characters, max_size=60),
    st.builds(str.__mul__, st.text(characters, min_size=1, max_size=3), st.sampled_from([40, 300, 6000])),
    st.sampled_from(["%%main%%", "{{ 7*7 }}", "</textarea><script>", "\n\n a", "=1+1", "\0", "\udfff"]),
).map(lambda text: json.loads(json.dumps(text)))  # two halves that meet are one character
fine = {"name": "Ada", "email": "ada@lovelace.it", "message": "Buongiorno a tutti.", "phone": "12"}
typed = st.fixed_dictionaries({name: st.just(text) | texts for name, text in fine.items()})
chosen = st.dictionaries(
    st.sampled_from(CHOSEN), texts | st.sampled_from(["it", "de", "travel", str(uuid.UUID(int=1))])
)


def encoded(fields, encoding):
    """The body and its content type; half characters as bytes that are not UTF-8."""
    if encoding == JSON:
        return json.dumps(fields).encode(), JSON
    if encoding == FORM:
        pairs = {name: text.encode("utf-8", "surrogatepass") for name, text in fields.items()}
        return urllib.parse.urlencode(pairs).encode(), FORM
    part = '--x--x\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
    body = "".join(part.format(*pair) for pair in fields.items()) + "--x--x--\r\n"
    return body.encode("utf-8", "surrogatepass"), f"{MULTIPART}; boundary=x--x"


def fields_of(page):
    """What stands in the fields of a page, hidden ones included, as a browser reads it."""
    document = html5lib.parse(page, namespaceHTMLElements=False)
    fields = {field.get("name"): field.get("value", "") for field in document.iter("input")}
    return fields | {field.get("name"): field.text or "" for field in document.iter("textarea")}


def shown(text):
    """The text as HTML can carry it: no half characters, no NUL, one kind of line break."""
    text = text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
    return re.sub("\r\n?", "\n", text)


@pytest.mark.parametrize("encoding", [FORM, MULTIPART, JSON])
def test_any_text_in_any_field(app, client, encoding):
    """It is kept to the letter, or the page that comes back holds all of it."""

    @some
    @given(typed, chosen, st.sampled_from([ORIGIN, {}]))
    def send(typed, chosen, headers):
        body, content_type = encoded(typed | chosen, encoding)
        client.environ_base.pop("HTTP_ORIGIN", None)
        answer = client.post("/api/contact", data=body, content_type=content_type, headers=headers)
        if answer.status_code == 303:
            [newest] = app.extensions["contact"].inbox.enquiries(limit=1)
            kept.append((newest.name, newest.email, newest.message, newest.phone))
            assert tuple(tidy(typed[name]) for name in TYPED) in kept
        elif answer.status_code in (200, 409, 422):
            again = fields_of(answer.text)
            assert {name: again[name] for name in TYPED} == {name: shown(typed[name]) for name in TYPED}
        elif answer.status_code == 413:
            assert len(body) > 64 * 1024
        else:
            assert answer.status_code == 400
            assert encoding != JSON
            assert re.search("[\ud800-\udfff]", "".join((typed | chosen).values()))

    kept = []
    send()


raw_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(TYPED) | texts, inner, max_size=4),
    max_leaves=8,
).map(lambda value: json.dumps(value).encode())
pieces = st.sampled_from(
    [
        *(b"--x", b"--x--", b"\r\n", b"\n", b'Content-Disposition: form-data; name="name"', b"; filename="),
        *(b'"', b"%", b"Content-Type: text/plain; charset=utf-7", b"name=Ada&", b"email=a%40b.it"),
        *(b"&=", b"%ff", b"\xff", b"\0"),
    ]
)
bodies = st.one_of(st.binary(max_size=300), raw_json, st.lists(pieces | st.binary(max_size=4)).map(b"".join))
header_texts = st.text(st.characters(max_codepoint=255, exclude_categories=["Cc"]), max_size=40)
content_types = st.one_of(
    st.sampled_from([FORM, JSON, MULTIPART, f"{MULTIPART}; boundary=x", f"{JSON}; charset=utf-16", ""]),
    st.builds("{}; boundary={}".format, st.just(MULTIPART), header_texts),
    header_texts,
)
header_names = [
    *("Accept", "Accept-Language", "Origin", "Referer", "Cookie", "Host", "Sec-Fetch-Site", "Range"),
    *("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Content-Encoding"),
]
header_values = [
    *(ORIGIN["Origin"], "null", "http://[", "http://a:b", "[::1", "a:99999999", "::", "q=1;;q=x"),
    *("application/json", "application/json;q=nan", "de;q=2", "contact=.", "bytes=1-", "gzip"),
]
headers = st.dictionaries(st.sampled_from(header_names), header_texts | st.sampled_from(header_values))


def test_any_body_and_headers(make_app):
    """Whatever bytes and headers come, the answer is one of the contract's."""
    client = make_app(CONTACT_TRUSTED_PROXIES="1", CONTACT_RATE_LIMIT="100000 per hour").test_client()

    @settings(some, max_examples=200)
    @given(bodies, content_types, headers)
    def send(body, content_type, headers):
        answer = client.post("/api/contact", data=body, content_type=content_type, headers=headers)
        assert answer.status_code in ANSWERS

    send()


def test_any_method_and_address(client):
    """Nor does any method or address lead to an error of the program."""

    @settings(some, max_examples=100)
    @given(
        st.sampled_from(["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "X"]),
        st.sampled_from(["/api/contact", "/api/health", "/api/", "/inbox/", "/"]),
        texts.map(lambda text: urllib.parse.quote(text.encode("utf-8", "replace"))[:2000]),
        headers,
    )
    def send(method, path, rest, headers):
        for address in (f"{path}?language={rest}", f"{path}{rest}"):
            answer = client.open(address, method=method, headers=headers)
            assert answer.status_code in {200, 204, 303, 308, 400, 403, 404, 405}

    send()
