"""A build that is killed in the middle changes nothing but time: the next one leaves what one from nothing leaves.

``EVERY=1`` kills it before each change of the disk instead of some.
"""

import multiprocessing
import os
import signal
import sys

from tests.plugins.incremental.small_house import BODIES

# What a build asks of the system where it changes something on the disk; opening a file to write is one more.
CHANGES = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree")
EDIT = {
    "it/extra.md title": 1,
    "it/services.md body": BODIES[3],
    "it/articles/second.md exists": False,
    "de/extra.md exists": True,
    "picture": 50,
}
EVERY = int(os.environ.get("EVERY", "25"))


def build_and_die(house, after):
    """Build in this process, and kill it where it is about to change the disk for the time ``after``."""
    changes = iter(range(after))

    def die_in_time(event, arguments):
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        mine = str(arguments[0]).startswith(str(house.folder)) if arguments else False
        if (writes or event in CHANGES) and mine and next(changes, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(die_in_time)
    house.build()


def killed(house, after):
    """Build in a process of its own, which dies then; whether it did."""
    process = multiprocessing.get_context("fork").Process(target=build_and_die, args=(house, after))
    process.start()
    process.join()
    return process.exitcode == -signal.SIGKILL


def test_wherever_it_is_killed(new_house):
    """Before each change of the disk, or each few of them; going on, or back to what was there before."""
    house = new_house()
    house.choose({"precompress": True})
    before, first = dict(house.chosen), house.build()
    house.choose(EDIT)
    after = house.cold()
    assert not after.refused
    assert after.files != first.files
    changes = 0
    while killed(house, changes):
        if changes % 2:
            house.choose(before)
        assert house.build() == (first if changes % 2 else after)
        house.choose(before)
        assert house.build() == first
        house.choose(EDIT)
        changes += EVERY
    assert changes > 50
    assert house.build() == after
