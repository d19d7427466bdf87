"""The shell, where it also sends notifications and opens the web inbox."""

from tests.contact_api.notify.conftest import (  # noqa: F401
    by_hook,
    by_mail,
    hook,
    made,
    mail_server,
    mailbox,
    send,
)
from tests.contact_api.web_inbox.conftest import token  # noqa: F401
