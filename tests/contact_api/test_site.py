"""What the endpoint knows of the site: what is online, as the last build left it."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from contact_api import answering, create_app
from tests.published import ADDRESSES, FOLDERS, UNFILLED_SOURCE, publish

FORM = {"name": "Ada", "email": "ada@lovelace.it", "message": "Un podcast, per favore.", "language": "it"}
TOPIC = '\n[[topics]]\nkey = "podcast"\nlabel = { it = "Podcast", en = "Podcast", de = "Podcast" }\n'
SITE = "http://127.0.0.1:8000"


def test_a_topic_that_is_online_can_be_asked_about(client, online, kept):
    """As soon as it was published, without a start of the endpoint; and not before."""
    asked = FORM | {"topic": "podcast"}
    assert client.post("/api/contact", data=asked).status_code == 422
    publish(online, UNFILLED_SOURCE + TOPIC)
    assert client.post("/api/contact", data=asked).status_code == 303
    publish(online)
    assert client.post("/api/contact", data=asked).status_code == 422
    assert [enquiry.topic for enquiry in kept()] == ["podcast"]


def test_an_address_that_is_only_written_leads_nobody_there(client, online, monkeypatch):
    """A slug that was changed and not built sends visitors nowhere; once it is online, it does."""
    page = online / "content" / "it" / "thanks.md"
    page.parent.mkdir(parents=True)
    page.write_text("Title: Grazie\nSlug: mille-grazie\n\nGrazie.\n", encoding="utf-8")
    (online / "content" / "site.toml").write_text(UNFILLED_SOURCE, encoding="utf-8")
    monkeypatch.setattr("ground.facts.CONTENT", online / "content")
    assert client.post("/api/contact", data=FORM).location == f"{SITE}/grazie/"
    built = ADDRESSES.pages["it"] | {"thanks": "/mille-grazie/"}
    publish(online, addresses=replace(ADDRESSES, pages={**ADDRESSES.pages, "it": built}))
    assert client.post("/api/contact", data=FORM).location == f"{SITE}/mille-grazie/"


def test_the_privacy_notice_that_was_online(client, online, kept):
    """An enquiry is kept with the version of the notice that its sender could read."""
    publish(online, UNFILLED_SOURCE.replace("version = 2", "version = 3", 1))
    client.post("/api/contact", data=FORM)
    assert kept()[0].privacy_version.startswith("3")


def test_the_theme_is_that_of_the_start(make_app, tmp_path, monkeypatch):
    """Who takes the templates away, or writes in them, changes nothing until the next start."""
    own, theme = answering.TEMPLATES
    copy = shutil.copytree(theme, tmp_path / "theme")
    monkeypatch.setattr(answering, "TEMPLATES", [own, copy])
    client = make_app().test_client()
    shutil.rmtree(copy)
    answer = client.post("/api/contact", data=FORM | {"email": ""}, headers={"Origin": SITE})
    assert (answer.status_code, FORM["message"] in answer.text) == (422, True)


def leave(online, text):
    """Put this in the place of what a build left."""
    for folder in FOLDERS:
        (online / folder / "new").write_text(text)
        os.replace(online / folder / "new", online / folder / "site.json")


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"facts": "[site"}'])
def test_one_that_cannot_be_used(client, online, kept, caplog, spoilt):
    """It is said once, and what was known before stays, until there is a whole one again."""
    publish(online, UNFILLED_SOURCE + TOPIC)
    asked = FORM | {"topic": "podcast"}
    client.post("/api/contact", data=asked)
    leave(online, spoilt)
    for number in "12":
        assert client.post("/api/contact", data=asked | {"phone": number}).status_code == 303
    assert caplog.text.count("outcome=site_unreadable") == 1
    assert len(kept()) == 3
    publish(online)
    assert client.post("/api/contact", data=asked | {"phone": "3"}).status_code == 422


def test_one_that_goes(client, online):
    """Who takes the folder away takes nothing from an endpoint that knows the site."""
    client.get("/api/contact")
    for folder in FOLDERS:
        shutil.rmtree(online / folder)
    assert client.post("/api/contact", data=FORM).location == f"{SITE}/grazie/"


@pytest.mark.parametrize(
    ("settings", "folder"),
    [
        ({}, "var/preview/published"),
        ({"CONTACT_ENV": "production", "CONTACT_SECRET_KEY": "0123456789abcdef" * 4}, "var/published"),
        ({"CONTACT_PUBLISHED": "elsewhere"}, "elsewhere"),
    ],
)
def test_without_a_site_nothing_is_served(tmp_path, capsys, settings, folder):
    """The start ends with one sentence that names the file and what makes it, and with the status 3."""
    with pytest.raises(SystemExit) as ended:
        create_app({"ROOT": tmp_path, "CONTACT_SITE_URL": "https://www.site.it", **settings})
    assert ended.value.code == 3
    sentence = f"{tmp_path}/{folder}/site.json is missing: run “make publish”, or “make serve”"
    assert capsys.readouterr().err.startswith(sentence)


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["list"], 0, "In all: New 0"),
        (["export", "--format", "csv"], 0, "id,received_at"),
        (["notify"], 1, "site.json is missing: run “make publish”"),
        (["check"], 1, "site.json is missing: run “make publish”"),
    ],
)
def test_without_a_site_enquiries_are_read(project, tmp_path, words, status, said):
    """The commands answer all the same, in English; those that write mails say what they lack."""
    places = {"CONTACT_PUBLISHED": f"{tmp_path}/none", "CONTACT_INBOX": f"sqlite:///{tmp_path}/inbox.db"}
    command = [sys.executable, "-m", "flask", "--app", "contact_api", "inbox", *words]
    environment = os.environ | places | {"CONTACT_SECRET_KEY": "k" * 32}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == status
    assert said in done.stdout + done.stderr


def test_without_a_site_flask_serves_nothing(project, tmp_path):
    """``flask run`` is refused as gunicorn is."""
    command = [sys.executable, "-m", "flask", "--app", "contact_api", "run", "--port", "0"]
    places = {"CONTACT_PUBLISHED": f"{tmp_path}/none", "CONTACT_INBOX": f"sqlite:///{tmp_path}/inbox.db"}
    environment = os.environ | places | {"CONTACT_SECRET_KEY": "k" * 32}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 3
    assert "site.json is missing" in done.stderr
