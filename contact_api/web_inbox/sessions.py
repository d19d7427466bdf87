"""Who is signed in: what the signed cookie says, and a note of each session that was ended.

The notes are empty files in ``var/signed-out``, so that every process knows them. Without
them a copy of the cookie would stay good after signing out.
"""

import hashlib
import secrets
import time
from contextlib import suppress
from pathlib import Path

from flask import session

from contact_api.runtime import runtime

SIGNED_IN_FOR = 12 * 60 * 60  # seconds


def sign_in() -> None:
    """Begin a session that ends by itself, and when the password is changed."""
    language = session.get("language")
    session.clear()
    session.update(
        language=language,
        password=session_mark(),
        signed_in=int(time.time()),
        number=secrets.token_hex(16),
    )


def signed_in() -> bool:
    """Whether the session of this request is one of hers, and not ended."""
    if session.get("password") != session_mark() or time.time() - session["signed_in"] >= SIGNED_IN_FOR:
        return False
    return "number" in session and not note_of(session["number"]).exists()


def sign_out() -> None:
    """End the session, in every copy of it."""
    number, language = session.get("number"), session.get("language")
    session.clear()
    session["language"] = language
    if number:
        note = note_of(number)
        note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        note.touch(mode=0o600)
        forget_old(note.parent)


def note_of(number: str) -> Path:
    """Where it is noted that the session of this number was ended."""
    return runtime().root / "var" / "signed-out" / number


def forget_old(folder: Path) -> None:
    """Remove the notes of sessions that have ended by themselves meanwhile."""
    for note in folder.iterdir():
        with suppress(FileNotFoundError):  # another process was first
            if time.time() - note.stat().st_mtime > SIGNED_IN_FOR:
                note.unlink()


def session_mark() -> str:
    """What tells a session under this password from one under the last."""
    return hashlib.sha256(runtime().settings.inbox_password_hash.encode()).hexdigest()[:16]
