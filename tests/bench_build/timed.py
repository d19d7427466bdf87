"""Runs ``REPORT COMMAND …`` and writes into REPORT its seconds, the most megabytes that it had, and its exit status.

A small process of its own: what a process is told to have had at most begins with what its parent had.
"""

import json
import os
import sys
import time

started = time.perf_counter()
process = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(process, 0)
seconds = time.perf_counter() - started
with open(sys.argv[1], "w") as report:  # noqa: PTH123 - pathlib would make this process larger
    json.dump([seconds, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)], report)
