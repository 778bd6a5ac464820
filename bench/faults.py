"""Kill -9 of the web processes and of PostgreSQL, while people record: nothing that was acknowledged is lost.

usage: python -m bench.faults

Writers record on the same few families without pause. A form that got no answer is sent again with its own key, as a
browser would. In between everything is killed, in turn. Afterwards: every acknowledged form is one fact, no form is
two, a rebuild of the findings changes nothing, and the chain of the log is whole with a look for each recording.
"""

import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from threading import Event, Thread
from uuid import UUID, uuid4

from bench.application import Application, Visitor

WRITERS, FAMILIES, ROUNDS, BETWEEN = 6, 4, 4, 4.0  # rounds of both kills, seconds between two kills
LEAST = 100  # recordings; fewer say nothing


@dataclass
class Writer:
    """Somebody who records without pause; `acknowledged` are the forms that were answered with their fact."""

    visitor: Visitor
    targets: Sequence[tuple[UUID, UUID]]
    acknowledged: list[tuple[UUID, UUID]] = field(default_factory=list)
    sent: list[UUID] = field(default_factory=list)
    again: int = 0
    wrong: list[int] = field(default_factory=list)

    def run(self, stopped: Event) -> None:
        """Until told to stop; the last form is finished first."""
        number = 0
        while not stopped.is_set():
            family, child = self.targets[number % len(self.targets)]
            number, key = number + 1, uuid4()
            self.sent.append(key)
            self.acknowledged.append((key, self.recorded(family, child, key)))

    def recorded(self, family: UUID, child: UUID, key: UUID) -> UUID:
        """The fact that a form became, however often it has to be sent."""
        form = {"form_key": str(key), "kind": "child_signal", "about": [str(child)], "day": "vandaag"}
        while True:
            try:
                status, _, place = self.visitor.post(f"/gezin/{family}/vastleggen/", form)
            except (OSError, HTTPException):
                status, place = 0, ""
            if status == 302 and "/feit/" in place:
                return UUID(place.split("/feit/")[1].split("/")[0])
            if 300 <= status < 500:
                self.wrong.append(status)
            self.again += 1
            time.sleep(0.05)


def written_during_faults(application: Application, writers: Sequence[Writer]) -> float:
    """Let them write while everything is killed in turn; gives the longest time until a form was answered again."""
    stopped = Event()
    threads = [Thread(target=each.run, args=(stopped,)) for each in writers]
    for each in threads:
        each.start()
    longest = 0.0
    for kill in (application.kill_web, application.kill_database) * ROUNDS:
        time.sleep(BETWEEN)
        before, began = answered(writers), time.monotonic()
        kill()
        if kill == application.kill_web:
            application.start()
        while answered(writers) <= before + len(writers):
            time.sleep(0.05)
        longest = max(longest, time.monotonic() - began)
    time.sleep(BETWEEN)
    stopped.set()
    for each in threads:
        each.join()
    return longest


def answered(writers: Sequence[Writer]) -> int:
    """How many forms were acknowledged."""
    return sum(len(each.acknowledged) for each in writers)


def faults_found(writers: Sequence[Writer], families: Sequence[UUID]) -> dict[str, int]:
    """What is not as it must be, by name; all zero when nothing was lost."""
    from django.db import connections, transaction

    from tests.web.region import today
    from zicht.web.models import FactRow, Look
    from zicht.web.storage.evaluating import evaluate_family
    from zicht.web.storage.log_chain import verify_log

    connections.close_all()  # those of before the kills are broken
    kept = dict(FactRow.objects.using("owner").filter(family__in=families).values_list("form_key", "id"))
    rows = FactRow.objects.using("owner").filter(family__in=families).count()
    acknowledged = [each for writer in writers for each in writer.acknowledged]
    sent = {key for writer in writers for key in writer.sent}
    differences = 0
    for family in families:
        with transaction.atomic():
            differences += sum(bool(each) for each in evaluate_family(family, today()))
    looks = Look.objects.using("owner").filter(family__in=families, what="record", allowed=True).count()
    return {
        "lost": sum(kept.get(key) != fact for key, fact in acknowledged),
        "double": rows - len(kept),
        "of no form": len(kept.keys() - sent),
        "views that a rebuild changes": differences,
        "recordings without a look": max(0, rows - looks),
        "breaks in the chain": len(verify_log().broken),
        "forms refused": sum(len(each.wrong) for each in writers),
    }


def main() -> int:
    """1 when anything was lost, or too little was recorded to say."""
    with tempfile.TemporaryDirectory(prefix="zicht-faults-", ignore_cleanup_errors=True) as name:
        application = Application(Path(name))
        try:
            from tests.web.region import family, made, signed_in
            from zicht.access.tie import Extent

            region = made()
            people = [region.account(("wijkteam", "school")[number % 2]) for number in range(WRITERS)]
            families = [family(dict.fromkeys(("wijkteam", "school"), Extent.INVOLVED)) for _ in range(FAMILIES)]
            targets = [(each.id, each.child) for each in families]
            writers = [
                Writer(Visitor(application.port, signed_in(each).cookies["sessionid"].value), targets)
                for each in people
            ]
            application.start()
            longest = written_during_faults(application, writers)
            found = faults_found(writers, [each.id for each in families])
        finally:
            application.stop()
    number = answered(writers)
    print(
        f"{2 * ROUNDS} kills; {sum(each.again for each in writers)} forms sent again; longest without {longest:.1f} s"
    )
    for what, count in found.items():
        print(f"{what}: {count}")
    print(f"bar-faults: {number} recordings acknowledged (at least {LEAST}), {sum(found.values())} faults")
    return 1 if any(found.values()) or number < LEAST else 0


if __name__ == "__main__":
    sys.exit(main())
