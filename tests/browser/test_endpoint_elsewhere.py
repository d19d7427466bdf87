"""The site on one origin, the endpoint on another, in a browser that keeps no third-party cookies."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from whitenoise import WhiteNoise

from contact_api import create_app
from desk.build import build
from ground.addresses import Addresses
from ground.published import read_published
from tests.conftest import FLAGS
from tests.facts import copy_content
from tests.needs import needs
from tests.places import places
from tests.serving import listen, serving


@dataclass
class Sites:
    """The addresses of the two, and the endpoint itself."""

    site: str
    endpoint: str
    app: object
    addresses: Addresses

    def kept(self, email):
        """How many enquiries came from this address."""
        return len(self.app.extensions["contact"].inbox.of_person(email))


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """Both, built and set up for it, as two servers of two names."""
    root = tmp_path_factory.mktemp("elsewhere")
    (at_site, site), (at_endpoint, endpoint) = listen(), listen()
    endpoint = endpoint.replace("127.0.0.1", "localhost")
    copy_content(root / "content", {'endpoint = "/api/contact"': f'endpoint = "{endpoint}/api/contact"'})
    assert build(**places(root))
    settings = {"CONTACT_INBOX": "sqlite:///var/inbox.db", "CONTACT_SITE_URL": site, "CONTACT_RATE_LIMIT": ""}
    app = create_app({"ROOT": root, **settings})
    with serving(static(root / "output"), at_site), serving(tempting(app), at_endpoint):
        yield Sites(site, endpoint, app, read_published(root / "var" / "preview" / "published").addresses)
    app.extensions["contact"].worker.stop()
    app.extensions["contact"].inbox.close()


def static(output: Path):
    """The built site with the headers that it brings along."""
    rules, pattern = {}, ""
    for line in (output / "_headers").read_text().splitlines():
        if line.startswith("/"):
            pattern = line
        else:
            name, _, value = line.strip().partition(": ")
            rules.setdefault(pattern, {})[name] = value

    def add_headers(headers, path, url):
        for pattern, values in rules.items():
            if url.startswith(pattern.rstrip("*")):
                for name, value in values.items():
                    headers[name] = value

    return WhiteNoise(
        None,
        root=output,
        autorefresh=True,
        index_file=True,
        allow_all_origins=False,
        add_headers_function=add_headers,
    )


def tempting(app):
    """The endpoint, offering a third-party cookie with every answer."""

    def answer(environ, start_response):
        def start(status, headers, *rest):
            return start_response(status, [*headers, ("Set-Cookie", "probe=1; SameSite=None; Secure")], *rest)

        return app(environ, start)

    return answer


@pytest.fixture
def open_page(browser, sites, tmp_path):
    """Open a page of the site in a browser of its own without third-party cookies."""
    (tmp_path / "Default").mkdir()
    wish = {"profile": {"block_third_party_cookies": True, "cookie_controls_mode": 1}}
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(wish))
    contexts = []

    def open_page(path, **options):
        context = browser.browser_type.launch_persistent_context(
            tmp_path, executable_path=needs("chromium"), args=FLAGS, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(sites.site + path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def fill(page, email):
    """Fill in what is needed."""
    page.fill("[name=name]", "Ada Löwe")
    page.fill("[name=email]", email)
    page.fill("[name=message]", "Buongiorno da un’altra parte.")


def look(page):
    """What the style sheet and the fonts make of the page."""
    return page.evaluate("""document.fonts.ready.then(() => ({
        family: getComputedStyle(document.querySelector("main h1")).fontFamily,
        color: getComputedStyle(document.querySelector("main h1")).color,
        paper: getComputedStyle(document.body).backgroundColor,
        fonts: [...document.fonts].map((font) => font.status).filter((status) => status !== "unloaded"),
    }))""")


def test_by_script(open_page, sites):
    """The script's enquiry arrives, with no cookie that could be kept."""
    page = open_page(sites.addresses.page("it", "contact"))
    fill(page, "script@example.org")
    page.click("form.enquiry button")
    page.wait_for_selector(".sent:focus")
    assert sites.kept("script@example.org") == 1
    page.evaluate("url => fetch(url, {credentials: 'include', mode: 'no-cors'}).catch(() => 0)", sites.endpoint)
    assert page.context.cookies() == []


def test_by_pages(open_page, sites):
    """A refused form comes back from the endpoint in the site's look, and arrives once it is mended."""
    page = open_page(sites.addresses.page("de", "contact"), java_script_enabled=False)
    fill(page, "ada@localhost")
    site = look(page)
    page.click("form.enquiry button")
    assert page.url == f"{sites.endpoint}/api/contact"
    assert page.input_value("[name=message]") == "Buongiorno da un’altra parte."
    assert page.locator(".summary a[href='#email']").is_visible()
    again = look(page)
    assert set(site.pop("fonts")) == set(again.pop("fonts")) == {"loaded"}
    assert again == site
    page.fill("[name=email]", "pages@example.org")
    page.click("form.enquiry button")
    assert page.url == sites.site + sites.addresses.page("de", "thanks")
    assert sites.kept("pages@example.org") == 1
