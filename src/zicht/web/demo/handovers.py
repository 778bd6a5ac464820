"""Families of the demo in which sight is handed over: one for each stage, so that every page of it can be looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from zicht.access.tie import Extent
from zicht.casework.asking import Outcome
from zicht.casework.handing_over import Stage, Step
from zicht.facts.case import Case, Organisation, Person, Relation
from zicht.facts.fact import AttributeValue, Fact, Precision, Sharing
from zicht.web.models import Account, Asking, AskingFact, DisclosureRow, FactRow, InvolvementRow, SharingRow
from zicht.web.storage.importing import OWNER, Around, import_case

SENDER, RECEIVER = "veilig_thuis", "wijkteam"
NAMES = {"m": ("Samira", "Iris", "Jolanda", "Meryem"), "k1": ("Noor", "Stijn", "Yara", "Bram")}
SAID: Mapping[str, AttributeValue] = {
    "to": RECEIVER,
    "items": "e1 e2 w1 c1",
    "expectations": "Elke twee weken op huisbezoek\nEen plan maken met moeder en oma",
    "watch": "Of de kinderen naar school gaan als moeder somber is",
    "conditions": "Moeder belt als zij een afspraak niet haalt",
    "consequences": "Het team belt Veilig Thuis en kijkt dezelfde week samen opnieuw",
    "told_by": "Veilig Thuis, samen met moeder aan de keukentafel",
}
OUTCOMES = {Stage.OFFERED: Outcome.OPEN, Stage.REFUSED: Outcome.REFUSED, Stage.WITHDRAWN: Outcome.WITHDRAWN}
SURNAMES = ("Peeters", "Aydın", "van Vliet", "Bouman", "Schouten", "Osman", "de Wit", "Hofman")  # one for each stage
ONWARD = (Stage.OFFERED, Stage.ACCEPTED, Stage.STARTED, Stage.VERIFIED, Stage.TAKEN, Stage.RELEASED)


@dataclass(slots=True)
class Story:
    """The facts of one family so far."""

    day: date
    facts: list[Fact] = field(default_factory=list)

    def add(self, number: str, kind: str, who: str, days: int, **said: AttributeValue) -> None:
        """A fact some days later, that both organisations know."""
        self.day += timedelta(days=days)
        other = RECEIVER if who == SENDER else SENDER
        both = kind in {each.value for each in Step} or kind in {"safety_responsible_set", "handover_consulted"}
        shared = (Sharing(other, self.day),) if both else ()
        self.facts.append(
            Fact(
                id=number, root=number, index=len(self.facts), version=0, kind=kind, about=("k1",), organisation=who,
                occurred_on=self.day, precision=Precision.DAY, known_from=self.day, earliest=self.day, latest=self.day,
                attributes=said, shared_with=shared, source="own",
            )
        )  # fmt: skip


def handing_over(around: Around, today: date) -> int:
    """A family at each stage; gives how many there are."""
    for place, stage in enumerate(Stage):
        names = {person: f"{given[place % len(given)]} {SURNAMES[place]}" for person, given in NAMES.items()}
        case = _case(stage, today)
        family = import_case(case, f"Gezin {SURNAMES[place]}", names, around, timedelta(0))
        _asked(family, stage, around)
    return len(Stage)


def _case(stage: Stage, today: date) -> Case:
    story = Story(today - timedelta(days=24))
    story.add("report", "report_received", SENDER, 0, by="politie", subject="geweld_thuis")
    story.add("sight", "safety_responsible_set", SENDER, 1)
    story.add("spoken", "child_spoken", SENDER, 2, alone=True)
    story.add("assessed", "risk_assessed", SENDER, 1, outcome="zorgen", child_seen=True, child_heard=True)
    story.add("decided", "triage_done", SENDER, 0, re="report", route="wijkteam")
    story.add("call", "handover_consulted", SENDER, 1, spoken_with="Team Wijkteam Oeverpark", **{"with": RECEIVER})
    story.add("offer", Step.OFFER.value, SENDER, 1, **SAID)
    _steps(story, stage)
    organisations = tuple(Organisation(each, each, each) for each in (SENDER, RECEIVER))
    people = (Person("m", "mother", None), Person("k1", "child", (date(2017, 5, 4), date(2017, 5, 4))))
    tie = Relation("m", "k1", "parent", None, None)
    return Case("handover", people, (tie,), organisations, tuple(story.facts), today)


def _steps(story: Story, stage: Stage) -> None:
    """What was done up to a stage."""
    reached = ONWARD.index(stage) if stage in ONWARD else 0
    if reached >= 1:
        story.add("accepted", Step.ACCEPT.value, RECEIVER, 2, offer="offer", items="e1 e2 w1 c1", **{"from": SENDER})
    if reached >= 2:
        story.add("started", Step.START.value, RECEIVER, 5, re="offer", help_type="opvoeding")
    if reached >= 3:
        story.add(
            "verified", Step.VERIFY.value, SENDER, 2, of=RECEIVER, re="offer", how="Gebeld met moeder en het team"
        )
    if reached >= 4:
        story.add("taken", Step.TAKE_OVER.value, RECEIVER, 1, re="offer", **{"from": SENDER})
    if reached >= 5:
        story.add("released", Step.RELEASE.value, SENDER, 1, to=RECEIVER, offer="offer")
    if stage is Stage.REFUSED:
        why = "Elke twee weken lukt nu niet; eens per maand wel"
        story.add("refused", Step.REFUSE.value, RECEIVER, 3, offer="offer", reason=why, **{"from": SENDER})
    if stage is Stage.WITHDRAWN:
        why = "Het gezin wordt al begeleid"
        story.add("withdrawn", Step.WITHDRAW.value, SENDER, 2, to=RECEIVER, offer="offer", reason=why)


def _asked(family: UUID, stage: Stage, around: Around) -> None:
    """The question that the offer is, with what goes along, and the tie that it makes while it stands."""
    facts = FactRow.objects.using(OWNER).filter(family=family)
    offer, outcome = facts.get(kind=Step.OFFER.value), OUTCOMES.get(stage, Outcome.ACCEPTED)
    sender: Account = around.accounts[SENDER]
    at = datetime.combine(offer.occurred_on, datetime.min.time(), timezone.get_default_timezone())
    given = DisclosureRow(family_id=family, sender_id=SENDER, receiver=RECEIVER, ground="convenant", made_by=sender)
    given.purpose, given.family_told, given.made_at, given.form_key = "Overdracht van het zicht", True, at, uuid4()
    given.save(using=OWNER, force_insert=True)
    row = Asking(
        family_id=family, kind=offer.kind, asks=offer.root, asker_id=SENDER, asked_id=RECEIVER, disclosure=given
    )
    row.asked_by, row.team_id, row.asked_at = sender, f"{RECEIVER}-team", at + timedelta(hours=10)
    row.outcome, row.form_key = outcome.value, uuid4()
    row.save(using=OWNER, force_insert=True)
    for each in facts.exclude(kind="report_received"):
        AskingFact(asking=row, family_id=family, root=each.root).save(using=OWNER, force_insert=True)
    SharingRow.objects.using(OWNER).bulk_create(
        SharingRow(fact=each, family_id=family, receiver=RECEIVER, since=offer.occurred_on, disclosure=given)
        for each in facts.filter(kind__in=("child_spoken", "risk_assessed"))
    )
    if outcome in {Outcome.OPEN, Outcome.REFUSED, Outcome.WITHDRAWN}:  # who only was asked does not work with it
        InvolvementRow.objects.using(OWNER).filter(family=family, organisation=RECEIVER).delete()
        tie = InvolvementRow(family_id=family, organisation_id=RECEIVER, team_id=f"{RECEIVER}-team", request=row.id)
        tie.extent, tie.ground, tie.since = Extent.ASKED.value, "convenant", offer.occurred_on
        tie.until = None if outcome is Outcome.OPEN else timezone.localdate()
        tie.save(using=OWNER, force_insert=True)
