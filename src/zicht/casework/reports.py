"""Reports at Veilig Thuis: how many there are of a family, which wait for a decision, and which children they touch."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zicht.casework.consent import ages, current
from zicht.evaluation.daily import Sight
from zicht.facts.case import Case, Person
from zicht.facts.fact import Fact
from zicht.facts.kinds import Vocabulary

SAFE_HOME = "veilig_thuis"
RECEIVED = "report_received"
ANSWERS = ("triage_done", "investigation_started", "council_referral", "investigation_closed")
EARLIER = (RECEIVED, *ANSWERS, "report_made", "domestic_violence", "measure_started", "child_placed", "calamity")
ATTENDED = "child_attended"
GROWN_UP = 18


@dataclass(frozen=True, slots=True)
class Report:
    """A report that an organisation received: the how-manieth of the family, and what decided on it (None: nothing)."""

    fact: Fact
    number: int
    answer: Fact | None

    @property
    def is_acute(self) -> bool:
        """Whether it is recorded that there may be acute danger; unknown is not no."""
        return self.fact.attributes.get("acute") is True


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Facts by the day on which they happened."""
    return sorted(facts, key=lambda each: (each.earliest, each.latest, each.index))


def reports(case: Case, own: str) -> tuple[Report, ...]:
    """The reports that an organisation received, each counted (R193): none stands by itself."""
    mine = [each for each in in_order(current(case.facts)) if each.organisation == own]
    received = [each for each in mine if each.kind == RECEIVED]
    answers = [each for each in mine if each.kind in ANSWERS]
    return tuple(Report(each, place + 1, _answer(each, answers)) for place, each in enumerate(received))


def undecided(case: Case, own: str) -> tuple[Report, ...]:
    """The reports on which no route was decided yet."""
    return tuple(each for each in reports(case, own) if each.answer is None)


def _answer(report: Fact, answers: Iterable[Fact]) -> Fact | None:
    """The first that names it, a decision before what follows from it; or that names none and is about its child."""
    own_ids = {report.id, report.root}
    naming = [each for each in answers if each.attributes.get("re") in own_ids]
    if naming:
        return min(naming, key=lambda each: (ANSWERS.index(each.kind), each.index))
    unnamed = (each for each in answers if "re" not in each.attributes and each.latest >= report.earliest)
    return next((each for each in unnamed if set(each.about) & set(report.about)), None)


def history(case: Case, before: Fact) -> tuple[Fact, ...]:
    """What was recorded earlier of reports, decisions, violence and measures, to read before deciding (001 §4.2)."""
    earlier = [each for each in current(case.facts) if each.kind in EARLIER and each.root != before.root]
    return tuple(in_order(earlier))


def children(case: Case, today: date) -> tuple[Person, ...]:
    """Every child of the family that is not surely grown up, and not gone."""
    gone = {one for each in current(case.facts) if each.kind == "person_died" for one in each.about}
    found = (each for each in case.persons if each.is_child and each.id not in gone)
    return tuple(each for each in found if (ages(each, today)[0] or 0) < GROWN_UP)


def last_seen(case: Case, vocabulary: Vocabulary, child: str) -> Fact | None:
    """The last fact by which a professional saw or spoke with a child; none: nothing of it is recorded here."""
    met = [each for each in current(case.facts) if child in each.about and counts_as(each, ATTENDED, vocabulary)]
    return max(met, key=lambda each: (each.latest, each.index), default=None)


def counts_as(fact: Fact, class_code: str, vocabulary: Vocabulary) -> bool:
    """Whether a fact counts as a class, with its attributes as they are."""
    for each in vocabulary.kinds[fact.kind].counts_as:
        when = all(fact.attributes.get(code) in values for code, values in each.when.items())
        unless = any(fact.attributes.get(code) in values for code, values in each.unless.items())
        if each.class_code == class_code and when and not unless:
            return True
    return False


def others_with_sight(sight: Iterable[Sight], own: str) -> tuple[str, ...]:
    """The other organisations that keep sight on one of the children."""
    return tuple(dict.fromkeys(holder for each in sight for holder in each.holders if holder != own))
