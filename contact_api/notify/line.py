"""A line to other servers: each step of a conversation has its time, and another thread can end it."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from threading import Event, Lock, Timer


@dataclass(frozen=True)
class Patience:
    """Seconds for each step of a conversation with a mail server, and for a webhook in all.

    Those of mail are the least that https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.2 allows.
    ``whole`` ends a conversation whose every step is slow: it has to be shorter than LEASE.
    """

    connect: float = 10
    command: float = 5 * 60
    end_of_text: float = 10 * 60
    whole: float = 25 * 60
    webhook: float = 60


class Line:
    """What one thread has to say to other servers, one conversation after the other."""

    def __init__(self, patience: Patience | None = None) -> None:
        self.patience = patience or Patience()
        self._closing, self._cut = Event(), Event()
        self._changing = Lock()
        self._held: socket.socket | None = None

    @property
    def is_closing(self) -> bool:
        """Whether no other conversation shall begin."""
        return self._closing.is_set()

    @property
    def is_cut(self) -> bool:
        """Whether what was being said was ended."""
        return self._cut.is_set()

    def close(self) -> None:
        """Let the conversation be the last one."""
        self._closing.set()

    def cut(self) -> None:
        """End it now, wherever it stands."""
        self.close()
        self._cut.set()
        self._hang_up()

    @contextmanager
    def conversation(self) -> Iterator[None]:
        """A conversation: when patience ends, the connection does, whoever is speaking."""
        try:
            with self._clock(self.patience.whole):
                yield
        finally:
            self._hold(None)

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """A step of it; TimeoutError when it takes longer, even where something comes now and then."""
        with self._clock(seconds) as late:
            try:
                yield
            except (OSError, HTTPException):
                if not late.is_set():
                    raise
            if late.is_set():  # half a line may look like an answer
                raise TimeoutError

    @contextmanager
    def _clock(self, seconds: float) -> Iterator[Event]:
        """End the connection after so many seconds; the event tells."""
        late = Event()
        clock = Timer(seconds, self._end, [late])
        clock.daemon = True
        clock.start()
        try:
            yield late
        finally:
            clock.cancel()

    def _end(self, late: Event) -> None:
        late.set()
        self._hang_up()

    def connect(self, host: str, port: int, *, encrypted: bool) -> socket.socket:
        """A connection for the conversation. Raises OSError."""
        sock = socket.create_connection((host, port), self.patience.connect)
        try:
            sock.settimeout(None)  # ``within`` ends every wait
            self._hold(sock.dup())
            return ssl.create_default_context().wrap_socket(sock, server_hostname=host) if encrypted else sock
        except BaseException:
            sock.close()
            raise

    def _hold(self, sock: socket.socket | None) -> None:
        """Have the connection at hand; what encrypts it later makes another object of it."""
        with self._changing:
            if self._held:
                self._held.close()
            self._held = sock
        if self.is_cut:
            self._hang_up()

    def _hang_up(self) -> None:
        with self._changing, suppress(OSError):  # the other side may have been first
            if self._held:
                self._held.shutdown(socket.SHUT_RDWR)
