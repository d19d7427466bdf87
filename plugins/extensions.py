"""What other packages bring: steps, blocks, checks and files for machines, by entry points.

A package declares them in the groups ``virtual_assistant_site.steps``, ``….blocks``, ``….checks`` and
``….machine_files``; docs/extending.md shows one of each.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from plugins.cache.digest import digest_of, digest_of_file

if TYPE_CHECKING:
    from plugins.components.block import OurBlock
    from plugins.findings import Findings
    from plugins.multilingual.site import Site
    from plugins.plan import Planned
    from plugins.rendering import Renderer

    Check = Callable[[Site, Findings], None]
    MachineFiles = Callable[[Site, Renderer], Iterable[Planned]]

GROUP = "virtual_assistant_site"
# How one of each kind is told from a slip in an entry point.
IS_ONE: Mapping[str, Callable[[Any], bool]] = {
    "steps": lambda loaded: hasattr(loaded, "needs") and hasattr(loaded, "after"),
    "blocks": lambda loaded: isinstance(loaded, type) and hasattr(loaded, "NAME"),
    "checks": callable,
    "machine_files": callable,
}


class AnyStep(Protocol):
    """A step of the build (plugins/run.py)."""

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    after: str

    def __call__(self, run: Any, /) -> None:
        """Do it."""


class ExtensionError(Exception):
    """A package brings something that cannot be used; the message says which, and why."""


@dataclass(frozen=True)
class Extensions:
    """What other packages bring. ``sources``: their code; ``digest``: that of their versions and their code."""

    steps: tuple[AnyStep, ...] = ()
    blocks: tuple[type["OurBlock"], ...] = ()
    checks: tuple["Check", ...] = ()
    machine_files: tuple["MachineFiles", ...] = ()
    sources: tuple[Path, ...] = ()
    digest: str = ""


def installed() -> Extensions:
    """What the installed packages bring, in the order of its names. Raises ExtensionError."""
    found = {kind: entries(kind) for kind in IS_ONE}
    versions = [(one.name, one.value, one.dist and one.dist.version) for each in found.values() for one in each]
    loaded = {kind: tuple(load(one, kind) for one in each) for kind, each in found.items()}
    sources = sorted({path for each in found.values() for one in each for path in source_files(one)})
    code = [(str(path), digest_of_file(path)) for path in sources]
    return Extensions(**loaded, sources=tuple(sources), digest=digest_of((versions, code)))


@cache  # for a process, as what they name is loaded but once
def entries(kind: str) -> list[EntryPoint]:
    """The entry points of a kind."""
    return sorted(entry_points(group=f"{GROUP}.{kind}"), key=lambda one: one.name)


def load(entry: EntryPoint, kind: str) -> Any:
    """What an entry point names. Raises ExtensionError."""
    try:
        loaded = entry.load()
    except Exception as error:
        raise unusable(entry, f"fails with {type(error).__name__}: {error}") from error
    if not IS_ONE[kind](loaded):
        raise unusable(entry, f"is none of the {kind.replace('_', ' ')} that docs/extending.md describes")
    return loaded


def unusable(entry: EntryPoint, reason: str) -> ExtensionError:
    """The error that says why what an entry point names cannot be used."""
    package = entry.dist.name if entry.dist else entry.value
    return ExtensionError(
        f"The package {package} cannot be used: its “{entry.name}” ({entry.value}) {reason}. "
        "Mend it, or remove the package."
    )


def source_files(entry: EntryPoint) -> Iterable[Path]:
    """The code of the package, or of the lone module, that an entry point names, which is loaded."""
    module = sys.modules[entry.module]
    file = Path(module.__file__ or "")
    return file.parent.rglob("*.py") if module.__package__ else (file,)
