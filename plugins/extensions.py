"""What other packages bring: steps, blocks, checks and files for machines, by entry points.

A package declares them in the groups ``virtual_assistant_site.steps``, ``….blocks``, ``….checks`` and
``….machine_files``; docs/extending.md shows one of each.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any, Protocol

from plugins.cache.digest import digest_of

if TYPE_CHECKING:
    from plugins.components.blocks import OurBlock
    from plugins.findings import Findings
    from plugins.multilingual.site import Site
    from plugins.plan import Planned
    from plugins.rendering import Renderer

    Check = Callable[[Site, Findings], None]
    MachineFiles = Callable[[Site, Renderer], Iterable[Planned]]

GROUP = "virtual_assistant_site"


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
    """What other packages bring. ``digest``: that of their versions."""

    steps: tuple[AnyStep, ...] = ()
    blocks: tuple[type["OurBlock"], ...] = ()
    checks: tuple["Check", ...] = ()
    machine_files: tuple["MachineFiles", ...] = ()
    digest: str = ""


def installed() -> Extensions:
    """What the installed packages bring, in the order of its names. Raises ExtensionError."""
    found = {kind: entries(kind) for kind in ("steps", "blocks", "checks", "machine_files")}
    versions = [(one.name, one.value, one.dist and one.dist.version) for each in found.values() for one in each]
    loaded = {kind: tuple(map(load, each)) for kind, each in found.items()}
    return Extensions(**loaded, digest=digest_of(versions))


def entries(kind: str) -> list[EntryPoint]:
    """The entry points of a kind."""
    return sorted(entry_points(group=f"{GROUP}.{kind}"), key=lambda one: one.name)


def load(entry: EntryPoint) -> Any:
    """What an entry point names."""
    try:
        return entry.load()
    except Exception as error:
        package = entry.dist.name if entry.dist else entry.value
        raise ExtensionError(
            f"The package {package} cannot be used: its “{entry.name}” ({entry.value}) fails with "
            f"{type(error).__name__}: {error}. Mend it, or remove the package."
        ) from error
