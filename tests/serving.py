"""A real server around an application, for as long as a test needs it."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from waitress import create_server


@contextmanager
def serving(application, listening: socket.socket) -> Iterator[None]:
    """Answer at this socket, in a thread."""
    server = create_server(application, sockets=[listening], threads=8)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.trigger.pull_trigger(server.close)
        thread.join(timeout=10)
        server.task_dispatcher.shutdown()


def listen() -> tuple[socket.socket, str]:
    """A free port of this machine, and its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    return listening, f"http://127.0.0.1:{listening.getsockname()[1]}"


def files_in(folder: Path) -> Callable[[str], bytes | None]:
    """What gives the bytes of the files of a built site."""

    def file(name: str) -> bytes | None:
        path = folder / name
        return path.read_bytes() if path.is_file() else None

    return file
