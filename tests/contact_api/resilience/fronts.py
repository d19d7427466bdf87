"""The servers in front of site and endpoint, each with the file of ``deploy/`` that is meant for it."""

import contextlib
import http.client
import os
import re
import shlex
import ssl
import subprocess
import urllib.parse
from dataclasses import dataclass
from pathlib import Path

from tests.contact_api.resilience.conftest import PROJECT
from tests.needs import leave_out, needs

DEPLOY = PROJECT / "deploy"
SITE = "https://www.example.com"
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
AROUND_NGINX = """
daemon off; {user} pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1;
{modules}
events {{}}
http {{
    include /etc/nginx/mime.types; default_type application/octet-stream;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
# Its own authority in place of the internet's.
AROUND_CADDY = """
	admin off
	http_port {front.plain_port}
	https_port {front.port}
	default_bind 127.0.0.1
	default_sni www.example.com
	storage file_system {front.folder}/caddy
	local_certs
	skip_install_trust
"""  # fmt: skip


@dataclass
class Front:
    """A server on this computer, which ``source`` asks."""

    port: int
    plain_port: int
    folder: Path
    source: str = "127.0.0.1"

    def ask(self, path, method="GET", body=None, **headers):
        """Ask as a browser that takes the certificate; the answer, with its body."""
        return whole_answer(self.connection(), method, path, body, headers)

    def connection(self):
        """A connection as ``ask`` has it."""
        context = ssl._create_unverified_context()  # noqa: S323 - it is the test's own
        address = ("127.0.0.1", self.port)
        return http.client.HTTPSConnection(*address, timeout=30, context=context, source_address=(self.source, 0))

    def ask_plainly(self, path):
        """Ask without TLS."""
        connection = http.client.HTTPConnection("127.0.0.1", self.plain_port, timeout=30)
        return whole_answer(connection, "GET", path, None, {})

    def post(self, fields, **headers):
        """Send the form of the site."""
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": SITE}
        return self.ask("/api/contact", "POST", urllib.parse.urlencode(fields), **kind, **headers)

    def logs(self):
        """All that was logged here."""
        return "".join(log.read_text() for log in self.folder.glob("*.log"))


def whole_answer(connection, method, path, body, headers):
    """The answer, its body read."""
    with contextlib.closing(connection):
        connection.request(method, path, body, {"Host": "www.example.com", **headers})
        answer = connection.getresponse()
        answer.body = answer.read()
        return answer


def put_in_place(text, places):
    """The text of a shipped file with the places of this test."""
    for shipped, here in places.items():
        assert shipped in text
        text = text.replace(shipped, str(here))
    return text


def shipped(name, below):
    """The text of a shipped file; ``below``: as its neighbour makes it for a site below the path “/sito”."""
    command = [needs("sed"), "-E", "-f", DEPLOY / "below-a-path.sed", DEPLOY / name]
    if below:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return (DEPLOY / name).read_text()


def behind_cdn(text, lines, comment="# "):
    """The text with the commented lines that are for a server behind a CDN; here the CDN is at 127.0.0.1."""
    for line in lines:
        assert comment + line in text
        text = text.replace(comment + line, line)
    return text.replace("192.0.2.0/24", "127.0.0.1/32")


def make_certificate(folder):
    """The one that nginx begins with, by the command of the guide."""
    needs("openssl", "openssl")
    guide = (PROJECT / "docs" / "operation.md").read_text(encoding="utf-8").replace("\\\n", " ")
    (command,) = re.findall(r"openssl req .*", guide)
    command = command.replace("/etc/nginx/certificate/", f"{folder}/")
    subprocess.run(shlex.split(command), check=True, capture_output=True)


def nginx(front, output, endpoint, brotli=True, below=False, cdn=False):
    """The command that runs nginx with the shipped file."""
    nginx, folder = needs("nginx", "nginx-light"), front.folder
    make_certificate(folder)
    text = re.sub(r" *listen \[::\].*\n", "", shipped("nginx.conf", below))
    places = {
        "listen 443": f"listen 127.0.0.1:{front.port}",
        "listen 80": f"listen 127.0.0.1:{front.plain_port}",
        "/etc/nginx/certificate/": f"{folder}/",
        "/var/www/acme": folder,
        "/srv/www" if below else "/srv/site/output": output,
        "/var/log/nginx/": f"{folder}/",
        "127.0.0.1:8001": f"127.0.0.1:{endpoint}",
    }
    text = put_in_place(text, places)
    if brotli and not BROTLI.exists():
        leave_out("nginx lacks brotli; install it with: apt-get install libnginx-mod-http-brotli-static")
    modules = f"load_module {BROTLI};" if brotli else ""
    text = text if brotli else re.sub(r".*brotli_static on;.*\n", "", text)
    for_cdn = ["set_real_ip_from 1", "set_real_ip_from 2", "real_ip_header", "real_ip_recursive"]
    (folder / "site.conf").write_text(behind_cdn(text, for_cdn) if cdn else text)
    user = "user root;" if os.getuid() == 0 else ""  # who may read the folders of the tests
    around = AROUND_NGINX.format(folder=folder, user=user, modules=modules)
    (folder / "nginx.conf").write_text(around)
    command = [nginx, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    return check([*command, "-t"], command)


def caddy(front, output, endpoint, below=False, cdn=False):
    """The command that runs Caddy with the shipped file."""
    text = shipped("Caddyfile", below)
    places = {
        "\n{\n": "\n{\n" + AROUND_CADDY.format(front=front),
        "/srv/www" if below else "/srv/site/output": output,
        "127.0.0.1:8001": f"127.0.0.1:{endpoint}",
    }
    file = front.folder / "Caddyfile"
    text = put_in_place(text, places)
    file.write_text(behind_cdn(text, ["trusted_proxies"]) if cdn else text)
    home = ["env", f"HOME={front.folder}", f"XDG_CONFIG_HOME={front.folder}"]
    command, which = [*home, needs("caddy")], ["--config", str(file), "--adapter", "caddyfile"]
    return check([*command, "validate", *which], [*command, "run", *which])


def check(trial, command):
    """The command, once the trial has found nothing to say against the file."""
    tried = subprocess.run(trial, capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    return command
