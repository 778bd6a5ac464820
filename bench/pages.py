"""A synthetic region of 20,000 families, and sixteen people who work in it at once: how long each page takes.

usage: python -m bench.pages [FAMILIES]

Each opens Vandaag, a family, searches, and records a fact, and looks at a page for a second on average before the
next. Everybody has a team of its own. The 95th percentile of each page counts, with evaluation in it where a fact is
recorded. The region is made by `population/` with a fixed seed and is marked synthetic. With fewer families than 20,000
the figures are told and not judged.
"""

import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from uuid import UUID, uuid4

import psycopg

from bench.application import Application, Visitor

FAMILIES, SEED, PEOPLE = 20_000, 1, 16
SECONDS, WARM, THINKING = 90.0, 10.0, 1.0
LIMITS = {"vandaag": 200, "gezin": 200, "zoeken": 200, "vastleggen": 150}  # milliseconds, at the 95th percentile
TYPES = ("wijkteam", "gi", "jgz", "veilig_thuis", "jeugdhulp", "ggz_volwassen")


@dataclass
class Worker:
    """Somebody with the families of a team. `times`: what was opened, and how long it took in milliseconds."""

    visitor: Visitor
    families: Sequence[tuple[UUID, UUID, str]]  # family, a child in it, a name to search for
    random: random.Random
    times: list[tuple[str, float]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def work(self, until: float, from_then: float) -> None:
        """Until a moment; what was opened before `from_then` is not counted."""
        while time.monotonic() < until:
            family, child, name = self.random.choice(self.families)
            form = {"form_key": str(uuid4()), "kind": "child_signal", "about": [str(child)], "day": "vandaag"}
            for what, path, fields in (
                ("vandaag", "/", None),
                ("gezin", f"/gezin/{family}/", None),
                ("zoeken", "/zoeken/", {"name": name}),
                ("vastleggen", f"/gezin/{family}/vastleggen/", form),
            ):
                time.sleep(self.random.expovariate(1 / THINKING))
                begin = time.monotonic()
                status = self.visitor.get(path)[0] if fields is None else self.visitor.post(path, fields)[0]
                if begin >= from_then:
                    self.times.append((what, (time.monotonic() - begin) * 1000))
                if status != (302 if what == "vastleggen" else 200):
                    self.wrong.append(f"{what}: {status}")


def filled(application: Application, families: int) -> int:
    """Load the region; gives how many facts it has."""
    from tests.web.region import today
    from zicht.web.demo.bulk import load_region

    began = time.monotonic()

    def told(done: int) -> None:
        if done % 1000 == 0 or done == families:
            print(f"{done} of {families} families, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)

    with psycopg.connect(application.owner) as connection:
        load_region(connection, SEED, families, today(), told=told)
        connection.commit()
        found = connection.execute("SELECT count(*) FROM fact").fetchone()
    return found[0] if found else 0


def workers(application: Application) -> list[Worker]:
    """People of as many teams, those with most families first, of types of organisations in turn."""
    from tests.web.region import signed_in
    from zicht.web.models import Account

    with psycopg.connect(application.owner) as connection:
        teams = connection.execute(
            """SELECT i.organisation_id, i.team_id FROM involvement i JOIN organisation o ON o.id = i.organisation_id
               WHERE o.type = ANY(%s) GROUP BY 1, 2 ORDER BY count(*) DESC, 2 LIMIT %s""",
            [list(TYPES), PEOPLE],
        ).fetchall()
        found = []
        for number, (organisation, team) in enumerate(teams):
            account = Account(
                email=f"werker{number}@voorbeeld.invalid",
                name=f"Werker {number}",
                organisation_id=organisation,
                team_id=team,
                roles=["professional"],
            )
            account.set_unusable_password()
            account.save(using="owner")
            families = connection.execute(
                """SELECT DISTINCT ON (i.family_id) i.family_id, p.id, p.name FROM involvement i
                   JOIN person p ON p.family_id = i.family_id AND p.role = 'child' AND p.name <> ''
                   WHERE i.team_id = %s AND i.extent = 'involved' ORDER BY i.family_id LIMIT 200""",
                [team],
            ).fetchall()
            session = signed_in(account).cookies["sessionid"].value
            found.append(Worker(Visitor(application.port, session), families, random.Random(number)))
    return found


def percentile(times: Sequence[float], part: float) -> float:
    """The time within which this part of them lay."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def main() -> int:
    """1 when a page is slower than it may be, or anything went wrong."""
    families = int(sys.argv[1]) if len(sys.argv) > 1 else FAMILIES
    with tempfile.TemporaryDirectory(prefix="zicht-pages-", ignore_cleanup_errors=True) as name:
        application = Application(Path(name))
        try:
            facts = filled(application, families)
            people = workers(application)
            application.start()
            begin = time.monotonic()
            threads = [Thread(target=each.work, args=(begin + SECONDS, begin + WARM)) for each in people]
            for each in threads:
                each.start()
            for each in threads:
                each.join()
        finally:
            application.stop()
    return judged(people, families, facts)


def judged(people: Sequence[Worker], families: int, facts: int) -> int:
    """Print each page; 1 when one is too slow on the whole region."""
    times = [each for worker in people for each in worker.times]
    wrong = [each for worker in people for each in worker.wrong]
    worst = 0.0
    print(f"{families} families, {facts} facts, {len(people)} people, {len(times)} pages in {SECONDS - WARM:.0f} s")
    for what, limit in LIMITS.items():
        taken = [each for page, each in times if page == what]
        middle, high = percentile(taken, 0.5), percentile(taken, 0.95)
        worst = max(worst, high / limit)
        print(f"{what}: median {middle:.0f} ms, p95 {high:.0f} ms, at most {limit} ms ({len(taken)} times)")
    print(f"went wrong: {len(wrong)} {sorted(set(wrong))}")
    is_judged = families >= FAMILIES
    print(
        f"bar-pages: slowest page at {worst:.2f} of its limit" + ("" if is_judged else ", on too few families to judge")
    )
    return 1 if wrong or (is_judged and worst > 1) else 0


if __name__ == "__main__":
    sys.exit(main())
