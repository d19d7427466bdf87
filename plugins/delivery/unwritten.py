"""Tells which page cannot be written, and what to do about it."""

import errno
from collections.abc import Mapping

from ground.reasons import reason_of
from ground.texts import N_
from plugins.delivery.compress import SUFFIXES
from plugins.findings import Findings
from plugins.multilingual.site import Site

MAKE_ROOM = N_("Make room on the disk, and build again.")
ALLOW = N_("Let whoever gives this command write there.")
SHORTEN = N_("Choose a shorter name, or a shorter Slug.")
MENDS = {
    errno.ENOSPC: MAKE_ROOM,
    errno.EDQUOT: MAKE_ROOM,
    errno.EFBIG: MAKE_ROOM,
    errno.EACCES: ALLOW,
    errno.EPERM: ALLOW,
    errno.EROFS: ALLOW,
    errno.ENAMETOOLONG: SHORTEN,
}


def tell_unwritten(reasons: Mapping[str, OSError], site: Site, findings: Findings) -> None:
    """Report each file of the site that cannot be written, with the source of the page that it is, each source once."""
    told = set()
    for name, error in reasons.items():
        page = site.by_file.get(name.removesuffix(SUFFIXES[0]).removesuffix(SUFFIXES[1]))
        source = page.source if page else name
        if source in told:
            continue
        told.add(source)
        line = page.line_of("slug") if page and error.errno == errno.ENAMETOOLONG else 0
        unwritten = N_("%(file)s of the site cannot be written: %(reason)s.")
        reason = reason_of(error, findings.say)
        mend = MENDS.get(error.errno or 0, "")
        findings.error(page.path if page else "", line, unwritten, mend, file=name, reason=reason)
