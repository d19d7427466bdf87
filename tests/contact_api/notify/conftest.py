"""Real servers for mail and webhooks, which can also be out of sorts."""

import asyncio
import email
import email.policy
import socket
import socketserver
import ssl
import subprocess
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from contact_api.inbox import new_enquiry
from contact_api.notify.line import Patience
from tests.needs import needs

TO, FROM = "anna@studio.it", "sito@studio.it"
SECRET = "0123456789abcdef" * 2
PASSWORDS = (b"p@ss:w/rd", "schlüssel ключ".encode())


def free_port():
    """A port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Mailbox:
    """What a mail server took, and how it behaves: each mood counts for one mail, then it is well again."""

    moods: list = field(default_factory=list)
    envelopes: list = field(default_factory=list)
    logins: list = field(default_factory=list)

    @property
    def mails(self):
        """The mails as they came, parsed."""
        parse = email.message_from_bytes
        return [parse(envelope.content, policy=email.policy.SMTP) for envelope in self.envelopes]

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        """Refuse the address, or take it."""
        if self.moods and str(self.moods[0]).startswith("RCPT "):
            return self.moods.pop(0).removeprefix("RCPT ")
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        """Take the mail, or whatever the mood is."""
        mood = self.moods.pop(0) if self.moods else "250 OK"
        if mood == "hang":
            await asyncio.sleep(30)
        if isinstance(mood, float):
            await asyncio.sleep(mood)
            mood = "250 OK"
        if mood in ("250 OK", "die"):
            self.envelopes.append(envelope)
        if mood == "die":
            server.transport.abort()
        return mood

    def authenticate(self, server, session, envelope, mechanism, data):
        """Know one name and one password."""
        self.logins.append((data.login, data.password))
        return AuthResult(success=data.password in PASSWORDS, handled=False)


@pytest.fixture
def mail_server():
    """Start a mail server; its mailbox and its address (host and port) come back."""
    running = []

    def start(port=0, **options):
        mailbox = Mailbox()
        if "auth_required" in options:
            options["authenticator"] = mailbox.authenticate
        controller = Controller(mailbox, hostname="127.0.0.1", port=port or free_port(), **options)
        controller.start()
        running.append(controller)
        mailbox.address = f"127.0.0.1:{controller.port}"
        mailbox.stop = lambda: running.remove(controller) or controller.stop()
        return mailbox

    yield start
    for controller in running:
        controller.stop()


@pytest.fixture
def mailbox(mail_server):
    """A mail server that takes everything."""
    return mail_server()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """A certificate for 127.0.0.1, and its key, each in a file."""
    folder = tmp_path_factory.mktemp("certificate")
    made = folder / "certificate.pem", folder / "key.pem"
    key = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
    name = "-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    command = [needs("openssl"), *key.split(), *name.split(), "-out", made[0], "-keyout", made[1]]
    subprocess.run(command, check=True, capture_output=True)
    return made


@pytest.fixture
def tls(certificate, monkeypatch):
    """TLS for a server, with a certificate that this side trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    return context


class Slow(socketserver.BaseRequestHandler):
    """A server that says ``words``, a letter at a time, and listens to nothing until the test is over."""

    def handle(self):
        """Talk."""
        for letter in self.server.words:
            if self.server.over.wait(0.05):
                return
            with suppress(OSError):
                self.request.send(letter.encode())
        self.server.over.wait()


@pytest.fixture
def slow():
    """Start a slow server that says these words; its address (host and port) comes back."""
    running = []

    def start(words=""):
        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Slow)
        server.words, server.over = words, threading.Event()
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        serving.start()
        running.append((server, serving))
        return f"127.0.0.1:{server.server_address[1]}"

    yield start
    for server, serving in running:
        server.over.set()
        server.shutdown()
        serving.join()
        server.server_close()


class Hook(BaseHTTPRequestHandler):
    """A receiver that keeps what comes and answers as it is told to."""

    def do_POST(self):
        """Keep it; an answer of None is none at all."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append((self.path, dict(self.headers), body))
        status = self.server.answers.pop(0) if self.server.answers else 204
        if status == "hang":
            self.server.released.wait(20)
        elif status is not None:
            self.send_response(status)
            self.send_header("Location", f"{self.server.url}/elsewhere")
            self.end_headers()

    def log_message(self, *words):
        """Nothing."""


@pytest.fixture
def hook():
    """A webhook's receiver."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    server.received, server.answers, server.released = [], [], threading.Event()
    server.url = f"http://127.0.0.1:{server.server_port}"
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    serving.start()
    yield server
    server.released.set()
    server.shutdown()
    serving.join()
    server.server_close()


@pytest.fixture
def by_mail(mailbox):
    """The settings of a notification by mail."""
    return {
        "CONTACT_NOTIFY_TO": TO,
        "CONTACT_MAIL_FROM": FROM,
        "CONTACT_SMTP_URL": f"smtp://{mailbox.address}",
    }


@pytest.fixture
def by_hook(hook):
    """The settings of a notification by webhook."""
    return {"CONTACT_WEBHOOK_URL": f"{hook.url}/in?from=site", "CONTACT_WEBHOOK_SECRET": SECRET}


# Seconds for RFC 5321's minutes.
QUICK = Patience(connect=2, command=1, end_of_text=2.5, whole=8, webhook=1.5)


@pytest.fixture
def made(enquiry):
    """Make an enquiry of what was typed and these fields, as the endpoint makes it."""

    def make(**fields):
        content = {"phone": "", "topic": "", "reply_language": "it"} | enquiry | fields
        reasons = {"spam_reason": content.pop("spam_reason", "")}
        return new_enquiry(content, submission_id="", page="/contatti/", privacy_version="1", **reasons)

    return make


@pytest.fixture
def send(make_app):
    """What an application with these settings has opened, and a client that posts to it."""

    def open_app(**settings):
        app = make_app(**settings)
        client = app.test_client()
        client.environ_base["HTTP_ORIGIN"] = "http://127.0.0.1:8000"
        client.environ_base["HTTP_ACCEPT"] = "application/json"
        return app.extensions["contact"], client

    return open_app
