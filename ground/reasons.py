"""Why a file could not be read or written, in words: what the system says of it is English, or no words at all."""

import errno
from collections.abc import Callable
from typing import TypeVar

from ground.texts import N_

REASONS = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("it is not allowed to whoever gives this command"),
    errno.EPERM: N_("it is not allowed to whoever gives this command"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the room on the disk that is yours is full"),
    errno.EFBIG: N_("the file would be larger than files may be here"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EISDIR: N_("there is a folder of this name"),
    errno.ENOTDIR: N_("a file stands where a folder should be"),
    errno.EEXIST: N_("a file stands where a folder should be"),
    errno.ENOTEMPTY: N_("the folder is not empty"),
    errno.EIO: N_("the disk is faulty"),
    errno.ELOOP: N_("links lead round in a circle there"),
    errno.EMFILE: N_("too many files are open"),
    errno.ENFILE: N_("too many files are open"),
    errno.EBUSY: N_("something else is using it"),
    errno.ETXTBSY: N_("something else is using it"),
    errno.ENOMEM: N_("the memory of the computer is full"),
    errno.EINVAL: N_("the system does not take this name"),
    errno.ECONNREFUSED: N_("nobody answers there"),
    errno.ETIMEDOUT: N_("there was no answer in time"),
    errno.EADDRINUSE: N_("something else is using it"),
    errno.EADDRNOTAVAIL: N_("this computer has no such address"),
}
Said = TypeVar("Said")
UNKNOWN = N_("the system refuses it, with its number %(number)s")


def reason_of(error: OSError, say: Callable[..., Said]) -> Said:
    """The reason of an error; ``say`` makes of a text of the desk catalogue, and its values, what is given back."""
    known = REASONS.get(error.errno or 0)
    return say(known) if known else say(UNKNOWN, number=error.errno or "–")
