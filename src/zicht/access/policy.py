"""The policy: (viewer, act, ties, moment) -> allowed on a ground, or why not. Nothing is allowed that is not said here.

PostgreSQL says the same once more in row-level security (zicht/web/migrations/0002), independently; a test holds
the two equal over all roles and ties.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from zicht.access.tie import Extent, Ties
from zicht.access.viewer import CASEWORKERS, Role, Viewer

COLLABORATION = "together"  # stands in `shared_with` for all who take part in the collaboration around the family


class Act(Enum):
    """What somebody wants to do with a family."""

    SEE = "see"  # page, list, count, search result, notification
    SEE_OWN = "see_own"  # what the own organisation recorded, and what became of it
    RECORD = "record"
    SHARE = "share"
    EXPORT = "export"
    CHANGE = "change"  # its persons, relations and households, and who works with it


class Duty(Enum):
    """What somebody wants to do that is not about one family."""

    SEE_LOG = "see_log"
    MANAGE = "manage"
    SEE_RULES = "see_rules"
    SEE_NUMBERS = "see_numbers"
    FIND = "find"  # a family among those that are open, or one to add


class Why(Enum):
    """Why something is allowed or not; a page says it in words, with the remedy."""

    INVOLVED = "involved"
    SIGNALLED = "signalled"
    BROKEN_GLASS = "broken_glass"
    ROLE = "role"
    NO_CASEWORK = "no_casework"
    NOT_INVOLVED = "not_involved"
    NO_LONGER_INVOLVED = "no_longer_involved"
    OTHER_TEAM = "other_team"
    SIGNALLED_ONLY = "signalled_only"
    LOOK_ONLY = "look_only"
    OTHER_ROLE = "other_role"


@dataclass(frozen=True, slots=True)
class Decision:
    """Allowed or not, and why."""

    allowed: bool
    why: Why


def decide(viewer: Viewer, act: Act, ties: Ties, now: datetime) -> Decision:
    """Whether a viewer may do something with a family at a moment (default: no)."""
    if not viewer.works_with_families:
        return Decision(False, Why.NO_CASEWORK)
    day = now.date()
    own = ties.of(viewer.organisation, day)
    near = [each for each in own if viewer.sees_organisation_wide or each.team is None or each.team in viewer.teams]
    if any(each.extent is Extent.INVOLVED for each in near):
        return Decision(True, Why.INVOLVED)
    broke = any(each.account == viewer.account and now < each.until for each in ties.broken)
    if broke and act is Act.SEE:
        return Decision(True, Why.BROKEN_GLASS)
    if near:
        return Decision(act in SIGNALLER, Why.SIGNALLED if act in SIGNALLER else Why.SIGNALLED_ONLY)
    return Decision(False, Why.LOOK_ONLY if broke else _why_not(viewer, ties, bool(own)))


SIGNALLER = frozenset({Act.SEE_OWN, Act.RECORD})
DUTIES = {
    Duty.SEE_LOG: frozenset({Role.PRIVACY_OFFICER}),
    Duty.MANAGE: frozenset({Role.ADMINISTRATOR}),
    Duty.SEE_RULES: frozenset(Role),
    Duty.SEE_NUMBERS: frozenset({Role.POLICY_OFFICER, Role.TEAM_LEAD}),
    Duty.FIND: CASEWORKERS,
}


def decide_duty(viewer: Viewer, duty: Duty) -> Decision:
    """Whether a viewer may do something that is not about one family."""
    allowed = not viewer.roles.isdisjoint(DUTIES[duty])
    return Decision(allowed, Why.ROLE if allowed else Why.OTHER_ROLE)


def may_see_fact(
    viewer: Viewer, recorded_by: str | None, shared_with: frozenset[str], ties: Ties, now: datetime
) -> bool:
    """Whether one fact of a family is open to a viewer: recorded by the own organisation, or shared with it.

    Involvement alone opens no content (design: sharing is an act with a ground).
    """
    own = recorded_by == viewer.organisation
    if own:
        return decide(viewer, Act.SEE, ties, now).allowed or decide(viewer, Act.SEE_OWN, ties, now).allowed
    if not decide(viewer, Act.SEE, ties, now).allowed:
        return False
    together = COLLABORATION in shared_with and ties.participates(viewer.organisation, now.date())
    return viewer.organisation in shared_with or together


def _why_not(viewer: Viewer, ties: Ties, other_team: bool) -> Why:
    if other_team:
        return Why.OTHER_TEAM
    formerly = any(each.organisation == viewer.organisation for each in ties.involvements)
    return Why.NO_LONGER_INVOLVED if formerly else Why.NOT_INVOLVED
