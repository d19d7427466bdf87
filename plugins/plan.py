"""What a build is to make: files of the site, each by who makes it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ground.toml_files import FactsError
from plugins import wellformed
from plugins.cache.digest import digest_of_bytes
from plugins.cache.memo import Made, Memo


class Planned(NamedTuple):
    """A file of the site, and what makes its bytes; where there are none, there is no file.

    ``reads_pages``: it is made of finished pages, and waits for them.
    """

    file: str
    make: Callable[[], bytes]
    reads_pages: bool = False


@dataclass(frozen=True)
class Rendered:
    """What was made for a file of the site: the digest of its bytes; ``empty`` where there is to be no file."""

    digest: str
    empty: bool = False


def task_of(file: str) -> str:
    """The name of the task that makes a file of the site."""
    return f"make {file}"


def made(planned: Planned) -> Made[Rendered]:
    """A file of the site, made now. Raises Malformed where machines could not read it."""
    data = planned.make()
    wellformed.check(planned.file, data)
    return Made(Rendered(digest_of_bytes(data), empty=not data), data)


def make(memo: Memo, wanted: Iterable[Planned]) -> dict[str, Rendered]:
    """Files of the site, made where what they are made of is not what it was; each by its name."""
    tasks = {task_of(one.file): one for one in wanted}
    rendered: dict[str, Rendered] = memo.make_all([*tasks], lambda task: made(tasks[task]))
    return {tasks[task].file: one for task, one in rendered.items()}


def can_be_made(memo: Memo, planned: Planned) -> bool:
    """Whether all facts that a file of the site needs can be had."""
    try:
        memo.make(task_of(planned.file), lambda: made(planned))
    except FactsError:
        return False
    return True


def bytes_of(memo: Memo, planned: Planned, rendered: Rendered) -> bytes:
    """The bytes of a file that was made, by this run or an earlier one."""
    kept = memo.store.body(task_of(planned.file))
    return kept if kept is not None and digest_of_bytes(kept) == rendered.digest else planned.make()
