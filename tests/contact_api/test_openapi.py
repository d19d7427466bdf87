"""``docs/openapi.yaml`` is true: what is made of it is answered as it says, and never by an error."""

import io
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

SITE = "http://127.0.0.1:8000"
FILE = Path(__file__).parents[2] / "docs" / "openapi.yaml"
JSON, PAGES = "application/json", "text/html"

schema = schemathesis.openapi.from_path(FILE)
schema.config.generation.update(modes=list(schemathesis.GenerationMode), deterministic=True)
take = schema["/api/contact"]["POST"]
described = schema.raw_schema["paths"]["/api/contact"]["post"]
EXAMPLES = described["requestBody"]["content"][JSON]["examples"]
some = settings(
    max_examples=50,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # no hour of making a failure smaller
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("accept", [JSON, PAGES])
@pytest.mark.parametrize("origin", [SITE, "https://elsewhere.example"])
@schema.parametrize()
@some
def test_what_the_description_says_is_so(app, case, origin, accept):
    """Status, kind, headers and JSON of every answer are among those described, and none is an error.

    What does not fit the description is refused, except by the page that asks for a click first.
    """
    asking = origin != SITE and accept == PAGES
    case.call_and_validate(
        app=app,
        base_url=SITE,
        headers={"Accept": accept, "Origin": origin},
        excluded_checks=[positive_data_acceptance, *([negative_data_rejection] if asking else [])],
    )


@pytest.mark.parametrize("encoding", ["json", "data"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_are_taken(client, example, encoding):
    """Sent as they stand there; and the second time, once they have a number."""
    sent = EXAMPLES[example]["value"]
    for status in (201, 200):
        answer = client.post("/api/contact", **{encoding: sent}, headers={"Accept": JSON})
        assert answer.status_code == status
        take.validate_response(answer)


def other_words(client, enquiry):
    number = {"submission_id": "00000000-0000-4000-8000-000000000000"}
    client.post("/api/contact", data=enquiry | number)
    return {"data": enquiry | number | {"message": "Altre parole, più di dieci lettere."}}


def too_much(client, enquiry):
    return {"data": enquiry | {"message": "x" * 70_000}}


def no_form(client, enquiry):
    return {"data": "name=Ada", "content_type": "text/plain"}


def a_file(client, enquiry):
    return {"data": enquiry | {"file": (io.BytesIO(b"x"), "x.txt")}}


def once_more(client, enquiry):
    client.post("/api/contact", data=enquiry)
    return {"data": enquiry}


def no_inbox(client, enquiry):
    contact = client.application.extensions["contact"]
    contact.inbox.close()
    for file in (contact.root / "var").glob("inbox.db*"):
        file.unlink()
    (contact.root / "var" / "inbox.db").mkdir()
    return {"data": enquiry}


@pytest.mark.parametrize("accept", [JSON, PAGES])
@pytest.mark.parametrize(
    ("prepare", "status"),
    [(other_words, 409), (too_much, 413), (no_form, 415), (a_file, 422), (once_more, 429), (no_inbox, 503)],
)
def test_what_is_rare_is_described_as_well(make_app, enquiry, prepare, status, accept):
    """The refusals that no invented form leads to."""
    client = make_app(CONTACT_RATE_LIMIT="1 per hour" if status == 429 else "").test_client()
    client.environ_base["HTTP_ORIGIN"] = SITE
    answer = client.post("/api/contact", **prepare(client, enquiry), headers={"Accept": accept})
    assert answer.status_code == status
    assert str(status) in described["responses"]
    take.validate_response(answer)


def test_every_route_is_described(app):
    """No more and no fewer."""
    paths = schema.raw_schema["paths"].items()
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("contact.")]
    there = {(rule.rule, method) for rule in rules for method in rule.methods - {"HEAD"}}
    assert there - {("/api/health", "OPTIONS")} == {
        (path, method.upper()) for path, methods in paths for method in methods
    }
