"""Serves the site and the endpoint on one address, and builds again when something changes."""

import errno
import signal
import socket
import threading
from pathlib import Path

from waitress import create_server
from watchfiles import watch

from desk.build import ROOT, build
from desk.sentences import complain, say, tell
from desk.website import website

HOST = "127.0.0.1"
WATCHED = ("content", "theme")


def serve(port: int, output: Path = ROOT / "output") -> int:
    """Serve until Ctrl-C or SIGTERM; the exit status. With port 0 the system chooses one."""
    address = f"http://{HOST}:{port}"
    try:
        listening = socket.create_server((HOST, port))
    except OSError as error:
        complain([port_refused(port, error)])
        return 1
    if not build(SITE_URL=address) and not (output / "index.html").exists():
        listening.close()
        return 1
    server = create_server(website(output, address), sockets=[listening], threads=8)
    stop = threading.Event()
    watcher = threading.Thread(target=rebuild_on_change, args=(address, stop), daemon=True)
    watcher.start()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    tell("Your site is at %(address)s – Ctrl-C stops it.", address=address)
    server.run()  # returns on Ctrl-C
    stop.set()
    watcher.join(timeout=5)
    tell("Stopped.")
    return 0


def rebuild_on_change(address: str, stop: threading.Event):
    """Build again after each change; when that fails, what was there stays online."""
    for _ in watch(*(ROOT / name for name in WATCHED), stop_event=stop, raise_interrupt=False):
        if build(SITE_URL=address):
            tell("Reload the page in your browser.")


def port_refused(port: int, error: OSError) -> str:
    """Why the address cannot be used, and what to type instead."""
    if error.errno == errno.EADDRINUSE:
        return say(
            "Port %(port)d is taken. Choose another: make serve PORT=%(other)d", port=port, other=port + 1
        )
    if error.errno == errno.EACCES:
        return say("Port %(port)d needs an administrator. Choose another: make serve PORT=8000", port=port)
    return say("Port %(port)d cannot be used: %(reason)s.", port=port, reason=error.strerror)
