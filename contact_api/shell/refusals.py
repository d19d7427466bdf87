"""What every command of the inbox shares: how it speaks, and how it says that something went wrong."""

import functools
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from io import UnsupportedOperation
from typing import ParamSpec

from contact_api.inbox import Enquiry, InboxError
from contact_api.opened import Opened
from contact_api.settings import SettingsError, masked
from contact_api.shell.usage import Refusal as Refusal
from ground.published import PublishedError
from ground.reasons import reason_of

P = ParamSpec("P")


Say = Callable[[str], str]  # from a text of the catalogue to the assistant's language


def answered(opened: Opened, _: Say) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Turn what can go wrong with the inbox, the site or a file into a sentence."""

    def decorate(command: Callable[P, None]) -> Callable[P, None]:
        @functools.wraps(command)
        def run(*args: P.args, **kwargs: P.kwargs) -> None:
            try:
                command(*args, **kwargs)
            except InboxError as error:
                sentence = _("The inbox %(inbox)s cannot be read or written: %(reason)s.")
                said = {"inbox": masked(opened.settings.inbox), "reason": error.said(_)}
                raise Refusal(sentence % said) from None
            except (PublishedError, SettingsError) as error:
                raise Refusal(str(error)) from None
            except BrokenPipeError:
                drop_output()
                raise SystemExit(1) from None
            except UnicodeError:
                unknown = _("This terminal does not know every letter: set LANG=C.UTF-8, and run this again.")
                raise Refusal(unknown) from None
            except OSError as error:
                sentence = _("%(file)s cannot be written (%(reason)s): choose another place.")
                drop_output()
                file = kwargs.get("output") or error.filename or "stdout"
                words = {"file": file, "reason": reason_of(error, lambda text, **values: _(text) % values)}
                raise Refusal(sentence % words) from None

        return run

    return decorate


def drop_output() -> None:
    """Let go of what could not be printed; Python would try again at its end, and complain by itself.

    https://docs.python.org/3/library/signal.html#note-on-sigpipe
    """
    with suppress(UnsupportedOperation):  # under test there is no file behind it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def the_one(beginning: str, opened: Opened, _: Say) -> Enquiry:
    """The enquiry whose number begins so; Refusal when there is none, or more than one."""
    found = opened.inbox.find(beginning)
    if not found:
        sentence = _("No enquiry has the number %(id)s; “inbox list --state all” lists them.")
        raise Refusal(sentence % {"id": beginning})
    if len(found) > 1:
        sentence = _("More than one enquiry has a number that begins with %(id)s: give more of it.")
        raise Refusal(sentence % {"id": beginning})
    return found[0]
