"""How a family goes on, by the facts that are entered: what answers its expectations, in which view and when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

from scoring.cases import Expectation, first_versions
from scoring.measures import hit
from scoring.replay import raised, read
from tests.web.playing.script import Script
from zicht.casework.disclosing import WITHHELD
from zicht.evaluation.finding import Finding
from zicht.evaluation.fold import evaluate
from zicht.explanation.sentence import sentence
from zicht.explanation.wording import Wording
from zicht.facts.case import Case
from zicht.facts.fact import Fact, Precision, Sharing
from zicht.facts.kinds import Vocabulary
from zicht.projections.replay import as_json
from zicht.rulebook.rule import Rulebook

NEVER = date(2199, 12, 31)
NORM = "norm"
Content = tuple[Vocabulary, Rulebook]


@dataclass(frozen=True, slots=True)
class Hit:
    """What answers an expectation: the key of a finding and the day on which it counts, in one view."""

    want: Expectation
    view: str | None
    key: str
    day: date
    organisation: str
    is_norm: bool

    @property
    def order(self) -> tuple[bool, date, str, str]:
        """What is asked by the norm comes before a lesson of later, and what is there first before the rest."""
        return not self.is_norm, self.day, self.key, self.view or ""


class Course:
    """A family as it is played: what is not taken is left out, and what sharing adds is there."""

    def __init__(self, case: Case, written: dict[str, Any], content: Content) -> None:
        self.case, self.written, (self.vocabulary, self.rulebook) = case, written, content

    def hits(self, wants: Sequence[Expectation], view: str | None) -> list[Hit]:
        """Of each expectation that is answered the first finding that does so."""
        evaluation = evaluate(self.case, self.rulebook, view)
        printed = as_json(evaluation, self.rulebook, Wording(self.case, self.vocabulary))
        shown = raised(read(printed).findings)
        found = []
        for want in wants:
            days = [(hit(want, each, day, self.written, self._versions)[0], each) for day, each in shown]
            hits = [
                Hit(want, view, each.key or "", day, each.organisation or "", each.layer == NORM)
                for day, each in days
                if day
            ]
            found += sorted(hits, key=lambda each: each.order)[:1]
        return found

    def finding(self, of: Hit, day: date) -> Finding | None:
        """What the core says on a day, by what was known up to then."""
        evaluation = evaluate(self.case, self.rulebook, of.view, day)
        return next((each for each in evaluation.findings if each.key == of.key), None)

    def sentence(self, finding: Finding, day: date, names: Mapping[str, str], reader: str) -> str:
        """How it is told on a day to somebody of an organisation."""
        rule = self.rulebook.rule(finding.rule)
        assert rule is not None
        wording = Wording(self.case, self.vocabulary, "nl", names, reader)
        return " ".join(sentence(finding, rule, wording, day).split())

    def standing(self, view: str, day: date, names: Mapping[str, str]) -> set[str]:
        """All that stands open in the view of an organisation on a day."""
        findings = evaluate(self.case, self.rulebook, view, day).findings
        return {self.sentence(each, day, names, view) for each in findings if each.state_on(day) != "closed"}

    @cached_property
    def _versions(self) -> list[int]:
        return first_versions(self.written)


def course(script: Script, content: Content, stopped: Sequence[int], shares: bool) -> Course:
    """How it goes when facts in `stopped` places are not taken; `shares`: what is recorded is shared with all."""
    facts = tuple(replace(each, known_from=NEVER) if each.index in stopped else each for each in script.case.facts)
    accounts: tuple[Fact, ...] = ()
    if shares:
        taken = [each for each in facts if each.known_from != NEVER]
        accounts = tuple(_accounts(taken, len(facts), content[0]))
        facts = tuple(replace(each, shared_with=_all(script, each)) for each in facts)
    written = [{"kind": each.kind, "about": list(each.about), "occurred_on": each.occurred_on} for each in accounts]
    return Course(
        replace(script.case, facts=(*facts, *accounts)),
        script.written | {"facts": [*script.written["facts"], *written]},
        content,
    )


def _all(script: Script, fact: Fact) -> tuple[Sharing, ...]:
    return tuple(Sharing(each, fact.known_from) for each in script.around if each != fact.organisation)


def _accounts(facts: Sequence[Fact], place: int, vocabulary: Vocabulary) -> Iterator[Fact]:
    """That something was shared, which only who shared it knows: on each day, of what is not shared by agreement."""
    apart = [each for each in facts if not vocabulary.is_process(each.kind)]
    apart.sort(key=lambda each: (each.known_from, each.organisation or "", each.index))
    for (day, organisation), group in groupby(apart, key=lambda each: (each.known_from, each.organisation)):
        shared = list(group)
        nothing = {"nothing_given": True} if {each.kind for each in shared} == {WITHHELD} else {}
        number = f"disclosure.{day}.{organisation}"
        yield Fact(
            id=number,
            root=number,
            index=place,
            version=0,
            kind="disclosure",
            about=tuple(dict.fromkeys(person for each in shared for person in each.about)),
            organisation=organisation,
            occurred_on=day,
            precision=Precision.DAY,
            known_from=day,
            earliest=day,
            latest=day,
            attributes={"told_family": True, "ground": "convenant", **nothing},
            shared_with=(),
            note=None,
            source=None,
            corrects=None,
        )
        place += 1
