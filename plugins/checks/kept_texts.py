"""The texts of templates, code and catalogues: those of a file that has not changed are kept."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from plugins.cache.inputs import Inputs
from plugins.cache.memo import Made, Memo
from plugins.checks import catalogues

Value = TypeVar("Value")


class KeptTexts:
    """Reads the texts of files, each again only where it has changed."""

    def __init__(self, memo: Memo, inputs: Inputs):
        self.memo, self.inputs = memo, inputs

    def used(self, path: Path, keywords: tuple[str, ...]) -> catalogues.Texts:
        """The texts that a file marks for translation."""
        work = partial(catalogues.texts_of, path, keywords)
        return self._kept(f"texts of {name_of(path)}: {' '.join(keywords)}", path, work)

    def finished(self, path: Path) -> dict[str, str]:
        """The texts that a catalogue translates for good, and how."""
        return self._kept(f"texts of {name_of(path)}", path, partial(catalogues.finished_texts, path))

    def _kept(self, task: str, path: Path, work: Callable[[], Value]) -> Value:
        def made() -> Made[Value]:
            self.inputs.read("project file", str(path))
            return Made(work())

        return self.memo.make(task, made)


def name_of(path: Path) -> str:
    """A file of the project as it is called there."""
    return path.relative_to(catalogues.ROOT).as_posix()
