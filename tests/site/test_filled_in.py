"""The real site with the facts filled in and the AI crawlers refused."""

import json
import re
from urllib.robotparser import RobotFileParser

import pytest

from desk.build import build
from plugins.discovery.crawlers import AI_CRAWLERS
from tests.facts import copy_content
from tests.places import places

FILLED = {
    'name = "[Nome e cognome]"': 'name = "Ada </script> Löwe"',
    'email = "nome.cognome@example.com"': 'email = "ada@loewe.test"',
    'phone = ""': 'phone = "+39 02 0000"',
    'street = "[via e numero]"': 'street = "Via Uno 1"',
    'city = "[città]"': 'city = "Sottosopra"',
    'ai_crawlers = "allow"': 'ai_crawlers = "refuse"',
}


def copy_of_content(root, replaced):
    """Settings that build a copy of the content with other facts."""
    copy_content(root / "content", replaced)
    return places(root)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Where the site with these facts was built."""
    root = tmp_path_factory.mktemp("filled")
    assert build(**copy_of_content(root, FILLED))
    return root / "output"


def test_the_person_has_her_facts(filled):
    """Name, mail, telephone, and as much of the address as there is; markup in them stays text."""
    page = (filled / "en" / "index.html").read_text(encoding="utf-8")
    graph = json.loads(re.search(r"<script type=.?application/ld\+json.?>(.*?)</script>", page)[1])
    person = graph["@graph"][1]
    assert person["name"] == graph["@graph"][0]["name"] == "Ada </script> Löwe"
    assert person["email"] == "ada@loewe.test"
    assert person["telephone"] == "+39 02 0000"
    assert person["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Via Uno 1",
        "addressLocality": "Sottosopra",
        "addressCountry": "Italy",
    }
    assert "vatID" not in person


def test_security_txt_names_her_mail_address_first(filled):
    """Then the form."""
    lines = (filled / ".well-known" / "security.txt").read_text(encoding="utf-8").splitlines()
    contacts = [line for line in lines if line.startswith("Contact:")]
    assert contacts[0] == "Contact: mailto:ada@loewe.test"
    assert len(contacts) == 2


def test_refused_crawlers_are_asked_to_stay_away(filled):
    """By robots.txt, each by its name; search engines are not, and there is no llms.txt."""
    robots = RobotFileParser()
    robots.parse((filled / "robots.txt").read_text(encoding="utf-8").splitlines())
    assert len(AI_CRAWLERS) > 20
    assert not [name for name in AI_CRAWLERS if robots.can_fetch(name, "/servizi/")]
    assert all(robots.can_fetch(name, "/servizi/") for name in ("Googlebot", "bingbot", "Applebot", "anyone"))
    assert not robots.can_fetch("Googlebot", "/inbox/")
    assert not (filled / "llms.txt").exists()


def test_a_slip_of_the_pen_lets_nobody_in(tmp_path, capsys):
    """A choice that there is not stops the build, with the line it stands in."""
    facts = copy_of_content(tmp_path, {'ai_crawlers = "allow"': 'ai_crawlers = "no"'})
    assert not build(**facts)
    said = capsys.readouterr().err
    lines = (tmp_path / "content" / "site.toml").read_text(encoding="utf-8").splitlines()
    line = lines.index('ai_crawlers = "no"') + 1
    assert f"site.toml:{line}: " in said
    assert "allow" in said
