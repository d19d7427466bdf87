"""Serves the site and the endpoint on one address, and shows each change as soon as it is saved."""

import errno
import gc
import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path

from waitress.server import create_server
from watchfiles import Change, DefaultFilter, watch

from desk.errors import told_by
from desk.patience import patience
from desk.preview import Preview
from desk.report import notes_of, show_notes
from desk.sentences import complain, say, tell
from desk.website import Website
from ground.reasons import reason_of
from plugins.findings import ROOT
from plugins.names import is_nobodys

HOST = "127.0.0.1"
# What the site is made of …
SITE = ("content", "theme")
# … and what makes it: this process has it in memory, and begins anew.
KIT = ("plugins", "ground", "contact_api", "desk", "pelicanconf.py", ".env")
QUIET = 2  # seconds
STEP = 20  # milliseconds without a further change after which a change counts as saved


def serve(port: int) -> int:
    """Serve until Ctrl-C or SIGTERM; the exit status. With port 0 the system chooses one."""
    try:
        listening = socket.create_server((HOST, port))
    except OSError as error:
        complain([port_refused(port, error)])
        return 1
    address = f"http://{HOST}:{listening.getsockname()[1]}"
    preview = Preview(address)
    if not renewed(preview) or preview.version is None:
        listening.close()
        return 1
    run = preview.version.run
    published = str(run.settings.published)
    site = Website(preview.file, run.facts.languages, address, preview.base, CONTACT_PUBLISHED=published)
    server = create_server(site, sockets=[listening], threads=8)
    stop = threading.Event()
    watcher = threading.Thread(target=renew_on_change, args=(preview, stop), daemon=True)
    watcher.start()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    tell("Your site is at %(address)s – Ctrl-C stops it.", address=address + preview.base)
    server.run()  # returns on Ctrl-C
    stop.set()
    watcher.join(timeout=5)
    tell("Stopped.")
    return 0


def renewed(preview: Preview) -> bool:
    """Show the site as it is now; whether that went well. When it does not, what was there stays."""
    started = time.monotonic()
    tell("Building the site …")
    gc.disable()  # it would look at the whole site over and over
    run = told_by(patience()(preview.renew))
    gc.enable()
    if run is None:
        return False
    tell("Shown after %(seconds).2f s.", seconds=time.monotonic() - started)
    told_by(preview.keep)
    show_notes(notes_of(run.findings))
    return True


def renew_on_change(preview: Preview, stop: threading.Event) -> None:
    """Show each change; begin anew where the kit itself has changed."""
    later, base = make_later(preview), preview.base
    places = [ROOT / name for name in (*SITE, *KIT) if (ROOT / name).exists()]
    ours = OfTheSite()
    for changes in watch(*places, watch_filter=ours, stop_event=stop, step=STEP, debounce=STEP, raise_interrupt=False):
        if any(is_of_the_kit(Path(path)) for _, path in changes):
            begin_anew()
        if renewed(preview):
            if preview.base != base:  # everything stands elsewhere now
                begin_anew()
            tell("Reload the page in your browser.")
        later.cancel()
        later = make_later(preview)


class OfTheSite(DefaultFilter):
    """Lets only changes through that can be seen: what begins with a dot in the content is nobody's."""

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change counts."""
        first, *more = Path(path).relative_to(ROOT).parts
        return super().__call__(change, path) and not (first == "content" and is_nobodys("/".join(more)))


def make_later(preview: Preview) -> threading.Timer:
    """Make what nobody has asked for yet, once nothing has been saved for a while."""
    timer = threading.Timer(QUIET, told_by, [preview.make_all])
    timer.daemon = True
    timer.start()
    return timer


def is_of_the_kit(path: Path) -> bool:
    """Whether a file is one that this process has in memory."""
    first = path.relative_to(ROOT).parts[0]
    return first in KIT and (path.suffix == ".py" or path.parent == ROOT)


def begin_anew() -> None:
    """Be a new process of the same command, on the same port."""
    tell("The kit has changed: beginning anew.")
    os.execv(sys.executable, sys.orig_argv)  # noqa: S606 - this very command


def port_refused(port: int, error: OSError) -> str:
    """Why the address cannot be used, and what to type instead."""
    if error.errno == errno.EADDRINUSE:
        return say("Port %(port)d is taken. Choose another: make serve PORT=%(other)d", port=port, other=port + 1)
    if error.errno == errno.EACCES:
        return say("Port %(port)d needs an administrator. Choose another: make serve PORT=8000", port=port)
    return say("Port %(port)d cannot be used: %(reason)s.", port=port, reason=reason_of(error, say))
