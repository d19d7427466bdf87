"""Several threads, one transaction: whoever comes while the disk is at work waits for the next one."""

from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Lock
from typing import Generic, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")


class Together(Generic[Job, Result]):
    """Calls ``work`` with the jobs of all threads that wait, one batch at a time.

    Each caller gets its own result, or what ``work`` raised: then none of the batch was done.
    """

    def __init__(self, work: Callable[[list[Job]], list[Result]]):
        self._work = work
        self._waiting: SimpleQueue[tuple[Job, Future]] = SimpleQueue()
        self._turn = Lock()

    def __call__(self, job: Job) -> Result:
        """Do it, or let another thread do it."""
        done: Future = Future()
        self._waiting.put((job, done))
        with self._turn:
            if not done.done():
                self._run([self._waiting.get_nowait() for _ in range(self._waiting.qsize())])
        return done.result()

    def _run(self, batch: list[tuple[Job, Future]]) -> None:
        try:
            results = self._work([job for job, _ in batch])
        except BaseException as error:
            for _, done in batch:
                done.set_exception(error)
        else:
            for (_, done), result in zip(batch, results, strict=True):
                done.set_result(result)
