"""Several threads, one transaction: what comes while the disk is at work goes with the next one."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import Generic, TypeVar

from contact_api.inbox.records import InboxError
from ground.texts import N_

PATIENCE = 12  # seconds that somebody waits; longer than one writer waits for another

Job = TypeVar("Job")
Result = TypeVar("Result")
Other = TypeVar("Other")


class Together(Generic[Job, Result]):
    """Calls ``work`` with the jobs of all threads that wait, one batch at a time, in a thread of its own.

    Each caller gets its own result, or what ``work`` raised: then none of the batch was done. Where a disk
    or a server hangs, it gets InboxError after a while; the job is still done as soon as that can be.
    """

    def __init__(self, work: Callable[[list[Job]], list[Result]]) -> None:
        self._work = work
        self._waiting: SimpleQueue[tuple[Job, Future[Result]]] = SimpleQueue()
        self._worker = ThreadPoolExecutor(1)  # its thread begins with the first job

    def __call__(self, job: Job) -> Result:
        """Have it done with those of others."""
        done: Future[Result] = Future()
        self._waiting.put((job, done))
        self._worker.submit(self._run)
        return outcome(done)

    def alone(self, call: Callable[[], Other]) -> Other:
        """Have this done between two batches."""
        return outcome(self._worker.submit(call))

    def close(self) -> None:
        """End the thread; another one begins with the next job."""
        self._worker.shutdown()
        self._worker = ThreadPoolExecutor(1)

    def _run(self) -> None:
        batch = [self._waiting.get_nowait() for _ in range(self._waiting.qsize())]
        if not batch:
            return  # an earlier run took it along
        try:
            results = self._work([job for job, _ in batch])
        except BaseException as error:
            for _, done in batch:
                done.set_exception(error)
        else:
            for (_, done), result in zip(batch, results, strict=True):
                done.set_result(result)


def outcome(done: Future[Other]) -> Other:
    """What came of it; InboxError where nothing does in time."""
    try:
        return done.result(PATIENCE)
    except TimeoutError:
        raise InboxError(N_("it gives no answer")) from None
