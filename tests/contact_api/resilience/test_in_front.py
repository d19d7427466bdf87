"""nginx and Caddy before site and endpoint, and the units, as ``deploy/`` has them."""

import contextlib
import dataclasses
import re
import subprocess
import time
from dataclasses import replace
from urllib.parse import urlencode

import brotli
import pytest

from contact_api.security_headers import security_headers
from ground.published import write_published
from tests.contact_api.notify.conftest import free_port
from tests.contact_api.resilience.conftest import wait_until
from tests.contact_api.resilience.fronts import DEPLOY, SITE, Front, caddy, nginx
from tests.needs import needs
from tests.published import ADDRESSES, PAGES, UNFILLED_SOURCE

FOR_EVER = "public, max-age=31536000, immutable"
ASKED_AGAIN = "public, max-age=0, must-revalidate"
SOURCE_BELOW = UNFILLED_SOURCE.replace('url = "https://www.example.com"', f'url = "{SITE}/sito"')
PAGES_BELOW = {
    language: {key: f"/sito{address}" for key, address in pages.items()} for language, pages in PAGES.items()
}
UNITS = ["contact.service", "contact-backup.service", "contact-backup.timer", "contact-failed@.service"]
KINDS = {
    "/": "text/html; charset=utf-8",
    "/humans.txt": "text/plain; charset=utf-8",
    "/feed.atom": "application/atom+xml",
    "/sitemap.xml": "text/xml; charset=utf-8",
    "/manifest.webmanifest": "application/manifest+json",
    "/en/contact.vcf": "text/vcard; charset=utf-8",
}


@pytest.fixture
def start_endpoint(start_server):
    """A function that starts the endpoint as in production, with few threads and three enquiries an hour."""
    return lambda **settings: start_server(
        *("--workers", "1", "--threads", "4"),
        **{
            "CONTACT_ENV": "production",
            "CONTACT_SITE_URL": SITE,
            "CONTACT_TRUSTED_PROXIES": "1",
            "CONTACT_RATE_LIMIT": "3 per hour",
        }
        | settings,
    )


@pytest.fixture
def endpoint(start_endpoint):
    """The endpoint behind one proxy."""
    return start_endpoint()


@pytest.fixture
def start_front(site, endpoint, tmp_path):
    """A function that starts one of the servers, with the shipped file and the real site."""
    running = []

    def start(server, output=site.output, before=endpoint, **options):
        front = Front(free_port(), free_port(), tmp_path)
        command = server(front, output, before.port, **options)
        with (tmp_path / "front.log").open("ab") as log:
            running.append(subprocess.Popen(command, stdout=log, stderr=log))
        wait_until(lambda: reachable(front), 30)
        return front

    yield start
    for process in running:
        process.terminate()
        process.wait(30)


@pytest.fixture(params=[nginx, caddy])
def front(request, start_front):
    """Each of the servers."""
    return start_front(request.param)


def reachable(front):
    """Whether it answers, with TLS and without."""
    with contextlib.suppress(OSError):
        return front.ask_plainly("/").status and front.ask("/").status
    return False


def test_the_site_through_it(front, site):
    """Pages, 404 pages by language, and security headers, each once; what is no page is hidden."""
    page = front.ask("/")
    assert (page.status, page.body) == (200, (site.output / "index.html").read_bytes())
    for path in ("/", "/nope", "/en/nope", "/de"):
        answer = front.ask(path)
        for name, value in security_headers(https=True).items():
            assert answer.headers.get_all(name) == [value]
        assert answer.headers.get_all("Cache-Control") == [ASKED_AGAIN]
        assert not re.search("[0-9]", answer.headers.get("Server", ""))
    for path, file in {"/nope": "404.html", "/en/nope/": "en/404.html", "/de/nope": "de/404.html"}.items():
        answer = front.ask(path)
        assert (answer.status, answer.body) == (404, (site.output / file).read_bytes())
    for hidden in ("/_headers", "//_headers", "/%5Fheaders", "/index.html.gz", "/index.html.br", "/..%2fvar"):
        assert front.ask(hidden).status in (400, 404)


def test_every_file_is_of_its_kind(front, site):
    """What is text says in which letters; a browser is left nothing to guess."""
    [feed] = site.output.glob("*.atom")
    kinds = {path.replace("feed.atom", feed.name): kind for path, kind in KINDS.items()}
    for path, kind in kinds.items():
        assert front.ask(path).headers["Content-Type"].lower() == kind
    for missing in ("/no.webmanifest", "/no.vcf"):
        assert front.ask(missing).headers["Content-Type"].lower() == KINDS["/"]


def test_compressed_files_are_sent_as_they_are(front, site):
    """Brotli to whom takes it, else gzip, else the file itself; what is compressed says that answers vary."""
    [sheet] = (site.output / "assets").glob("site.*.css")
    address, plain = f"/assets/{sheet.name}", sheet.read_bytes()
    squeezed = sheet.with_name(f"{sheet.name}.br"), sheet.with_name(f"{sheet.name}.gz")
    squeezed[0].write_bytes(brotli.compress(plain))
    squeezed[1].write_bytes(b"packed before")
    for accepted, encoding, body in [
        ("gzip, deflate, br", "br", squeezed[0].read_bytes()),
        ("gzip", "gzip", b"packed before"),
        ("identity", None, plain),
    ]:
        answer = front.ask(address, **{"Accept-Encoding": accepted})
        assert (answer.status, answer.headers["Content-Encoding"], answer.body) == (200, encoding, body)
        assert answer.headers.get_all("Cache-Control") == [FOR_EVER]
        assert encoding is None or answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers["Content-Type"].startswith("text/css")
    for file in squeezed:
        assert front.ask(f"/assets/{file.name}").status == 404
        file.unlink()
    assert front.ask("/assets/site.00000000.css").headers.get_all("Cache-Control") == [ASKED_AGAIN]


def test_every_other_address_leads_to_the_sites_own(front):
    """Without TLS, without www, without the slash."""
    moved = front.ask_plainly("/servizi/")
    assert (moved.status in (301, 308), moved.headers["Location"]) == (True, f"{SITE}/servizi/")
    moved = front.ask("/servizi/", Host="example.com")
    assert (moved.status, moved.headers["Location"]) == (301, f"{SITE}/servizi/")
    moved = front.ask("/servizi")
    assert moved.status in (301, 308)
    assert moved.headers["Location"] in (f"{SITE}/servizi/", "/servizi/")


def test_a_certificate_can_be_asked_for(start_front):
    """Whoever signs one finds the proof at its address, without TLS (RFC 8555, 8.3); Caddy sees to that by itself."""
    front = start_front(nginx)
    proof = front.folder / ".well-known" / "acme-challenge" / "token"
    proof.parent.mkdir(parents=True)
    proof.write_text("proof")
    answer = front.ask_plainly("/.well-known/acme-challenge/token")
    assert (answer.status, answer.body) == (200, b"proof")


def test_the_endpoint_through_it(front, enquiry):
    """Forms arrive and lead back; who claims other senders is counted as one, and another one apart."""
    assert front.ask("/api/health").status == 200
    claims = ("X-Forwarded-For", "Forwarded", "X_Forwarded_For", "X-Real-IP", "X-Forwarded-Host")
    answers = [
        front.post(enquiry | {"phone": str(number)}, **dict.fromkeys(claims, f"10.0.0.{number}")) for number in range(4)
    ]
    assert [answer.status for answer in answers] == [303, 303, 303, 429]
    assert answers[0].headers["Location"].startswith(f"{SITE}/")
    assert enquiry["message"] in answers[3].body.decode()
    for name in ("Content-Security-Policy", "Cache-Control", "Strict-Transport-Security", "X-Frame-Options"):
        assert len(answers[3].headers.get_all(name)) == 1
    assert answers[3].headers["Cache-Control"] == "private, no-cache"
    assert "style-src 'self';" in answers[3].headers["Content-Security-Policy"]  # it is where the site is
    another = dataclasses.replace(front, source="127.0.0.9")
    assert another.post(enquiry | {"phone": "5"}).status == 303
    large = another.post(enquiry | {"message": "à" * 100_000})
    assert large.status == 413  # not the server says so, but the page with what was typed
    assert enquiry["name"] in large.body.decode()
    assert front.ask("/inbox/").status == 404
    # Another address of this computer's, which nothing but the sender has.
    assert "127.0.0.9" not in front.logs()
    assert "10.0.0." not in front.logs()


@pytest.mark.parametrize(("server", "proxies"), [(nginx, "1"), (caddy, "2")])
def test_behind_a_cdn(server, proxies, start_front, start_endpoint, enquiry):
    """With the lines for it, those who come through the CDN are counted apart; from elsewhere no claim counts."""
    endpoint = start_endpoint(CONTACT_TRUSTED_PROXIES=proxies)
    front = start_front(server, before=endpoint, cdn=True)

    def statuses(front, *senders):
        return [front.post(enquiry, **{"X-Forwarded-For": sender}).status for sender in senders]

    one, two = "203.0.113.9", "203.0.113.10"
    assert statuses(front, one, one, one, one, two, f"10.0.0.1, {one}") == [303, 303, 303, 429, 303, 429]
    assert "proxies_missing" not in endpoint.log.read_text()
    elsewhere = dataclasses.replace(front, source="127.0.0.9")
    assert statuses(elsewhere, *(f"10.0.0.{number}" for number in range(4))) == [303, 303, 303, 429]
    assert one not in front.logs()


@pytest.mark.parametrize("server", [nginx, caddy])
def test_a_site_below_a_path(server, start_front, online, site, enquiry, tmp_path):
    """With the shipped file as it is made for that: pages, their 404, caching, the form and its way back."""
    write_published(online / "var" / "published", SOURCE_BELOW, replace(ADDRESSES, pages=PAGES_BELOW), {})
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "sito").symlink_to(site.output)
    front = start_front(server, tmp_path / "www", below=True)
    for path, file in {"/sito/": "index.html", "/sito/de/": "de/index.html"}.items():
        answer = front.ask(path)
        assert (answer.status, answer.body) == (200, (site.output / file).read_bytes())
        assert answer.headers["Cache-Control"] == ASKED_AGAIN
    for path, file in {"/nope": "404.html", "/sito/nope": "404.html", "/sito/de/nope": "de/404.html"}.items():
        answer = front.ask(path)
        assert (answer.status, answer.body) == (404, (site.output / file).read_bytes())
    [sheet] = (site.output / "assets").glob("site.*.css")
    assert front.ask(f"/sito/assets/{sheet.name}").headers["Cache-Control"] == FOR_EVER
    assert front.ask("/sito/_headers").status == 404
    assert front.ask("/sito/servizi").headers["Location"] in (f"{SITE}/sito/servizi/", "/sito/servizi/")
    assert front.ask("/sito/api/health").status == 200
    assert front.ask("/api/health").status == 404
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": SITE}
    answer = front.ask("/sito/api/contact", "POST", urlencode(enquiry), **kind)
    assert (answer.status, answer.headers["Location"]) == (303, f"{SITE}/sito/grazie/")


def test_an_endpoint_that_is_down(front, endpoint, enquiry):
    """It is said to be down, and not that there is no such page; no log says who has asked."""
    endpoint.stop()
    answer = dataclasses.replace(front, source="127.0.0.9").post(enquiry)
    assert answer.status == 502
    assert "502" in answer.body.decode()
    assert answer.headers.get_all("X-Frame-Options") == ["DENY"]
    assert "127.0.0.9" not in front.logs()
    assert enquiry["name"] not in front.logs()


def test_senders_that_dawdle_keep_nobody_waiting(front, enquiry):
    """Many forms that never come to their end do not reach the endpoint."""
    with contextlib.ExitStack() as stack:
        for _ in range(20):
            connection = stack.enter_context(contextlib.closing(front.connection()))
            connection.putrequest("POST", "/api/contact", skip_host=True)
            connection.putheader("Host", "www.example.com")
            connection.putheader("Content-Type", "application/x-www-form-urlencoded")
            connection.putheader("Content-Length", "1000")
            connection.endheaders(b"name=")
        time.sleep(1)
        assert front.post(enquiry).status == 303


def test_nginx_says_how_it_went_without_addresses(start_front, enquiry):
    """The access log holds the outcome of each request."""
    front = start_front(nginx)
    front.post(enquiry)
    log = front.folder / "site.log"
    wait_until(lambda: '"POST /api/contact" 303' in log.read_text(), seconds=10)  # it writes after it answers
    assert "127.0.0.1" not in log.read_text()


def test_nginx_without_its_brotli_module(start_front, site):
    """With the line taken out that its comment names, everything else is as it was."""
    assert "libnginx-mod-http-brotli-static" in re.search("brotli_static on;.*", nginx_file())[0]
    front = start_front(nginx, brotli=False)
    assert front.ask("/").body == (site.output / "index.html").read_bytes()


def nginx_file():
    return (DEPLOY / "nginx.conf").read_text()


@pytest.mark.parametrize("unit", UNITS)
def test_systemd_reads_the_units(tmp_path, unit):
    """systemd knows every key of a unit and every value."""
    analyze = needs("systemd-analyze", "systemd")
    for file in DEPLOY.glob("contact*"):  # a timer is read with its service
        text = re.sub("/srv/site/.venv/bin/[a-z]+", "/bin/true", file.read_text())
        (tmp_path / file.name).write_text(text)
    command = [analyze, "verify", "--man=no", tmp_path / unit]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_no_reload_in_vain():
    """The workers share what was loaded: after a HUP they would know the old settings still."""
    assert "ExecReload" not in (DEPLOY / "contact.service").read_text()
