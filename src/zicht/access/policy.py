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
    SEE_TOGETHER = "see_together"  # what the collaboration shares
    SEE_OWN = "see_own"  # what the own organisation recorded, and what became of it
    RECORD = "record"
    SHARE = "share"
    EXPORT = "export"
    BREAK_GLASS = "break_glass"  # open a family without a tie, in acute need
    CHANGE = "change"  # its persons, relations and households, and who works with it


class Duty(Enum):
    """What somebody wants to do that is not about one family."""

    SEE_LOG = "see_log"
    SEE_BROKEN_GLASS = "see_broken_glass"
    MANAGE = "manage"
    SEE_RULES = "see_rules"
    SEE_NUMBERS = "see_numbers"
    FIND = "find"  # a family among those that are open, or one to add


class Purpose(Enum):
    """For what somebody looks: bound to what is done, so that nothing is opened for another purpose (AVG art. 5)."""

    SAFETY = "safety"
    OWN_RECORD = "own_record"
    RECORDING = "recording"
    SHARING = "sharing"
    OWN_FILE = "own_file"
    ACUTE_NEED = "acute_need"
    OVERSIGHT = "oversight"
    MANAGEMENT = "management"
    RULES = "rules"
    NUMBERS = "numbers"
    FINDING = "finding"
    OWN_WORK = "own_work"


class Why(Enum):
    """Why something is allowed or not; a page says it in words, with the remedy."""

    INVOLVED = "involved"
    SIGNALLED = "signalled"
    BROKEN_GLASS = "broken_glass"
    ACUTE_NEED = "acute_need"
    ROLE = "role"
    NO_CASEWORK = "no_casework"
    NOT_INVOLVED = "not_involved"
    NO_LONGER_INVOLVED = "no_longer_involved"
    OTHER_TEAM = "other_team"
    SIGNALLED_ONLY = "signalled_only"
    LOOK_ONLY = "look_only"
    NOT_TOGETHER = "not_together"
    OTHER_ROLE = "other_role"


@dataclass(frozen=True, slots=True)
class Decision:
    """Allowed or not, and why; `ground` is that of the tie that opened it, `taak` for instance."""

    allowed: bool
    why: Why
    ground: str = ""


def decide(viewer: Viewer, act: Act, ties: Ties, now: datetime) -> Decision:
    """Whether a viewer may do something with a family at a moment (default: no)."""
    if not viewer.works_with_families:
        return Decision(False, Why.NO_CASEWORK)
    if act is Act.BREAK_GLASS:
        return Decision(True, Why.ACUTE_NEED)
    day = now.date()
    own = ties.of(viewer.organisation, day)
    near = [each for each in own if viewer.sees_organisation_wide or each.team is None or each.team in viewer.teams]
    involved = [each for each in near if each.extent is Extent.INVOLVED]
    if involved:
        together = act is not Act.SEE_TOGETHER or ties.participates(viewer.organisation, day)
        return Decision(together, Why.INVOLVED if together else Why.NOT_TOGETHER, involved[0].ground)
    broke = any(each.account == viewer.account and now < each.until for each in ties.broken)
    if broke and act is Act.SEE:
        return Decision(True, Why.BROKEN_GLASS)
    if near:
        return Decision(act in SIGNALLER, Why.SIGNALLED if act in SIGNALLER else Why.SIGNALLED_ONLY, near[0].ground)
    return Decision(False, Why.LOOK_ONLY if broke else _why_not(viewer, ties, bool(own)))


SIGNALLER = frozenset({Act.SEE_OWN, Act.RECORD})
DUTIES = {
    Duty.SEE_LOG: frozenset({Role.PRIVACY_OFFICER}),
    Duty.SEE_BROKEN_GLASS: frozenset({Role.PRIVACY_OFFICER, Role.TEAM_LEAD}),
    Duty.MANAGE: frozenset({Role.ADMINISTRATOR}),
    Duty.SEE_RULES: frozenset(Role),
    Duty.SEE_NUMBERS: frozenset({Role.POLICY_OFFICER, Role.TEAM_LEAD}),
    Duty.FIND: CASEWORKERS,
}


PURPOSES = {
    Act.SEE: Purpose.SAFETY,
    Act.SEE_TOGETHER: Purpose.SAFETY,
    Act.SEE_OWN: Purpose.OWN_RECORD,
    Act.RECORD: Purpose.RECORDING,
    Act.CHANGE: Purpose.RECORDING,
    Act.SHARE: Purpose.SHARING,
    Act.EXPORT: Purpose.OWN_FILE,
    Act.BREAK_GLASS: Purpose.ACUTE_NEED,
    Duty.SEE_LOG: Purpose.OVERSIGHT,
    Duty.SEE_BROKEN_GLASS: Purpose.OVERSIGHT,
    Duty.MANAGE: Purpose.MANAGEMENT,
    Duty.SEE_RULES: Purpose.RULES,
    Duty.SEE_NUMBERS: Purpose.NUMBERS,
    Duty.FIND: Purpose.FINDING,
}


def purpose_of(wanted: Act | Duty | None, why: Why) -> Purpose:
    """For what it is done; None: a page of the viewer's own work."""
    if why is Why.BROKEN_GLASS:
        return Purpose.ACUTE_NEED
    return PURPOSES[wanted] if wanted else Purpose.OWN_WORK


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
