"""Keeping sight on the safety of a child: taken up by an organisation and a person, and never put down (R133 to R138).

It is handed over (zicht/casework/handing_over.py) or it ends with the question itself. Four roles are set apart: who
keeps sight, who watches in daily life, who passes on signals and who reports (001 §3.2).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from zicht.casework.recording import LONGEST_TEXT, Entered, Refusal
from zicht.facts.case import Case
from zicht.facts.fact import Fact, Precision

SET, CLOSED, LACKING, ROLES = "safety_responsible_set", "safety_concern_closed", "capacity_lacking", "scaling_agreed"
FOUR_ROLES = ("stays", "watches", "signals", "reports")
# After these the concern did not change: whoever keeps sight keeps it, and looks again (R135; design principle 4).
UNSETTLING: Mapping[str, tuple[str, frozenset[str]]] = {
    "court_decision": ("outcome", frozenset({"afgewezen", "beeindigd", "verbod_voor_instantie"})),
    "council_decision": ("outcome", frozenset({"geen_maatregel"})),
    **{
        kind: ("", frozenset())
        for kind in ("help_ended", "help_refused", "consent_withdrawn", "handover_refused", "measure_ended")
    },
}
# By these whoever keeps sight has looked again.
LOOKED_AGAIN = frozenset({"risk_assessed", "joint_weighing_done", "lookback_held"})


@dataclass(frozen=True, slots=True)
class ChildSight:
    """How it stands with one child: who keeps sight (None: nobody), and whether its safety is in question."""

    child: str
    keeper: str | None
    in_question: bool


@dataclass(frozen=True, slots=True)
class Lacking:
    """What cannot be done now, and what happens in the meantime, as it was typed."""

    children: tuple[str, ...]
    until: str = ""
    not_done: str = field(default="", repr=False)
    meanwhile: str = field(default="", repr=False)


def take(
    chosen: Sequence[str],
    children: Sequence[ChildSight],
    own: str,
    colleague: str,
    today: date,
    succeeded: Collection[str] = (),
) -> Entered | Refusal:
    """The fact that the own organisation keeps sight from now on, or by another person than before.

    Of a child on whom another organisation keeps sight it is not taken: it is handed over. What an organisation held
    that the own one succeeded is taken over from it.
    """
    known = {each.child: each for each in children}
    if not chosen or not set(chosen) <= set(known):
        return Refusal({"children": "no_child"})
    keepers = {known[each].keeper for each in chosen} - {None, own}
    if not keepers <= set(succeeded):
        return Refusal({"children": "other_keeps_sight"})
    if len(keepers) > 1:
        return Refusal({"children": "one_predecessor"})
    said = {"colleague": colleague} if colleague else {}
    predecessor = next(iter(keepers), None)
    if predecessor is not None:
        said["from"] = predecessor
    return Entered(SET, tuple(chosen), today, attributes=said)


def end(chosen: Sequence[str], children: Sequence[ChildSight], own: str, reason: str, today: date) -> Entered | Refusal:
    """The fact that the concern is settled. Whether the question ends with it is asked of the rulebook (`may_end`)."""
    known = {each.child: each for each in children}
    if not chosen or not set(chosen) <= set(known):
        return Refusal({"children": "no_child"})
    if any(known[each].keeper != own for each in chosen):
        return Refusal({"children": "not_your_sight"})
    if not reason:
        return Refusal({"reason": "no_end_reason"})
    return Entered(CLOSED, tuple(chosen), today, attributes={"reason": reason})


def may_end(chosen: Sequence[str], after: Sequence[ChildSight]) -> Refusal | None:
    """Whether sight may end with a closing: `after` is how it would stand then (R136)."""
    open_still = {each.child for each in after if each.in_question}
    return Refusal({"reason": "still_in_question"}) if open_still & set(chosen) else None


def left_alone(before: Sequence[ChildSight], after: Sequence[ChildSight]) -> tuple[str, ...]:
    """Children whose safety is in question, and on whom somebody kept sight before and nobody does after."""
    kept = {each.child for each in before if each.keeper is not None}
    return tuple(each.child for each in after if each.child in kept and each.keeper is None and each.in_question)


def lack(typed: Lacking, children: Sequence[str], until: date | None, today: date) -> Entered | Refusal:
    """The fact that capacity lacks, with what is done and not done meanwhile; whoever waits keeps sight (R147)."""
    problems: dict[str, str] = {}
    if not typed.children or not set(typed.children) <= set(children):
        problems["children"] = "no_child"
    if until is None or until <= today:
        problems["until"] = "no_later_day"
    for name, text in (("not_done", typed.not_done), ("meanwhile", typed.meanwhile)):
        if not text.strip():
            problems[name] = "no_text"
        elif len(text) > LONGEST_TEXT:
            problems[name] = "too_long"
    if problems or until is None:
        return Refusal(problems)
    said = {
        "until": f"{until.day:02d}-{until.month:02d}-{until.year}",
        "not_done": typed.not_done.strip(),
        "meanwhile": typed.meanwhile.strip(),
    }
    return Entered(LACKING, typed.children, today, attributes=said)


def agree_roles(typed: Mapping[str, str], about: Sequence[str], today: date) -> Entered | Refusal:
    """The fact of who stays, who watches, who signals and who reports: each is named, and they may be one."""
    missing = {each: "no_organisation" for each in FOUR_ROLES if not typed.get(each)}
    if missing:
        return Refusal(missing)
    return Entered(ROLES, tuple(about), today, attributes={each: typed[each] for each in FOUR_ROLES})


def with_fact(case: Case, entered: Entered, own: str, today: date) -> Case:
    """The case as it would be if an organisation recorded something today."""
    fact = Fact(
        id="supposed",
        root="supposed",
        index=len(case.facts),
        version=0,
        kind=entered.kind,
        about=entered.about,
        organisation=own,
        occurred_on=today,
        precision=Precision.DAY,
        known_from=today,
        earliest=today,
        latest=today,
        attributes=dict(entered.attributes),
        shared_with=(),
        note=None,
        source=None,
        corrects=None,
    )
    return replace(case, facts=(*case.facts, fact))


@dataclass(frozen=True, slots=True)
class Happened:
    """What a fact says for whoever keeps sight: its id, whom it is about, its day and when it was recorded."""

    id: str
    kind: str
    organisation: str | None
    about: frozenset[str]
    day: date
    at: datetime
    attributes: Mapping[str, object] = field(default_factory=dict, repr=False)


def to_look_at(
    told: Collection[Happened], child: str, children: Collection[str], keeper: str, since: date
) -> list[str]:
    """What unsettles about a child, since its keeper has sight and since it last looked again; the latest first.

    What is about none of the `children` of the family (help of a parent that stopped) is about each of them.
    """
    looks = (each for each in told if each.kind in LOOKED_AGAIN and each.organisation == keeper and child in each.about)
    looked = max(((each.day, each.at) for each in looks), default=None)
    open_still = [
        each
        for each in told
        if _unsettles(each)
        and each.day >= since
        and (looked is None or (each.day, each.at) > looked)
        and (child in each.about or each.about.isdisjoint(children))
    ]
    return [each.id for each in sorted(open_still, key=lambda each: (each.day, each.at, each.id), reverse=True)]


def _unsettles(told: Happened) -> bool:
    if told.kind not in UNSETTLING:
        return False
    attribute, values = UNSETTLING[told.kind]
    return not attribute or told.attributes.get(attribute) in values
