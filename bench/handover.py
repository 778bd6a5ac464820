"""Fifty people at once hand over, accept, verify, take over and withdraw the same twenty families, for two minutes.

usage: python -m bench.handover [seconds]

Each reads a page for four seconds on average before the next; without that, fifty people are a queue, and what is
measured is its length. Meanwhile others look: no page ever says that nobody or two keep sight on the child, no answer
is an error, and most answers come soon. Afterwards the database says the same: one keeper at each moment since the
first.
"""

import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import pairwise
from pathlib import Path
from threading import Thread
from uuid import UUID, uuid4

from bench.application import Application, Visitor
from tests.web.handing_forms import ACCEPTING, WHOLE

PEOPLE, FAMILIES, SECONDS = 50, 20, 120.0
READING = 4.0  # seconds, on average
LONGEST = 0.250  # seconds: the slowest but for one in twenty
LEAST = 500  # pages; fewer say nothing
Form = Mapping[str, str | Sequence[str]]
KEEPER = re.compile(r'class="sights__who">([^<]*)<')
NOBODY = "Nog niet belegd"


@dataclass
class Person:
    """Somebody of one organisation, who does what can be done with a family and looks in between."""

    visitor: Visitor
    organisation: str
    other: str
    targets: Sequence[tuple[UUID, UUID]]
    random: random.Random
    reads: bool = False
    times: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    acts: Counter[str] = field(default_factory=Counter)
    keepers: Counter[int] = field(default_factory=Counter)

    def run(self, until: float) -> None:
        """Until a moment."""
        while time.monotonic() < until:
            family, child = self.random.choice(self.targets)
            self.look(family)
            self.act(family, child)

    def look(self, family: UUID) -> None:
        """How many keepers the page of the family names for the child."""
        status, page = self.asked("GET", f"/gezin/{family}/")
        if status == 200:
            of_child = page.split('id="sight"')[1].split("</section>")[0].split("<li>")[1]
            self.keepers[len([each for each in KEEPER.findall(of_child) if each != NOBODY])] += 1

    def act(self, family: UUID, child: UUID) -> None:
        """The first thing that can be done now, or an offer."""
        _, page = self.asked("GET", f"/gezin/{family}/zicht/")
        found = re.search(rf'href="(/gezin/{family}/overdracht/[0-9a-f-]+/)"', page.split('id="next"')[-1])
        if found is None:
            form = {**WHOLE, "children": [str(child)], "team": f"{self.other}-team"}
            self.sent("offer", f"/gezin/{family}/overdragen/", form)
            return
        _, shown = self.asked("GET", found[1])
        answer = re.search(r'href="([^"]*/overdracht/)"[^>]*>Antwoord', shown)
        may = re.findall(r'name="act" value="(\w+)"', shown)
        if answer:
            self.sent("accepted", answer[1], {**ACCEPTING, "act": "accepted", "team": f"{self.organisation}-team"})
        elif may:
            steps = [each for each in may if each not in {"withdraw", "refuse"}]
            what = steps[0] if steps and self.random.random() < 0.9 else may[-1]
            more = {"how": "gebeld", "reason": "anders geregeld", "help_type": "opvoeding"}
            self.sent(what, found[1], {"act": what, **more})

    def sent(self, what: str, path: str, form: Form) -> None:
        """Send a form with its key."""
        status, _ = self.asked("POST", path, {"form_key": str(uuid4()), **form})
        self.acts[what] += status == 302

    def asked(self, method: str, path: str, form: Form | None = None) -> tuple[int, str]:
        """The status and the page, with how long it took."""
        time.sleep(self.random.expovariate(1 / READING) if self.reads else 0)
        began = time.monotonic()
        try:
            status, body = self.visitor.get(path) if form is None else self.visitor.post(path, form)[:2]
        except (OSError, HTTPException):
            status, body = 0, b""
        self.times.append(time.monotonic() - began)
        self.statuses[status] += 1
        return status, body.decode()


def main(seconds: float) -> int:
    """1 when a page said none or two, an answer was an error, or answers were slow."""
    with tempfile.TemporaryDirectory(prefix="zicht-handover-", ignore_cleanup_errors=True) as name:
        application = Application(Path(name))
        try:
            people = _people(application)
            application.start()
            _taken(people)
            until = time.monotonic() + seconds
            threads = [Thread(target=each.run, args=(until,)) for each in people]
            for person in people:
                person.reads = True
            for each in threads:
                each.start()
            for each in threads:
                each.join()
            gaps = _gaps([family for family, _ in people[0].targets])
        finally:
            application.stop()
    return _told(people, gaps)


def _people(application: Application) -> list[Person]:
    from tests.web.region import family, made, signed_in
    from zicht.access.tie import Extent

    region, both = made(), ("wijkteam", "veilig_thuis")
    families = [family(dict.fromkeys(both, Extent.INVOLVED), both) for _ in range(FAMILIES)]
    targets = [(each.id, each.child) for each in families]
    sessions = {each: signed_in(region.account(each)).cookies["sessionid"].value for each in both}
    return [
        Person(
            Visitor(application.port, sessions[both[n % 2]]), both[n % 2], both[1 - n % 2], targets, random.Random(n)
        )
        for n in range(PEOPLE)
    ]


def _taken(people: Sequence[Person]) -> None:
    """One organisation keeps sight in each family before the others begin."""
    first = people[0]
    for family, child in first.targets:
        form = {"form_key": str(uuid4()), "act": "take", "children": [str(child)]}
        status, _ = first.asked("POST", f"/gezin/{family}/zicht/", form)
        assert status == 302, status
    first.times.clear()


def _gaps(families: Sequence[UUID]) -> int:
    """How many periods in the database do not begin where the one before ended."""
    from zicht.web.models import SightPeriod

    wrong = 0
    for each in families:
        rows = list(SightPeriod.objects.using("owner").filter(family=each).order_by("period"))
        wrong += sum(one.period.upper != two.period.lower for one, two in pairwise(rows))
        wrong += not rows or rows[-1].period.upper is not None
    return wrong


def _told(people: Sequence[Person], gaps: int) -> int:
    times = sorted(each for person in people for each in person.times)
    keepers = sum((each.keepers for each in people), Counter[int]())
    acts = sum((each.acts for each in people), Counter[str]())
    statuses = sum((each.statuses for each in people), Counter[int]())
    other = keepers.total() - keepers[1]
    errors = sum(count for status, count in statuses.items() if status == 0 or status >= 500)
    slowest = times[int(len(times) * 0.95)] if times else float("inf")
    print(", ".join(f"{what} {count}" for what, count in acts.most_common()))
    print(f"pages that named none or two: {other}; gaps between periods: {gaps}")
    print(f"errors: {errors}; refused, because it stood otherwise meanwhile: {statuses[422]}")
    most = f"p95 {slowest * 1000:.0f} ms (at most {LONGEST * 1000:.0f})"
    print(f"bar-handover: {len(times)} answers by {len(people)} people, {most}")
    return int(bool(other or gaps or errors) or slowest > LONGEST or len(times) < LEAST)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS))
