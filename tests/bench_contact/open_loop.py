"""So many requests a second, evenly, whether earlier ones were answered or not.

The time of each counts from the moment at which it was due, as wrk2 counts it: one that waits for a connection
because the server hangs counts as one that waits for the server (“coordinated omission”). The clock of asyncio
wakes up to a millisecond late, which is in every number.
"""

import asyncio
import math
import re
import statistics
import uuid
from collections.abc import Sequence
from http import HTTPStatus

from tests.bench_contact.closed_loop import Load
from tests.bench_contact.targets import Post

CONNECTIONS = 128
PATIENCE = 10  # seconds after the last one was due
LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


class Requests:
    """What is sent: each request is of another sender, numbered from the seed on."""

    def __init__(self, post: Post, seed: int) -> None:
        lines = [f"POST {post.path} HTTP/1.1", "Host: 127.0.0.1", *map(": ".join, post.headers.items())]
        self._head = "\r\n".join(lines)
        self._body, self._seed = post.body, seed

    def whole(self, number: int) -> bytes:
        """The bytes of one."""
        n = self._seed + number
        body = self._body.replace("{n}", str(n)).replace("{id}", str(uuid.uuid4())).encode()
        sender = f"{11 + n // 65536 % 200}.{n // 256 % 256}.{n % 256}.1"
        return f"{self._head}\r\nX-Forwarded-For: {sender}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


class Connection:
    """One that is opened anew where the server has closed it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._writer: asyncio.StreamWriter | None = None

    async def answer(self, request: bytes) -> int:
        """The status of the answer; that of a bad gateway where there is none."""
        try:
            return await self._answer(request)
        except (OSError, asyncio.IncompleteReadError):
            self.close()
            return HTTPStatus.BAD_GATEWAY

    async def _answer(self, request: bytes) -> int:
        if not self._writer or self._reader.at_eof():
            self.close()
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = LENGTH.search(head)
        await self._reader.readexactly(int(length[1]) if length else 0)
        if b"connection: close" in head.lower():
            self.close()
        return int(head.split(maxsplit=2)[1])

    def close(self) -> None:
        """Let go of it."""
        if self._writer:
            self._writer.close()
        self._writer = None


async def sent(post: Post, port: int, rate: int, seconds: float, seed: int) -> list[float]:
    """Milliseconds of those that were taken, in any order."""
    loop = asyncio.get_running_loop()
    due: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
    taken: list[float] = []

    async def send() -> None:
        connection = Connection(port)
        try:
            while True:
                moment, request = await due.get()
                if await connection.answer(request) < HTTPStatus.BAD_REQUEST:
                    taken.append((loop.time() - moment) * 1000)
        finally:
            connection.close()

    senders = [asyncio.create_task(send()) for _ in range(CONNECTIONS)]
    requests, start, count = Requests(post, seed), loop.time() + 0.2, int(rate * seconds)
    for number in range(count):
        moment, request = start + number / rate, requests.whole(number)
        await asyncio.sleep(max(0.0, moment - loop.time()))
        due.put_nowait((moment, request))
    end = loop.time() + PATIENCE
    while len(taken) < count and loop.time() < end:
        await asyncio.sleep(0.1)
    for sender in senders:
        sender.cancel()
    await asyncio.gather(*senders, return_exceptions=True)
    return taken


def load(post: Post, port: int, rate: int, seconds: float, seed: int) -> Load:
    """What came of it."""
    taken = asyncio.run(sent(post, port, rate, seconds, seed))
    wrong = int(rate * seconds) - len(taken)
    if len(taken) < 2:
        return Load(0, math.inf, math.inf, len(taken), wrong)
    return Load(len(taken) / seconds, *middle_and_last(taken), len(taken), wrong)


def middle_and_last(times: Sequence[float]) -> tuple[float, float]:
    """The middle one, and the 99th of a hundred."""
    return statistics.median(times), statistics.quantiles(times, n=100)[98]
