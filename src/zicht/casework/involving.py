"""Involvement of an organisation with a family: why, on which ground, since when, and who is responsible."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from zicht.access.tie import Ties
from zicht.casework.households import day_or_none
from zicht.casework.recording import Entered, Refusal
from zicht.casework.sight import with_fact
from zicht.evaluation.daily import sight_on
from zicht.facts.case import Case
from zicht.rulebook.rule import Rulebook

ENDED = "involvement_ended"
LONGEST_WHY = 200


@dataclass(frozen=True, slots=True)
class Involving:
    """An involvement as it was typed. `responsible` is an account, or empty: then it is the team."""

    organisation: str
    team: str
    purpose: str
    why: str
    ground: str
    since: str
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """What may be chosen: teams and accounts by organisation, grounds, and purposes."""

    teams: Mapping[str, Collection[str]]
    accounts: Mapping[str, Collection[str]]
    grounds: Collection[str]
    purposes: Collection[str]


def involve(typed: Involving, ties: Ties, region: Region, today: date) -> date | Refusal:
    """Since when the organisation works with the family, or every problem. Access begins today, never earlier."""
    problems: dict[str, str] = {}
    if typed.organisation not in region.teams:
        problems["organisation"] = "no_organisation"
    elif ties.works_with(typed.organisation, today):
        problems["organisation"] = "involved_already"
    problems |= chosen(typed, region)
    if typed.purpose not in region.purposes:
        problems["purpose"] = "no_purpose_chosen"
    if not typed.why.strip():
        problems["why"] = "no_why"
    elif len(typed.why) > LONGEST_WHY:
        problems["why"] = "too_long"
    if typed.ground not in region.grounds:
        problems["ground"] = "no_ground"
    since = day_or_none(typed.since, today, "since", problems)
    return Refusal(problems) if problems else since or today


def chosen(typed: Involving, region: Region) -> dict[str, str]:
    """Problems with who is responsible: a team of the organisation, and an account of it or nobody by name."""
    problems: dict[str, str] = {}
    if typed.team not in region.teams.get(typed.organisation, ()):
        problems["team"] = "no_team"
    if typed.responsible and typed.responsible not in region.accounts.get(typed.organisation, ()):
        problems["responsible"] = "not_of_organisation"
    return problems


def end(
    own: str, reason: str, reasons: Collection[str], ties: Ties, left: Collection[str], today: date
) -> Refusal | None:
    """Whether an organisation may end its involvement today: it is involved, says why, and leaves no child alone.

    `left` are the children on whom nobody would keep sight (`left_alone`).
    """
    if not ties.works_with(own, today):
        return Refusal({"reason": "takes_no_part"})
    if reason not in reasons:
        return Refusal({"reason": "no_end_reason"})
    return Refusal({"reason": "keeps_sight"}) if left else None


def left_alone(case: Case, rulebook: Rulebook, own: str, reason: str, today: date) -> tuple[str, ...]:
    """Children whose safety stays in question, and on whom only this organisation keeps sight, were it to end today.

    What the rulebook says of ending for this reason counts: after no worries, or goals reached, nothing may be open.
    """
    now = sight_on(case, rulebook, own, today)
    kept = {each.child for each in now if own in each.holders}
    if not kept:
        return ()
    ending = Entered(ENDED, tuple(each.id for each in case.persons), today, attributes={"reason": reason})
    after = sight_on(with_fact(case, ending, own, today), rulebook, own, today)
    return tuple(
        each.child for each in after if each.child in kept and each.in_question_since and not set(each.holders) - {own}
    )
