"""Mail addresses as they are compared."""

from contextlib import suppress

import idna

from ground.characters import folded, without_ignorable


def normal_address(text: str) -> str:
    """The address as it is compared: one form of each letter, the domain in A-labels (RFC 5890, 2.3.2.1).

    Browsers send ``bücher.example`` as ``xn--bcher-kva.example``. What is no address is compared by its letters.
    """
    mailbox, domain = parts(text)
    return mailbox + a_labels(domain)


def is_spelling_of(text: str, address: str) -> bool:
    """Whether this is a spelling of a ``normal_address``; quicker than to make one of each that is looked at."""
    mailbox, domain = parts(text)
    return address.startswith(mailbox) and address == mailbox + a_labels(domain)


def parts(text: str) -> tuple[str, str]:
    """What stands before the domain, as it is compared, and the domain as it was written."""
    local, at, domain = text.strip().rpartition("@")
    return folded(without_ignorable(local)) + at, domain


def a_labels(domain: str) -> str:
    """The domain as servers know it (UTS 46); its letters where it is none."""
    visible = without_ignorable(domain)
    if visible.isascii():
        return folded(visible)
    for spelled in (domain, visible):  # between Persian letters, what leaves nothing to see makes another name
        with suppress(UnicodeError):
            return idna.encode(spelled, uts46=True).decode()
    return folded(visible)
