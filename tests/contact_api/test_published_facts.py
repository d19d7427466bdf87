"""What the endpoint knows of the site: what is online, as the last build left it."""

import os

import pytest

FORM = {"name": "Ada", "email": "ada@lovelace.it", "message": "Un podcast, per favore.", "language": "it"}
TOPIC = '\n[[topics]]\nkey = "podcast"\nlabel = { it = "Podcast", en = "Podcast", de = "Podcast" }\n'


@pytest.fixture
def leave(tmp_path, unfilled_content):
    """Leave this beside the frames, as a build does."""
    built = tmp_path / "var" / "frames" / "site.toml"
    built.parent.mkdir(parents=True)

    def write(text: str) -> None:
        new = built.with_suffix(".new")
        new.write_text(text, encoding="utf-8")
        os.utime(new, ns=(1, built.stat().st_mtime_ns + 1 if built.exists() else 1))
        new.replace(built)

    write.source = (unfilled_content / "site.toml").read_text(encoding="utf-8")
    return write


def test_a_topic_that_is_online_can_be_asked_about(client, leave, kept):
    """As soon as it was published, without a start of the endpoint; and not before."""
    asked = FORM | {"topic": "podcast"}
    assert client.post("/api/contact", data=asked).status_code == 422
    leave(leave.source + TOPIC)
    assert client.post("/api/contact", data=asked).status_code == 303
    leave(leave.source)
    assert client.post("/api/contact", data=asked).status_code == 422
    assert [enquiry.topic for enquiry in kept()] == ["podcast"]


def test_what_is_only_written_is_not_online(make_app, leave):
    """An endpoint that starts while site.toml is being written knows what visitors see."""
    leave(leave.source + TOPIC)
    asked = {"data": FORM | {"topic": "podcast"}, "headers": {"Origin": "http://127.0.0.1:8000"}}
    assert make_app().test_client().post("/api/contact", **asked).status_code == 303


def test_the_privacy_notice_that_was_online(client, leave, kept):
    """An enquiry is kept with the version of the notice that its sender could read."""
    leave(leave.source.replace("version = 2", "version = 3", 1))
    client.post("/api/contact", data=FORM)
    assert kept()[0].privacy_version.startswith("3")


@pytest.mark.parametrize("spoilt", ["[site", "[site]\nurl = 'x'\n"])
def test_one_that_cannot_be_used(client, leave, kept, caplog, spoilt):
    """It is said once, and what was known before stays."""
    leave(leave.source + TOPIC)
    asked = FORM | {"topic": "podcast"}
    client.post("/api/contact", data=asked)
    leave(spoilt)
    for number in "12":
        assert client.post("/api/contact", data=asked | {"phone": number}).status_code == 303
    assert caplog.text.count("outcome=facts_unreadable") == 1
    assert len(kept()) == 3
