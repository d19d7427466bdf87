"""Why a database cannot be used is said in a sentence, with what to do, and nothing personal."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from contact_api.inbox import InboxError, InboxUnfit, open_inbox
from ground.texts import translations
from tests.contact_api.inbox.samples import made
from tests.contact_api.postgresql import Server
from tests.needs import needs

ADMITTED = """
hostssl all tls 127.0.0.1/32 trust
host all tls 127.0.0.1/32 reject
host all secret 127.0.0.1/32 scram-sha-256
host all all 127.0.0.1/32 trust
"""
POOL = """
[databases]
* = host=127.0.0.1 port={server} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
ignore_startup_parameters = extra_float_digits{ignored}
"""


@pytest.fixture(scope="module")
def strict(tmp_path_factory):
    """A server with TLS, and with users that it does not let in just so."""
    folder = tmp_path_factory.mktemp("tls")
    names = [folder / "key.pem", folder / "certificate.pem"]
    command = [needs("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=other"]
    subprocess.run([*command, "-keyout", names[0], "-out", names[1]], check=True, capture_output=True)
    server = Server("-c ssl=on -c ssl_key_file=key.pem -c ssl_cert_file=certificate.pem", ADMITTED)
    for name in names:
        copy = Path(shutil.copy(name, server.folder / "data"))
        copy.chmod(0o600)
        if os.getuid() == 0:
            shutil.chown(copy, "nobody")
    server.start()
    with psycopg.connect(f"postgresql://postgres@127.0.0.1:{server.port}/postgres", autocommit=True) as connection:
        for role in ("tls", "reader", "secret PASSWORD 'right'"):
            connection.execute(f"CREATE USER {role}")
        connection.execute("CREATE DATABASE old ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")
        connection.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    yield server
    server.remove()


CASES = {
    "no database": ("{}/nope", "has no database of this name: create it", "non ha un database con questo nome"),
    "no user": ("nobody@{}/postgres", "does not know this user", "non conosce questo utente"),
    "wrong password": ("secret:wrong@{}/postgres", "does not take this user with this", "non accetta questo utente"),
    "no password": ("secret@{}/postgres", "does not take this user with this", "non accetta questo utente"),
    "closed port": ("127.0.0.1:21299/postgres", "nobody answers at this address", "non risponde nessuno"),
    "no such host": ("no.such.host.invalid/postgres", "no server of this name", "nessun server con questo nome"),
    "TLS wanted": ("tls@{}/postgres?sslmode=disable", "without TLS: end CONTACT_INBOX with", "senza TLS"),
    "certificate": (
        "{}/postgres?sslmode=verify-full&sslrootcert=/etc/ssl/certs/ca-certificates.crt",
        "certificate is not trusted",
        "certificato del server",
    ),
    "no right": ("reader@{}/postgres", "does not let this user make or write tables", "non permette a questo utente"),
    "bytes alone": ("{}/old", "is in SQL_ASCII, which does not hold every letter", "è in SQL_ASCII"),
    "few letters": ("{}/latin", "is in LATIN1, which does not hold every letter", "è in LATIN1"),
}


@pytest.mark.parametrize("case", CASES)
def test_of_a_server(strict, tmp_path, case):
    """In English for the log, in her language for the shell; no name or password of the address in it."""
    address, english, italian = CASES[case]
    at = f"127.0.0.1:{strict.port}"
    user, host = address.format(at).split("@") if "@" in address else ("postgres", address.format(at))
    inbox = open_inbox(f"postgresql://{user}@{host}", tmp_path)
    for use in (inbox.check, lambda: inbox.keep(made()), lambda: list(inbox.enquiries())):
        with pytest.raises(InboxError) as refused:
            use()
        assert english in str(refused.value)
        assert italian in refused.value.said(translations("it", "desk").gettext)
        assert isinstance(refused.value, InboxUnfit) == (case in ("bytes alone", "few letters"))
        for word in ("nope", "nobody@", "secret", "wrong", str(strict.port), "no.such", "psycopg"):
            assert word not in str(refused.value)
    inbox.close()


def test_server_without_tls(postgresql, tmp_path):
    """Where TLS is asked for in vain."""
    inbox = open_inbox(postgresql.empty_database() + "?sslmode=require", tmp_path)
    with pytest.raises(InboxError, match="has no TLS, but CONTACT_INBOX asks for it"):
        inbox.check()
    inbox.close()


def test_what_a_sentence_advises_works(strict, tmp_path):
    """Who was let in without TLS by nobody, is with it."""
    with psycopg.connect(f"postgresql://postgres@127.0.0.1:{strict.port}/postgres") as connection:
        connection.execute("GRANT ALL ON SCHEMA public TO tls")
    inbox = open_inbox(f"postgresql://tls@127.0.0.1:{strict.port}/postgres?sslmode=require", tmp_path)
    inbox.check()
    inbox.close()


@contextmanager
def pooled(server, ignored):
    """The port of PgBouncer before a server."""
    program = needs("pgbouncer")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    user = "nobody" if os.getuid() == 0 else None  # it does not run as root, and pytest's folders are not for others
    with tempfile.NamedTemporaryFile("w", suffix=".ini") as file:
        file.write(POOL.format(server=server.port, port=port, ignored=ignored))
        file.flush()
        Path(file.name).chmod(0o644)
        with subprocess.Popen([program, "-q", file.name], user=user, stderr=subprocess.DEVNULL) as process:
            try:
                await_port(port)
                yield port
            finally:
                process.terminate()


def await_port(port):
    """Wait until somebody answers there."""
    deadline = time.monotonic() + 10
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.05)


@pytest.mark.parametrize("ignored", ["", ", options"])
def test_pgbouncer(postgresql, tmp_path, ignored):
    """What shares its connections would lose what keeps enquiries safe: it is refused, whether it says so or not."""
    postgresql.empty_database()
    with pooled(postgresql, ignored) as port:
        inbox = open_inbox(f"postgresql://postgres@127.0.0.1:{port}/postgres", tmp_path)
        with pytest.raises(InboxUnfit, match=r"PgBouncer, does not pass on .* name the server itself"):
            inbox.check()
        inbox.close()
