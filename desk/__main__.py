"""``python -m desk``."""

import os
import sys
import traceback

from desk.commands import desk
from desk.sentences import complain, print_what_can_be, say


def place_of(error: Exception) -> str:
    """``file:line`` where the code of an error stands."""
    if isinstance(error, SyntaxError):
        return f"{os.path.relpath(error.filename or '')}:{error.lineno}"
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{os.path.relpath(last.filename)}:{last.lineno}"


print_what_can_be()
try:
    desk(prog_name="python -m desk")
except (ImportError, SyntaxError) as error:  # the kit itself: what tells other errors cannot be loaded, either
    broken = say("%(place)s: The kit itself cannot be loaded (%(error)s).", place=place_of(error), error=error)
    complain([broken, say("Nothing was written: mend this first.")])
    sys.exit(1)
