"""Writes a site to its folder: only what changed, all of it or nothing, and nothing stale stays."""

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from errno import ENAMETOOLONG
from pathlib import Path

from plugins.cache.digest import digest_of_bytes, digests_of_files
from plugins.cache.workers import spread
from plugins.delivery.change import Change
from plugins.delivery.compress import SUFFIXES, is_text, siblings
from plugins.delivery.content import Content
from plugins.delivery.ledger import Ledger

WRITING = ".writing"


@dataclass(frozen=True)
class Written:
    """How many files were written, left as they were, and removed."""

    written: int
    kept: int
    removed: int


class NotWritten(Exception):
    """Files of the site cannot be written, for these reasons; all is as it was, but for what is ``left``."""

    def __init__(self, reasons: Mapping[str, OSError], left: Sequence[str] = ()):
        self.reasons, self.left = reasons, left
        super().__init__("; ".join(f"{name}: {error}" for name, error in reasons.items()))


@contextmanager
def committed(
    output: Path, files: Mapping[str, Content], ledger: Ledger, precompress: bool = False, alone: bool = False
) -> Iterator[Written]:
    """Let the folder hold these files: name → content, in this order. What others put into the folder stays.

    What fails within the block, or here, leaves the folder as it was; raises NotWritten. ``precompress``: each text
    gets its compressed siblings; ``alone``: all in this process. One build waits for another that writes to the
    same folder.
    """
    with alone_with(ledger), written_first(output) as folder:
        change = Change(output, folder)
        earlier = ledger.read()
        try:
            yield write(change, files, ledger, earlier, precompress, alone)
        except BaseException as error:
            left = change.undo()
            if not left:
                with suppress(OSError):  # else it knows of more than there is, which is no harm
                    ledger.write(earlier)
            if isinstance(error, NotWritten) or (left and isinstance(error, OSError)):
                reasons = error.reasons if isinstance(error, NotWritten) else {error.filename or str(output): error}
                raise NotWritten(reasons, left) from error
            raise
        for name in change.removed:
            remove_empty(output, name)


def commit(
    output: Path, files: Mapping[str, Content], ledger: Ledger, precompress: bool = False, alone: bool = False
) -> Written:
    """Make the folder hold these files, and nothing else besides."""
    with committed(output, files, ledger, precompress, alone) as written:
        return written


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
    if not output.exists():
        output.mkdir(parents=True)
        output.chmod(0o755)  # a server of another user reads it
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write(
    change: Change,
    files: Mapping[str, Content],
    ledger: Ledger,
    earlier: Mapping[str, str],
    precompress: bool,
    alone: bool,
) -> Written:
    """Write what differs, remove what is no longer wanted, and keep the ledger. Raises NotWritten."""
    output = change.folder
    wanted = {name: content.digest for name, content in files.items()}
    names = [
        *files,
        *(f"{name}{suffix}" for name in files if precompress and is_text(name) for suffix in SUFFIXES),
    ]
    check_names(output, names)
    there = digests_in(output, names)
    stale = dict.fromkeys(name for name in files if not wanted[name] or there[name] != wanted[name])
    packed = packed_digests(names, wanted, there, earlier)
    right = {name: digest for name, digest in wanted.items() if name not in stale} | packed
    to_pack = [name for name in files if precompress and is_text(name) and f"{name}.br" not in packed]
    # A file comes after its siblings: as long as it is the old one, the next build knows that it is not done.
    siblings_of = pack(to_pack, files, alone)
    for name, data in siblings_of.items():
        with told_of(name):
            change.write(name, data)
    for name in stale:
        with told_of(name):
            change.write(name, files[name].read())
    # Known before anything takes its place: after a failure in the middle, nothing is left behind for ever.
    ledger.write(dict.fromkeys([*names, *earlier], "") | right)
    for name in (*siblings_of, *stale):
        with told_of(name):
            change.place(name)
    removed = sorted(earlier.keys() - set(names))
    for name in removed:
        with told_of(name):
            change.remove(name)
    ledger.write(wanted | packed | {name: digest_of_bytes(data) for name, data in siblings_of.items()})
    return Written(len(stale), len(files) - len(stale), len(removed))


@contextmanager
def told_of(name: str) -> Iterator[None]:
    """What the system refuses is told of the file that it is about."""
    try:
        yield
    except OSError as error:
        raise NotWritten({name: error}) from error


def check_names(output: Path, names: Iterable[str]) -> None:
    """Refuse all names that no file can have, at once."""
    longest = os.pathconf(output, "PC_NAME_MAX")
    long = [name for name in names if any(len(os.fsencode(part)) > longest for part in name.split("/"))]
    if long:
        raise NotWritten({name: OSError(ENAMETOOLONG, "", name) for name in long})


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


def pack(names: Sequence[str], files: Mapping[str, Content], alone: bool) -> dict[str, bytes]:
    """The compressed siblings of these texts."""
    packed = spread(names, lambda name: siblings(name, files[name].read()), alone)
    return {name: data for one in packed for name, data in one.items()}


def digests_in(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The digests of files in a folder; empty for those that are not there."""
    paths = {f"{folder}/{name}": name for name in names}
    return {paths[path]: digest for path, digest in digests_of_files(paths).items()}


def remove_empty(output: Path, name: str) -> None:
    """Remove the folders that a file of the site has left empty."""
    for folder in (output / name).parents:
        if folder == output or not folder.exists() or any(folder.iterdir()):
            return
        folder.rmdir()
