"""The memo: makes what has to be made, and takes the rest from what earlier builds made."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from plugins.cache.inputs import Inputs
from plugins.cache.store import Store, Trace
from plugins.cache.workers import spread

Value = TypeVar("Value")


@dataclass(frozen=True)
class Made(Generic[Value]):
    """What a task made: a value that stays in memory, and a body that is wanted less often."""

    value: Value
    body: bytes = b""


class Memo:
    """Tasks by name. One is done again when something that it read is not what it was.

    ``alone``: all work is done in this process, as one with threads has to.
    """

    def __init__(self, inputs: Inputs, store: Store, alone: bool = False):
        self.inputs, self.store, self.alone = inputs, store, alone

    def make(self, task: str, work: Callable[[], Made[Value]]) -> Value:
        """The value of one task."""
        return self.make_all([task], lambda _: work())[task]

    def make_all(self, tasks: Sequence[str], work: Callable[[str], Made[Value]], few: bool = False) -> dict[str, Value]:
        """The value of each task; ``work`` is asked for those that are not kept, on all processors.

        ``few``: two of them are enough for that, because each takes long.
        """
        missing = [task for task in tasks if not self.holds(task)]
        done = spread(missing, self._noted(work), self.alone, few)
        for task, (trace, made) in zip(missing, done, strict=True):
            self.store.put(task, trace, made.value, made.body)
        return {task: self.value(task) for task in tasks}

    def holds(self, task: str) -> bool:
        """Whether a task is kept, and everything it read is what it was."""
        kept = self.store.get(task)
        return kept is not None and all(self.inputs.digest(asked) == digest for asked, digest in kept[0])

    def value(self, task: str) -> Any:
        """The value of a task that is kept; KeyError where it is not."""
        kept = self.store.get(task)
        if kept is None:
            raise KeyError(task)
        return kept[1]

    def asked(self, kind: str, tasks: Iterable[str]) -> list[str]:
        """What these tasks, which are kept, asked of a kind of inputs with one name: the names, each once."""
        traces = (kept[0] for task in tasks if (kept := self.store.get(task)))
        asked = (question[1] for trace in traces for question, _ in trace if question[0] == kind)
        return list(dict.fromkeys(asked))

    def _noted(self, work: Callable[[str], Made[Value]]) -> Callable[[str], tuple[Trace, Made[Value]]]:
        def do(task: str) -> tuple[Trace, Made[Value]]:
            with self.inputs.noting() as asked:
                made = work(task)
            return tuple((question, self.inputs.digest(question)) for question in asked), made

        return do
