"""Mails that a unit of systemd has failed.   Usage: python -m contact_api.notify.failed_unit UNIT"""

import socket
import sys
import uuid
from pathlib import Path

from contact_api.notify import NotSentError
from contact_api.notify.line import Line
from contact_api.notify.mail import new_message
from contact_api.notify.reasons import explained
from contact_api.notify.smtp import hand_over
from contact_api.settings import ROOT, SettingsError, read_settings
from contact_api.site import OnlineSite
from ground.texts import N_, translations


def tell(unit: str, root: Path = ROOT) -> None:
    """Mail it to whom enquiries are told, in the assistant's language; SystemExit where that fails."""
    try:
        settings = read_settings(root, {})
        if not settings.notify_to:
            sys.exit(f"Nobody was told that {unit} has failed: CONTACT_NOTIFY_TO names nobody.")
        _ = translations(OnlineSite(settings.published).desk_language(), "desk").gettext
        words = {"unit": unit, "computer": socket.gethostname()}
        subject = _("Failed: %(unit)s") % words
        message = new_message(str(uuid.uuid4()), settings, settings.notify_to, subject)
        sentence = N_("On %(computer)s, %(unit)s has failed: “journalctl -u %(unit)s” says why.")
        message.set_content(_(sentence) % words + "\n", cte="quoted-printable")
        hand_over(message, settings.smtp_url, Line())
    except SettingsError as error:
        sys.exit(f"Nobody was told that {unit} has failed: {error}")
    except NotSentError as error:
        sys.exit(f"Nobody was told that {unit} has failed: {explained(str(error), 'mail', str)}.")


if __name__ == "__main__":
    tell(sys.argv[1])
