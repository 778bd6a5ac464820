"""For every few minutes: a mail to whoever has something waiting, that says nothing but that."""

from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management.base import BaseCommand, CommandError
from django.template.loader import render_to_string
from django.utils import translation

from zicht.web.context import clock
from zicht.web.storage.escalating import escalate
from zicht.web.storage.notifying import doubtful, send_waiting


class Command(BaseCommand):
    """`zicht manage sendnotices`: safe to stop and to run twice at once; no mail goes twice."""

    help = "send a mail without content to who has something waiting"

    def handle(self, *args: Any, **options: Any) -> None:
        """Record what the clock says, send what waits, and tell how many went and of how many nobody knows."""
        if passed := escalate(clock()):
            self.stdout.write(f"{passed} steps of handovers passed a term, and those concerned are told")
        if not settings.MAIL:
            raise CommandError("ZICHT_MAIL_URL is not set: no mail is sent, and everything stands on Vandaag")
        with get_connection() as server:  # nothing is claimed while it does not answer
            sent = send_waiting(lambda address: _went(address, server), clock())
        self.stdout.write(f"{sent} mails sent")
        if unknown := doubtful(clock()):
            self.stdout.write(f"{unknown} mails may not have gone: refused, or the sender was stopped; none goes twice")


def _went(address: str, server: BaseEmailBackend) -> bool:
    """Send it; False when the server did not want it."""
    with translation.override("nl"):
        subject = render_to_string("zicht/mail/subject.txt").strip()
        text = render_to_string("zicht/mail/text.txt")
    try:
        return EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [address], connection=server).send() == 1
    except SMTPException:
        return False
