"""``inbox check``: a test enquiry that takes the whole way."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

import click
from flask.cli import AppGroup

from contact_api.inbox import LEASE, Enquiry, InboxError, Notice, new_enquiry, written_time
from contact_api.inbox.records import CONTENT
from contact_api.inbox.retention import past, promise_differs
from contact_api.notify import NotSentError
from contact_api.notify.line import Line
from contact_api.notify.reasons import alarm_sentence, explained
from contact_api.notify.sending import send
from contact_api.opened import Opened
from contact_api.senders.store import open_counts, why_alone
from contact_api.settings import masked
from contact_api.shell.refusals import Say, answered
from ground.texts import N_

logger = logging.getLogger(__name__)


def add_commands(group: AppGroup, opened: Opened, _: Say) -> None:
    """``check``."""

    @group.command(help=_("Send a test enquiry all the way to the notification, and report each step."))
    @answered(opened, _)
    def check() -> None:
        if not Trial(opened, _).run():
            raise SystemExit(1)


class Trial:
    """A test enquiry that takes the whole way, from the inbox to the notification, each step reported."""

    def __init__(self, opened: Opened, _: Say) -> None:
        self._, self.passed = _, True
        self.settings, self.facts = opened.settings, opened.site.facts
        self.inbox, self.notifier = opened.inbox, opened.notifier

    def run(self) -> bool:
        """Whether all steps worked."""
        place = {"inbox": masked(self.settings.inbox)}
        enquiry = self.test_enquiry()
        wanted = [notice for notice in self.notifier.notices_of(enquiry) if notice.kind != "acknowledgement"]
        # As if a worker had them in hand: no other gets them.
        over = written_time(datetime.now(UTC) + LEASE)
        notices = [replace(notice, state="sending", due_at=over) for notice in wanted]
        if not self.step(N_("The inbox %(inbox)s can be written."), self.inbox.check, **place):
            return False
        try:
            if self.step(N_("A test enquiry is kept."), lambda: self.inbox.keep(enquiry, notices)):
                self.step(N_("It is there, to the letter."), lambda: self.compare(enquiry))
                for notice in notices:
                    self.notify(notice)
        finally:  # whoever listens may have gone
            self.step(N_("It is removed again."), lambda: self.inbox.remove([enquiry.id]))
        if not notices:
            hint = N_(
                "Set CONTACT_NOTIFY_TO, CONTACT_MAIL_FROM and CONTACT_SMTP_URL for mail, "
                "or CONTACT_WEBHOOK_URL and CONTACT_WEBHOOK_SECRET."
            )
            self.report(False, N_("Somebody is told of each enquiry."), f" → {self._(hint)}")
        self.counting()
        self.outbox()
        self.unanswered()
        self.promise()
        return self.passed

    def step(self, sentence: str, action: Callable[[], object], **words: str) -> bool:
        """Do it and report it; whether it worked."""
        try:
            action()
        except InboxError as error:
            return self.report(False, sentence, f" → {error.said(self._)}", **words)
        return self.report(True, sentence, **words)

    def report(self, worked: bool, sentence: str, reason: str = "", **words: object) -> bool:
        """One line."""
        click.echo(("✓ " if worked else "✗ ") + self._(sentence) % words + reason)
        self.passed = self.passed and worked
        return worked

    def test_enquiry(self) -> Enquiry:
        """One that cannot be mistaken, from an address that nobody can have (RFC 2606)."""
        content = dict.fromkeys(CONTENT, "")
        content["language"] = content["reply_language"] = self.facts.default_language
        content["name"] = self._("Test by “inbox check”")
        content["message"] = self._("This is a test: there is nothing to answer.")
        made = new_enquiry(content)
        return replace(made, email=f"{made.id}@check.invalid", submission_key=made.id)

    def compare(self, enquiry: Enquiry) -> None:
        """InboxError unless the inbox holds exactly this."""
        if self.inbox.find(enquiry.id) != [enquiry]:
            raise InboxError(N_("something else was read than was written"))

    def notify(self, notice: Notice) -> None:
        """Send it now, by the way that every notification takes."""
        settings = self.settings
        if notice.kind == "mail":
            sentence, url = N_("Mail to %(to)s was handed over to %(server)s."), settings.smtp_url
        else:
            sentence, url = N_("The webhook at %(server)s was called."), settings.webhook_url
        words = {"to": settings.notify_to, "server": urlsplit(url).hostname or ""}
        try:
            send(self.notifier, notice, Line())
        except NotSentError as error:
            self.report(False, sentence, f" → {explained(str(error), notice.kind, self._)}.", **words)
        else:
            self.report(True, sentence, **words)
            self.inbox.settle(notice.id, "sent")

    def outbox(self) -> None:
        """Whether earlier notifications got through, and why not."""
        counts = self.inbox.notice_counts(self.notifier.kinds)
        numbers = {state: number for state, (number, _) in counts.items()}
        sentence = N_("Notifications of earlier enquiries: %(waiting)s waiting, %(given_up)s given up.")
        hint = self._("“inbox notify --again” tries them again, “inbox notify --dismiss” lets go of them.")
        trouble = self.notifier.trouble()
        self.report(not trouble, sentence, f" → {hint}" if trouble else "", **numbers)
        for alarm in self.notifier.alarms():
            click.echo("  " + alarm_sentence(alarm, self._))

    def counting(self) -> None:
        """Whether the processes count senders together, where they are to."""
        if (store := self.settings.rate_store) != "memory://":
            reason = why_alone(open_counts(store, logger))
            hint = f" → {reason} {self._('Until it answers, each process counts for itself.')}" if reason else ""
            self.report(not reason, N_("Senders are counted in %(store)s."), hint, store=masked(store))

    def unanswered(self) -> None:
        """Whether something is past retention that nobody answered."""
        expired = self.inbox.expired(past(self.settings.retention_days))
        if number := sum(enquiry.state == "new" for enquiry in expired):
            sentence = N_("%(number)s enquiries are past retention and still new: answer or archive them.")
            self.report(False, sentence, number=number)

    def promise(self) -> None:
        """Whether enquiries are kept for as long as the privacy notice says."""
        days, facts = self.settings.retention_days, self.facts
        if promised := promise_differs(facts, days):
            sentence = N_(
                "%(file)s:%(line)s: the privacy notice names %(promised)s days, but CONTACT_RETENTION_DAYS is %(days)s."
            )
            numbers = {"line": facts.line_of("privacy.retention_days"), "promised": promised, "days": days}
            hint = self._("Write the same number in both.")
            file = f"{facts.content.name}/{facts.path.name}"
            self.report(False, sentence, f" → {hint}", file=file, **numbers)
