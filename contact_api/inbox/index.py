"""The index of what is searched in SQLite: which three letters stand in which enquiries, block by block.

A block holds so many enquiries that waited for it, and is written once; until then they are looked through. For
each three letters it has a number whose n-th bit says that they stand in its n-th enquiry. SQLite's own index of
texts is no choice here: before 3.42 it keeps pieces of what was removed until all of it is written anew, and then
for minutes (https://sqlite.org/fts5.html#the_secure_delete_configuration_option). These are rows like any others,
and go at once.
"""

import json
import sqlite3
import struct
import time
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain
from operator import or_
from typing import Any

from contact_api.inbox.records import PIECE
from contact_api.inbox.words import searchable

BLOCK = 2000  # enquiries, which are looked through in some milliseconds
RAREST = 4  # three letters of what is searched for that are looked up: more take time and exclude few
LAST = "\U0010ffff"  # no letter comes after it
NONE = -1  # in the place of an enquiry that was removed
HELD_AT_ONCE, PAUSE = 5, 0.0001  # enquiries, then seconds in which other threads have Python

Row = Sequence[Any]  # a position, and the texts of the enquiry
Range = tuple[str, str]  # all three letters from the first to the second one

ENOUGH = "SELECT count(*) FROM (SELECT 1 FROM unsearched LIMIT ?)"
WAITING = """
    SELECT position, name, email, phone, topic, message FROM unsearched JOIN enquiry USING (position)
    ORDER BY position LIMIT ?
"""
STILL_WAITING = "SELECT count(*) FROM unsearched WHERE position IN (SELECT value FROM json_each(?))"
NO_LONGER_WAITING = "DELETE FROM unsearched WHERE position IN (SELECT value FROM json_each(?))"
NEW_BLOCK = "INSERT INTO block (lowest, highest, positions) VALUES (?, ?, ?)"
WRITTEN = "REPLACE INTO piece SELECT ?, key, value FROM json_each(?)"
AROUND = "SELECT number, positions FROM block WHERE lowest <= ?1 AND highest >= ?1"
BLOCKS = "SELECT number, highest {} FROM block WHERE highest >= ? AND lowest <= ? ORDER BY highest DESC"
POSITIONS = "SELECT positions FROM block WHERE number = ?"
PLACES = "(SELECT group_concat(places) FROM piece WHERE block = number AND piece BETWEEN ? AND ?)"
OF_THESE = "SELECT piece, places FROM piece WHERE block = ? AND piece IN (SELECT value FROM json_each(?))"
EMPTIED = "DELETE FROM piece WHERE block = ? AND piece IN (SELECT value FROM json_each(?))"
SMALLER = "UPDATE block SET lowest = ?, highest = ?, positions = ? WHERE number = ?"


def enough_wait(connection: sqlite3.Connection) -> bool:
    """Whether a block can be written."""
    found: tuple[int] = connection.execute(ENOUGH, (BLOCK,)).fetchone()
    return found[0] == BLOCK


def waiting(connection: sqlite3.Connection) -> list[Row]:
    """The position and the cells of those that are to make the next block, the oldest first."""
    return connection.execute(WAITING, (BLOCK,)).fetchall()


def pieces_of(text: str) -> set[str]:
    """The three letters from each letter on, so that any word begins some of them, or they it."""
    text += "\n" * (PIECE - 1)
    return {text[at : at + PIECE] for at in range(len(text) - PIECE + 1)}


def pieces_of_all(rows: Iterable[Row]) -> str:
    """The pieces of these enquiries, each with a bit for every one that holds it, for ``add``."""
    places: dict[str, int] = defaultdict(int)
    for number, (_, *cells) in enumerate(rows):
        for piece in pieces_of(searchable(*cells)):
            places[piece] |= 1 << number
        if number % HELD_AT_ONCE == 0:
            time.sleep(PAUSE)
    return json.dumps({piece: write(places[piece]) for piece in sorted(places)})


def add(connection: sqlite3.Connection, rows: Sequence[Row], pieces: str) -> None:
    """Write the block of these enquiries, unless one of them waits no more: it may have been erased meanwhile."""
    positions = [row[0] for row in rows]
    these = json.dumps(positions)
    if connection.execute(STILL_WAITING, (these,)).fetchone() != (BLOCK,):
        return
    number = connection.execute(NEW_BLOCK, (positions[0], positions[-1], pack(positions))).lastrowid
    # One statement: with thousands, other threads would have Python in between, while all writers wait.
    connection.execute(WRITTEN, (number, pieces))
    connection.execute(NO_LONGER_WAITING, (these,))


def remove(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Take these enquiries, by position and cells, out of the blocks that hold them."""
    blocks: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        for number, positions in connection.execute(AROUND, (row[0],)).fetchall():
            if row[0] in unpack(positions):
                blocks[number].append(row)
    for number, gone in blocks.items():
        remove_from(connection, number, gone)


def remove_from(connection: sqlite3.Connection, number: int, gone: Sequence[Row]) -> None:
    """Take these out of the block, which holds them."""
    positions = unpack(*connection.execute(POSITIONS, (number,)).fetchone())
    slots = [positions.index(row[0]) for row in gone]
    kept = ~reduce(or_, (1 << slot for slot in slots))
    pieces = set().union(*(pieces_of(searchable(*cells)) for _, *cells in gone))
    rows = connection.execute(OF_THESE, (number, json.dumps(list(pieces)))).fetchall()
    changed = {piece: write(read(places) & kept) for piece, places in rows}
    connection.execute(WRITTEN, (number, json.dumps(changed)))
    connection.execute(EMPTIED, (number, json.dumps([piece for piece, places in changed.items() if not places])))
    for slot in slots:
        positions[slot] = NONE
    if left := [position for position in positions if position != NONE]:
        connection.execute(SMALLER, (min(left), max(left), pack(positions), number))
    else:
        connection.execute("DELETE FROM block WHERE number = ?", (number,))


def candidates(
    connection: sqlite3.Connection, words: Sequence[str], lowest: int, highest: int
) -> Iterator[tuple[int, list[int]]]:
    """Block by block: how high its positions go, and those of all that may hold the words; the highest block first."""
    asked = ranges(connection, words)
    # All in one statement: a statement for each would take five times as long.
    blocks = BLOCKS.format("".join(f", {PLACES}" for _ in asked))
    for number, top, *places in connection.execute(blocks, (*chain(*asked), lowest, highest)):
        if slots := common(places):
            (positions,) = connection.execute(POSITIONS, (number,)).fetchone()
            yield top, [struct.unpack_from("<q", positions, slot * 8)[0] for slot in numbers(slots)]


def ranges(connection: sqlite3.Connection, words: Sequence[str]) -> list[Range]:
    """What to look up, the rarest first, as far as the highest block shows which they are."""
    pieces = {word[at : at + PIECE] for word in words for at in range(len(word) - PIECE + 1)}
    asked = [(piece, piece) for piece in pieces] or [(word, word + LAST) for word in words]
    counting = f"SELECT {PLACES} FROM block ORDER BY highest DESC LIMIT 1"  # noqa: S608 - of this file alone
    counts = {one: common(connection.execute(counting, one).fetchone() or ()).bit_count() for one in asked}
    return sorted(asked, key=lambda one: (counts[one], one))[:RAREST]


def common(places: Iterable[str | None]) -> int:
    """The bits that all of these have."""
    bits = -1
    for one in places:
        bits &= reduce(or_, map(read, (one or "").split(",")))
        if not bits:
            break
    return bits


def numbers(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set."""
    while bits:
        yield (bits & -bits).bit_length() - 1
        bits &= bits - 1


def pack(positions: Sequence[int]) -> bytes:
    """The positions in a row, eight bytes each."""
    return struct.pack(f"<{len(positions)}q", *positions)


def unpack(positions: bytes) -> list[int]:
    """The positions that ``pack`` wrote."""
    return list(struct.unpack(f"<{len(positions) // 8}q", positions))


def write(places: int) -> str:
    """The number in letters, because JSON has no bytes."""
    return b64encode(places.to_bytes((places.bit_length() + 7) // 8, "little")).decode()


def read(places: str) -> int:
    """The number that ``write`` wrote."""
    return int.from_bytes(b64decode(places), "little")
