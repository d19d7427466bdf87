"""Erasures that somebody asked for, to be done by whoever keeps the inbox in order; they outlast a restart."""

import uuid
from datetime import UTC, datetime

from sqlalchemy import delete, func, insert, select, update

from contact_api.inbox.interfaces import Storage
from contact_api.inbox.records import written_time
from contact_api.inbox.schema import erasures

# ``asked``; ``removed`` from the inbox, the address as well; then gone from the files, or ``held`` by them for now.
DONE = ("erased", "held")


class Erasures:
    """What a keeper can do with erasures."""

    def __init__(self, database: Storage) -> None:
        self._database = database

    def ask_to_erase(self, email: str) -> None:
        """Note that everything from this address is to be erased."""
        asked = {"id": str(uuid.uuid4()), "email": email, "asked_at": written_time(datetime.now(UTC))}
        with self._database.writing() as connection:
            connection.execute(insert(erasures).values(**asked, state="asked", erased=0))

    def erasures_asked(self) -> list[tuple[str, str]]:
        """The ids and addresses of those that are not done, the oldest first; of some only the files are left."""
        undone = select(erasures.c.id, erasures.c.email).where(erasures.c.state.not_in(DONE))
        with self._database.reading() as connection:
            return [(id, email) for id, email in connection.execute(undone.order_by(erasures.c.asked_at))]

    def settle_erasure(self, id: str, state: str, erased: int = 0) -> None:
        """Say how far one is, and how many enquiries more it has removed; its address is not needed any more."""
        values = {"state": state, "email": "", "erased": erasures.c.erased + erased}
        with self._database.writing() as connection:
            connection.execute(update(erasures).where(erasures.c.id == id).values(values))

    def erasures_done(self) -> list[tuple[int, bool]]:
        """Of each that is done, how many enquiries it removed, and whether files hold their bytes; told only once."""
        done = erasures.c.state.in_(DONE)
        with self._database.reading() as connection:
            if not connection.scalar(select(func.count()).select_from(erasures).where(done)):
                return []
        telling = delete(erasures).where(done).returning(erasures.c.erased, erasures.c.state)
        with self._database.writing() as connection:
            return [(int(erased), state == "held") for erased, state in connection.execute(telling)]
