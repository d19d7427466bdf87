"""nginx before site and endpoint, and the units, as ``deploy/`` has them."""

import contextlib
import http.client
import os
import re
import shutil
import ssl
import subprocess
import urllib.parse
from dataclasses import dataclass

import pytest

from contact_api.security_headers import security_headers
from tests.contact_api.notify.conftest import free_port
from tests.contact_api.resilience.conftest import PROJECT, wait_until

DEPLOY = PROJECT / "deploy"
SITE = "https://www.example.com"
MISSING = "nginx is not installed; install it with: apt-get install nginx-light openssl"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
AROUND = """
daemon off; {user} pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1;
events {{}}
http {{
    types {{ text/html html; text/css css; text/javascript js; }}
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass
class Front:
    """nginx on this computer."""

    port: int
    plain_port: int
    folder: object

    def ask(self, path, method="GET", body=None, **headers):
        """Ask as a browser that takes the certificate; the answer, with its body."""
        context = ssl._create_unverified_context()  # noqa: S323 - it is the test's own
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=30, context=context)
        return whole_answer(connection, method, path, body, headers)

    def ask_plainly(self, path):
        """Ask without TLS."""
        connection = http.client.HTTPConnection("127.0.0.1", self.plain_port, timeout=30)
        return whole_answer(connection, "GET", path, None, {})

    def post(self, fields, **headers):
        """Send the form of the site."""
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": SITE}
        return self.ask("/api/contact", "POST", urllib.parse.urlencode(fields), **kind, **headers)


def whole_answer(connection, method, path, body, headers):
    """The answer, its body read."""
    with contextlib.closing(connection):
        connection.request(method, path, body, {"Host": "www.example.com", **headers})
        answer = connection.getresponse()
        answer.body = answer.read()
        return answer


@pytest.fixture
def configuration(site, tmp_path):
    """A function that writes the shipped file with the places of this test; the file that includes it."""
    if not NGINX or not shutil.which("openssl"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    key = ["-newkey", "rsa:2048", "-nodes", "-keyout", "privkey.pem", "-out", "fullchain.pem", "-days", "2"]
    command = ["openssl", "req", "-x509", *key, "-subj", "/CN=www.example.com"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    def write(port, plain_port, endpoint):
        text = (DEPLOY / "nginx.conf").read_text()
        text = re.sub(r" *listen \[::\].*\n", "", text)
        for shipped, here in {
            "listen 443": f"listen 127.0.0.1:{port}",
            "listen 80": f"listen 127.0.0.1:{plain_port}",
            "/etc/letsencrypt/live/www.example.com/": f"{tmp_path}/",
            "/srv/site/output": str(site.output),
            "/var/log/nginx/": f"{tmp_path}/",
            "127.0.0.1:8001": f"127.0.0.1:{endpoint}",
        }.items():
            assert shipped in text
            text = text.replace(shipped, here)
        (tmp_path / "site.conf").write_text(text)
        user = "user root;" if os.getuid() == 0 else ""  # who may read the folders of the tests
        (tmp_path / "nginx.conf").write_text(AROUND.format(folder=tmp_path, user=user))
        return tmp_path / "nginx.conf"

    return write


@pytest.fixture
def front(configuration, start_server, tmp_path):
    """nginx with the shipped file, the real site and the endpoint as it is in production."""
    server = start_server(
        "--workers",
        "1",
        CONTACT_ENV="production",
        CONTACT_SITE_URL=SITE,
        CONTACT_TRUSTED_PROXIES="1",
        CONTACT_RATE_LIMIT="3 per hour",
    )
    front = Front(free_port(), free_port(), tmp_path)
    file = configuration(front.port, front.plain_port, server.port)
    command = [NGINX, "-p", str(tmp_path), "-e", str(tmp_path / "error.log"), "-c", str(file)]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    process = subprocess.Popen(command)
    wait_until(lambda: reachable(front), 30)
    yield front
    process.terminate()
    process.wait(30)


def reachable(front):
    """Whether nginx answers."""
    with contextlib.suppress(OSError):
        return front.ask_plainly("/").status
    return False


def test_the_site_through_nginx(front, site):
    """Pages, 404 pages by language, security headers, compressed files, long-lived assets, nothing hidden."""
    page = front.ask("/")
    assert (page.status, page.body) == (200, (site.output / "index.html").read_bytes())
    for path in ("/", "/nope", "/en/nope"):
        answer = front.ask(path)
        for name, value in security_headers().items():
            assert answer.headers.get_all(name) == [value]
        assert answer.headers.get_all("Strict-Transport-Security") == ["max-age=31536000; includeSubDomains"]
    for path, file in {"/nope": "404.html", "/en/nope/": "en/404.html", "/de/nope": "de/404.html"}.items():
        answer = front.ask(path)
        assert (answer.status, answer.body) == (404, (site.output / file).read_bytes())
    [sheet] = (site.output / "assets").glob("site.*.css")
    (packed := sheet.with_name(f"{sheet.name}.gz")).write_bytes(b"packed before")
    answer = front.ask(f"/assets/{sheet.name}", **{"Accept-Encoding": "gzip"})
    assert (answer.headers["Content-Encoding"], answer.body) == ("gzip", b"packed before")
    assert "immutable" in answer.headers["Cache-Control"]
    for hidden in (f"/assets/{packed.name}", "/_headers"):
        assert front.ask(hidden).status == 404
    packed.unlink()
    moved = front.ask_plainly("/servizi/")
    assert (moved.status, moved.headers["Location"]) == (301, f"{SITE}/servizi/")


def test_the_endpoint_through_nginx(front, enquiry):
    """Forms arrive and lead back; who claims other senders is counted as one; logs name nobody."""
    assert front.ask("/api/health").status == 200
    answers = [
        front.post(enquiry | {"phone": str(number)}, **{"X-Forwarded-For": f"10.0.0.{number}"})
        for number in range(4)
    ]
    assert [answer.status for answer in answers] == [303, 303, 303, 429]
    assert answers[0].headers["Location"].startswith(f"{SITE}/")
    assert enquiry["message"] in answers[3].body.decode()
    for name in ("Content-Security-Policy", "Cache-Control", "Strict-Transport-Security", "X-Frame-Options"):
        assert len(answers[3].headers.get_all(name)) == 1
    assert answers[3].headers["Cache-Control"] == "no-store"
    large = front.post(enquiry | {"message": "à" * 100_000})
    assert large.status in (413, 429)  # not nginx says so, but the page with what was typed
    assert enquiry["name"] in large.body.decode()
    assert front.ask("/inbox/").status == 404
    log = (front.folder / "site.log").read_text()
    assert '"POST /api/contact" 303' in log
    assert "127.0.0.1" not in log


@pytest.mark.parametrize("unit", ["contact.service", "contact-backup.service", "contact-backup.timer"])
def test_systemd_reads_the_units(tmp_path, unit):
    """systemd knows every key of a unit and every value."""
    if not shutil.which("systemd-analyze"):
        missing = "systemd is not installed; install it with: apt-get install systemd"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    for file in DEPLOY.glob("contact*"):  # a timer is read with its service
        text = file.read_text().replace("/srv/site/.venv/bin/gunicorn", "/bin/true")
        (tmp_path / file.name).write_text(text)
    command = ["systemd-analyze", "verify", "--man=no", tmp_path / unit]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
