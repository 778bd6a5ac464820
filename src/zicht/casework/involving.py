"""Involvement of an organisation with a family: why, on which ground, since when, and who is responsible."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from zicht.access.tie import Ties
from zicht.casework.households import day_or_none
from zicht.casework.recording import Refusal

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
    elif ties.of(typed.organisation, today):
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


def end(own: str, reason: str, reasons: Collection[str], ties: Ties, today: date) -> Refusal | None:
    """Whether an organisation may end its involvement today: it must be involved, and say why."""
    if not ties.of(own, today):
        return Refusal({"reason": "takes_no_part"})
    return None if reason in reasons else Refusal({"reason": "no_end_reason"})
