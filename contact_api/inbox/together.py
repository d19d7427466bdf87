"""Several threads, one transaction: what comes while the disk is at work goes with the next one."""

from collections.abc import Callable
from itertools import groupby
from operator import attrgetter
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, Generic, TypeVar

from contact_api.inbox.records import InboxError
from ground.texts import N_

PATIENCE = 12  # seconds that somebody waits; longer than one writer waits for another

Job = TypeVar("Job")
Result = TypeVar("Result")
Other = TypeVar("Other")


class Task(Generic[Result]):
    """A job that one thread waits for and another does, ``by`` what does several of its kind at once."""

    def __init__(self, job: Any, by: Callable[[list[Any]], list[Result]]) -> None:
        self.job, self.by = job, by
        self._error: BaseException | None = None
        self._undone = Lock()  # a Future takes ten times as long
        self._undone.acquire()

    def succeed(self, result: Result) -> None:
        """This came of it."""
        self._result = result
        self._undone.release()

    def fail(self, error: BaseException) -> None:
        """It could not be done."""
        self._error = error
        self._undone.release()

    def outcome(self) -> Result:
        """What came of it, or is raised; InboxError where nothing does in time."""
        if not self._undone.acquire(timeout=PATIENCE):
            raise InboxError(N_("it gives no answer"))
        if self._error:
            raise self._error
        return self._result


class Together(Generic[Job, Result]):
    """Calls ``work`` with the jobs of all threads that wait, one batch at a time, in a thread of its own.

    Each caller gets its own result, or what ``work`` raised: then none of the batch was done. Where a disk
    or a server hangs, it gets InboxError after a while; the job is still done as soon as that can be.
    """

    def __init__(self, work: Callable[[list[Job]], list[Result]]) -> None:
        self._work = work
        self._tasks: SimpleQueue[Task[Any] | None] = SimpleQueue()
        self._starting = Lock()
        self._thread: Thread | None = None  # begins with the first job: a process that forks may have none

    def __call__(self, job: Job) -> Result:
        """Have it done with those of others."""
        return self._done(Task(job, self._work))

    def alone(self, call: Callable[[], Other]) -> Other:
        """Have this done between two batches."""
        task: Task[Other] = Task(call, called)
        return self._done(task)

    def close(self) -> None:
        """End the thread, when it has done what waits; another one begins with the next job."""
        with self._starting:
            if self._thread:
                self._tasks.put(None)
                self._thread.join()
                self._thread = None

    def _done(self, task: Task[Other]) -> Other:
        if not self._thread:
            self._start()
        self._tasks.put(task)
        return task.outcome()

    def _start(self) -> None:
        with self._starting:
            if not self._thread:  # another one was first
                self._thread = Thread(target=self._run, name="inbox", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        ending = False
        while not ending:
            waiting = [self._tasks.get(), *(self._tasks.get_nowait() for _ in range(self._tasks.qsize()))]
            ending = None in waiting
            for by, tasks in groupby(filter(None, waiting), key=attrgetter("by")):
                do(by, list(tasks))


def do(by: Callable[[list[Any]], list[Result]], tasks: list[Task[Result]]) -> None:
    """Do the tasks at once; none of them is done where that fails."""
    try:
        results = by([task.job for task in tasks])
    except BaseException as error:
        for task in tasks:
            task.fail(error)
    else:
        for task, result in zip(tasks, results, strict=True):
            task.succeed(result)


def called(calls: list[Callable[[], Result]]) -> list[Result]:
    """What each of the calls gives."""
    return [call() for call in calls]
