"""Writes a site to its folder: only what changed, each file in one step, and nothing stale stays."""

import fcntl
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.cache.digest import digest_of_bytes, digests_of_files
from plugins.cache.workers import spread
from plugins.delivery.compress import SUFFIXES, is_text, siblings
from plugins.delivery.content import Content
from plugins.delivery.ledger import Ledger
from plugins.files import write_if_changed

WRITING = ".writing"


@dataclass(frozen=True)
class Written:
    """How many files were written, left as they were, and removed."""

    written: int
    kept: int
    removed: int


def commit(
    output: Path, files: Mapping[str, Content], ledger: Ledger, precompress: bool = False, alone: bool = False
) -> Written:
    """Make the folder hold these files: name → content, in this order. What others put into the folder stays.

    ``precompress``: each text gets its compressed siblings; ``alone``: all in this process. One build waits
    for another that writes to the same folder.
    """
    with alone_with(ledger), written_first(output) as folder:
        return write(output, files, ledger, folder, precompress, alone)


@contextmanager
def alone_with(ledger: Ledger) -> Iterator[None]:
    """Let other builds wait; when this one ends, in whatever way, the system lets them go on."""
    ledger.path.parent.mkdir(parents=True, exist_ok=True)
    with ledger.path.with_suffix(".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def written_first(output: Path) -> Iterator[Path]:
    """A folder for files until they take their places. What a build that died left in it goes."""
    folder = output / WRITING
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write(
    output: Path, files: Mapping[str, Content], ledger: Ledger, folder: Path, precompress: bool, alone: bool
) -> Written:
    """Write what differs, remove what is no longer wanted, and keep the ledger."""
    earlier = ledger.read()
    wanted = {name: content.digest for name, content in files.items()}
    names = [
        *files,
        *(f"{name}{suffix}" for name in files if precompress and is_text(name) for suffix in SUFFIXES),
    ]
    there = digests_in(output, names)
    stale = dict.fromkeys(name for name in files if not wanted[name] or there[name] != wanted[name])
    packed = packed_digests(names, wanted, there, earlier)
    right = {name: digest for name, digest in wanted.items() if name not in stale} | packed
    # Known before anything is written: after a failure in the middle, nothing is left behind for ever.
    ledger.write(dict.fromkeys([*names, *earlier], "") | right)
    to_pack = [name for name in files if precompress and is_text(name) and f"{name}.br" not in packed]
    # A file comes after its siblings: as long as it is the old one, the next build knows that it is not done.
    packed |= pack(output, to_pack, files, folder, alone)
    for name in stale:
        write_if_changed(output / name, files[name].read(), folder)
    removed = sorted(earlier.keys() - set(names))
    for name in removed:
        remove(output, name)
    ledger.write(wanted | packed)
    return Written(len(stale), len(files) - len(stale), len(removed))


def packed_digests(
    names: Iterable[str], wanted: Mapping[str, str], there: Mapping[str, str], earlier: Mapping[str, str]
) -> dict[str, str]:
    """The compressed siblings that are there as they were written, of texts that are still the same."""
    packed = {}
    for name in (name for name in names if name not in wanted):
        text = name.rpartition(".")[0]
        both = [f"{text}{suffix}" for suffix in SUFFIXES]
        if earlier.get(text) == wanted[text] and all(there[one] and there[one] == earlier.get(one) for one in both):
            packed[name] = there[name]
    return packed


def pack(output: Path, names: list[str], files: Mapping[str, Content], folder: Path, alone: bool) -> dict[str, str]:
    """Write the compressed siblings of these texts; their digests."""
    packed = spread(names, lambda name: siblings(name, files[name].read()), alone)
    for one in packed:
        for name, data in one.items():
            write_if_changed(output / name, data, folder)
    return {name: digest_of_bytes(data) for one in packed for name, data in one.items()}


def digests_in(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The digests of files in a folder; empty for those that are not there."""
    paths = {f"{folder}/{name}": name for name in names}
    return {paths[path]: digest for path, digest in digests_of_files(paths).items()}


def remove(output: Path, name: str) -> None:
    """Remove a file of the site, and the folders that it leaves empty."""
    path = output / name
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == output or not folder.exists() or any(folder.iterdir()):
            return
        folder.rmdir()
