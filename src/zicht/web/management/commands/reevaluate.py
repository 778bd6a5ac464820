"""For the night: evaluate what time alone has changed, so that the morning's pages wait for nothing; then clear up."""

from datetime import timedelta
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand
from django.db import transaction

from zicht.web.context import clock
from zicht.web.storage.evaluating import forget_drafts, forget_unused, reevaluate
from zicht.web.storage.rulebooks import follow_changes, served

UNUSED = timedelta(days=14)  # a rulebook that was worked on longer ago is not the next one any more


class Command(BaseCommand):
    """`zicht manage reevaluate`: in steps of their own, so that what was done stays done."""

    help = "evaluate the views that time or another rulebook has changed"
    step = 50

    def handle(self, *args: Any, **options: Any) -> None:
        """Until nothing is left to do."""
        done = 0
        while True:
            with transaction.atomic():
                follow_changes()
                count = reevaluate(clock().date(), self.step)
            done += count
            if count < self.step:
                break
        with transaction.atomic():
            gone = forget_unused(served()[1].hash, clock().date() - UNUSED)
            drafts = forget_drafts(clock().date())
            SessionStore.clear_expired()  # in one of them may wait what somebody typed as it ended
        self.stdout.write(f"{done} views evaluated, {gone} findings of earlier rulebooks cleared up")
        self.stdout.write(f"{drafts} drafts dropped that nobody recorded within their term")
