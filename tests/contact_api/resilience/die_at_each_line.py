"""Kills processes at one line of the endpoint after the other, with SIGKILL; a program for the tests.

Usage: python die_at_each_line.py take|send FOLDER, settings as JSON on the standard input.

``take``: each process takes an enquiry and answers it. ``send``: each takes one and sends its notification,
and another process sends what was left. The n-th dies at the n-th line that it has not run before, of
``contact_api.notify`` and to the database where it sends; the first that lives is the last.
Prints JSON lines: the line at which a process died, and the answers.
"""

import io
import json
import os
import signal
import sys
import threading
import uuid
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

PROJECT = Path(__file__).parents[3]
sys.path.insert(0, str(PROJECT))

from contact_api import create_app  # noqa: E402
from contact_api.notify.sending import send_due  # noqa: E402

WATCHED = {"take": str(PROJECT / "contact_api"), "send": str(PROJECT / "contact_api" / "notify")}
# Nothing is written, or handed over, from there on to the next file.
HARMLESS = {
    "forms.py",
    "rules.py",
    "security_headers.py",
    "settings.py",
    "runtime.py",
    "origin.py",
    "mail.py",
}
TO_THE_DATABASE = {"do_begin", "do_execute", "do_executemany", "do_commit", "do_rollback"}


def tell(**what):
    """Let the test know, before anything else can happen."""
    os.write(1, json.dumps(what).encode() + b"\n")


def die_after(lines, case):
    """End this process when it has come to so many different lines from now on."""
    seen = set()

    def trace(frame, event, argument):
        code = frame.f_code
        watched = code.co_filename.startswith(WATCHED[case]) and Path(code.co_filename).name not in HARMLESS
        if not watched and code.co_name not in TO_THE_DATABASE:
            return None
        if event == "line":
            seen.add((code, frame.f_lineno))
            if len(seen) == lines:
                tell(step=lines, died=f"{Path(code.co_filename).name}:{frame.f_lineno}")
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    threading.settrace(trace)  # what is kept is kept by a thread
    sys.settrace(trace)


def take(app, step):
    """Send one enquiry as a browser does, and tell the answer."""
    body = json.dumps(enquiry(step)).encode()
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/api/contact",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_ORIGIN": "http://127.0.0.1:8000",
        "HTTP_ACCEPT": "application/json",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
    }
    statuses = []
    answer = json.loads(b"".join(app.wsgi_app(environ, lambda status, headers: statuses.append(status))))
    tell(step=step, status=int(statuses[0][:3]), id=answer.get("id"))


def enquiry(step):
    """What is sent in this step."""
    return {
        "name": "Ada",
        "email": f"ada-{step}@lovelace.it",
        "message": f"Riga {step}, «à»\n🎉" * 20,
        "submission_id": str(uuid.uuid5(uuid.NAMESPACE_OID, str(step))),
    }


def send(app):
    """Send what is due, as the worker does."""
    send_due(app.extensions["contact"].notifier)


def in_a_process_of_its_own(work):
    """Whether it came to its end."""
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            work()
            os._exit(0)
        os._exit(1)
    return os.waitpid(child, 0)[1] == 0


def leases_end_at_once():
    """Let another process go on where one died, without the wait."""
    for module in list(sys.modules.values()):
        if module.__name__.startswith("contact_api") and hasattr(module, "LEASE"):
            module.LEASE = timedelta(0)


def main(case, folder, settings):
    app = create_app({"ROOT": Path(folder), "CONTACT_RATE_LIMIT": "", **settings})
    app.logger.setLevel("CRITICAL")
    contact = app.extensions["contact"]
    contact.worker.start = lambda: None  # only where and when the test wants it
    app.before_request_funcs.clear()
    leases_end_at_once()
    take(app, 0)  # what is made once is made before the fork: each process is quick
    send(app)
    contact.inbox.close()

    def killed(step):
        if case == "send":
            take(app, step)
        die_after(step, case)
        send(app) if case == "send" else take(app, step)

    step, lived = 0, False
    while not lived:
        step += 1
        lived = in_a_process_of_its_own(lambda step=step: killed(step))
        if case == "send" and not in_a_process_of_its_own(lambda: send(app)):
            raise SystemExit(f"the process after step {step} did not end well")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], json.load(sys.stdin))
