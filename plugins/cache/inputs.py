"""Inputs: all that can be read while something is made, and the note of who read what.

Whether something has to be made again is never told by a list that somebody keeps by hand: it follows
from what was read the last time, read once more.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from plugins.cache.digest import Digested, digest_of

Question = tuple[str, ...]
Reader = Callable[..., object]


class Raised(Digested):
    """What a reader raised instead of an answer; told apart by its kind and its words."""

    def __init__(self, error: Exception):
        self.error = error
        self.digest = digest_of((type(error).__name__, str(error)))


class Noting(threading.local):
    """What one thread notes, as another one may make something else meanwhile; None while nothing is made."""

    noted: dict[Question, None] | None = None


class Inputs:
    """Answers questions, each once a run: the kind of input, and what names it among its kind.

    ``readers`` gives for each kind the function that finds an answer. The same question
    has to have the same answer for the whole run.
    """

    def __init__(self, readers: Mapping[str, Reader]):
        self._readers = dict(readers)
        self._answers: dict[Question, object] = {}
        self._digests: dict[Question, str] = {}
        self._thread = Noting()

    def add(self, readers: Mapping[str, Reader]) -> None:
        """Let more kinds of questions be answered."""
        self._readers.update(readers)

    def read(self, kind: str, *about: str) -> Any:
        """The answer to a question; what its reader raises is raised each time."""
        question = (kind, *about)
        if self._thread.noted is not None:
            self._thread.noted[question] = None
        answer = self._answer(question)
        if isinstance(answer, Raised):
            raise answer.error
        return answer

    def digest(self, question: Question) -> str:
        """The digest of an answer, or of what was raised instead."""
        if question not in self._digests:
            self._digests[question] = digest_of(self._answer(question))
        return self._digests[question]

    @contextmanager
    def noting(self) -> Iterator[dict[Question, None]]:
        """Note the questions that are asked meanwhile, each once, in their order."""
        outside, noted = self._thread.noted, dict[Question, None]()
        self._thread.noted = noted
        try:
            yield noted
        finally:
            self._thread.noted = outside

    def _answer(self, question: Question) -> object:
        if question not in self._answers:
            # What a reader asks itself is part of its answer.
            outside, self._thread.noted = self._thread.noted, None
            try:
                self._answers[question] = self._readers[question[0]](*question[1:])
            except Exception as error:
                self._answers[question] = Raised(error)
            finally:
                self._thread.noted = outside
        return self._answers[question]
