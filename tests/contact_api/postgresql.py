"""A real PostgreSQL server of the tests' own."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.needs import needs

# Of those that compare letters in other ways: bytes alone; i and ı, İ and I; ß and ss.
LOCALES = {
    "C": "ENCODING 'UTF8' LOCALE 'C'",
    "tr": "ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR' LOCALE 'C.UTF-8'",
    "de": "ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'de-DE' LOCALE 'C.UTF-8'",
}


class Server:
    """A server on a free port, which can be stopped and started; its data goes away with it."""

    def __init__(self, settings: str = "", admitted: str = ""):
        """One of these ``settings`` that admits those of these lines of pg_hba.conf; else everybody."""
        # It does not run as root, and pytest's folders are not for other users.
        self.folder = Path(tempfile.mkdtemp(prefix="contact-postgresql-"))
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        if os.getuid() == 0:
            shutil.chown(self.folder, "nobody")
        options = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        self.run("initdb", "--pgdata", str(self.folder / "data"), *options)
        self.settings = settings
        if admitted:
            (self.folder / "data" / "pg_hba.conf").write_text(admitted)

    def run(self, name: str, *arguments: str) -> None:
        """Run a program of the server as a user who may."""
        user = ["runuser", "-u", "nobody", "--"] if os.getuid() == 0 else []
        log = self.folder / "log.txt"
        with log.open("a") as output:
            command = [*user, needs(name, "postgresql"), *arguments]
            subprocess.run(command, cwd="/", stdout=output, stderr=output, timeout=60, check=True)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off {self.settings}"
        )
        self.run("pg_ctl", "start", "--wait", "--pgdata", str(self.folder / "data"), "--options", options)

    def stop(self, mode: str = "fast") -> None:
        """Stop it; ``immediate`` as when the machine fails."""
        self.run("pg_ctl", "stop", "--wait", "--pgdata", str(self.folder / "data"), "--mode", mode)

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """It hangs: its connections stay, and nothing answers."""
        main = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        processes = [main, *map(int, children)]
        for process in processes:
            os.kill(process, signal.SIGSTOP)
        try:
            yield
        finally:
            for process in processes:
                os.kill(process, signal.SIGCONT)

    def empty_database(self, name: str = "postgres", sort: str = "") -> str:
        """The address of the database, from which everything was removed; ``sort``: made with these options."""
        main = f"postgresql://postgres@127.0.0.1:{self.port}/postgres"
        with psycopg.connect(main, connect_timeout=10, autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0 {sort}')
        address = f"postgresql://postgres@127.0.0.1:{self.port}/{name}"
        with psycopg.connect(address, connect_timeout=10) as connection:
            connection.execute("SET lock_timeout = '10s'")
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        return address

    def remove(self) -> None:
        """Stop it and take its data away."""
        self.stop("immediate")
        shutil.rmtree(self.folder)
