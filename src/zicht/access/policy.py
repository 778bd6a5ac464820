"""The policy: (viewer, act, ties, moment) -> allowed on a ground, or why not. Nothing is allowed that is not said here.

PostgreSQL says the same once more in row-level security (zicht/web/migrations/0002), independently; a test holds
the two equal over all roles and ties.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from zicht.access.tie import Extent, Involvement, Ties
from zicht.access.viewer import CASEWORKERS, Role, Viewer

COLLABORATION = "together"  # stands in `shared_with` for all who take part in the collaboration around the family


class Act(Enum):
    """What somebody wants to do with a family."""

    SEE = "see"  # page, list, count, search result, notification
    SEE_TOGETHER = "see_together"  # what the collaboration shares
    SEE_OWN = "see_own"  # what the own organisation recorded, and what became of it
    SEE_ASKED = "see_asked"  # what the own organisation was asked, with what was disclosed to it for that
    ANSWER = "answer"  # confirm the receipt of a question, accept or refuse it
    RECORD = "record"
    SHARE = "share"
    EXPORT = "export"
    BREAK_GLASS = "break_glass"  # open a family without a tie, in acute need
    CHANGE = "change"  # its persons, relations and households, who works with it, and its plan


class Duty(Enum):
    """What somebody wants to do that is not about one family."""

    SEE_LOG = "see_log"
    SEE_BROKEN_GLASS = "see_broken_glass"
    MANAGE = "manage"
    SEE_RULES = "see_rules"
    SEE_NUMBERS = "see_numbers"
    SAFE_HOME = "safe_home"  # what waits at Veilig Thuis
    FIND = "find"  # a family among those that are open, or one to add
    ADVISE = "advise"  # ask advice without a family, and give it


class Purpose(Enum):
    """For what somebody looks: bound to what is done, so that nothing is opened for another purpose (AVG art. 5)."""

    SAFETY = "safety"
    OWN_RECORD = "own_record"
    ANSWERING = "answering"
    RECORDING = "recording"
    SHARING = "sharing"
    OWN_FILE = "own_file"
    ACUTE_NEED = "acute_need"
    OVERSIGHT = "oversight"
    MANAGEMENT = "management"
    RULES = "rules"
    NUMBERS = "numbers"
    FINDING = "finding"
    ADVICE = "advice"
    OWN_WORK = "own_work"


class Why(Enum):
    """Why something is allowed or not; a page says it in words, with the remedy."""

    INVOLVED = "involved"
    SIGNALLED = "signalled"
    ASKED = "asked"
    BROKEN_GLASS = "broken_glass"
    ACUTE_NEED = "acute_need"
    ROLE = "role"
    NO_CASEWORK = "no_casework"
    NOT_INVOLVED = "not_involved"
    NO_LONGER_INVOLVED = "no_longer_involved"
    OTHER_TEAM = "other_team"
    SIGNALLED_ONLY = "signalled_only"
    ASKED_ONLY = "asked_only"
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
    near = _near(viewer, ties, now)
    tied = {extent: [each for each in near if each.extent is extent] for extent in Extent}
    if involved := tied[Extent.INVOLVED]:
        together = act is not Act.SEE_TOGETHER or ties.participates(viewer.organisation, now.date())
        return Decision(together, Why.INVOLVED if together else Why.NOT_TOGETHER, involved[0].ground)
    broke = any(each.account == viewer.account and now < each.until for each in ties.broken)
    if broke and act is Act.SEE:
        return Decision(True, Why.BROKEN_GLASS)
    if any(tied.values()):
        return _narrow(act, tied)
    own = bool(ties.of(viewer.organisation, now.date()))
    return Decision(False, Why.LOOK_ONLY if broke else _why_not(viewer, ties, own))


def _narrow(act: Act, tied: Mapping[Extent, list[Involvement]]) -> Decision:
    """What ties of less than involvement open."""
    found = [(NARROW[extent], held[0].ground) for extent, held in tied.items() if held]
    opened = next(((why, ground) for (allowed, why, _), ground in found if act in allowed), None)
    if opened is not None:
        return Decision(True, *opened)
    (_, _, why_not), ground = found[0]
    return Decision(False, why_not, ground)


def _near(viewer: Viewer, ties: Ties, now: datetime) -> list[Involvement]:
    """The ties of the viewer's organisation that hold for the viewer: of its teams, or of all of them."""
    own = ties.of(viewer.organisation, now.date())
    return [each for each in own if viewer.sees_organisation_wide or each.team is None or each.team in viewer.teams]


# What a tie of less than involvement opens, why, and why it does not open the rest.
NARROW = {
    Extent.SIGNALLED: (frozenset({Act.SEE_OWN, Act.RECORD}), Why.SIGNALLED, Why.SIGNALLED_ONLY),
    Extent.ASKED: (frozenset({Act.SEE_ASKED, Act.ANSWER}), Why.ASKED, Why.ASKED_ONLY),
}
DUTIES = {
    Duty.SEE_LOG: frozenset({Role.PRIVACY_OFFICER}),
    Duty.SEE_BROKEN_GLASS: frozenset({Role.PRIVACY_OFFICER, Role.TEAM_LEAD}),
    Duty.MANAGE: frozenset({Role.ADMINISTRATOR}),
    Duty.SEE_RULES: frozenset(Role),
    Duty.SEE_NUMBERS: frozenset({Role.POLICY_OFFICER, Role.TEAM_LEAD}),
    Duty.SAFE_HOME: frozenset({Role.SAFE_HOME_WORKER}),
    Duty.FIND: CASEWORKERS,
    Duty.ADVISE: CASEWORKERS,
}


PURPOSES = {
    Act.SEE: Purpose.SAFETY,
    Act.SEE_TOGETHER: Purpose.SAFETY,
    Act.SEE_OWN: Purpose.OWN_RECORD,
    Act.SEE_ASKED: Purpose.ANSWERING,
    Act.ANSWER: Purpose.ANSWERING,
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
    Duty.SAFE_HOME: Purpose.OWN_WORK,
    Duty.FIND: Purpose.FINDING,
    Duty.ADVISE: Purpose.ADVICE,
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
    viewer: Viewer,
    recorded_by: str | None,
    shared_with: frozenset[str],
    ties: Ties,
    now: datetime,
    requests: frozenset[str] = frozenset(),
) -> bool:
    """Whether one fact of a family is open to a viewer: recorded by the own organisation, or shared with it.

    Involvement alone opens no content (design: sharing is an act with a ground). `requests`: those for which the fact
    was disclosed; whoever was asked sees that, and nothing else.
    """
    own = recorded_by == viewer.organisation
    asked = {each.request for each in _near(viewer, ties, now) if each.extent is Extent.ASKED}
    if viewer.works_with_families and (own or viewer.organisation in shared_with) and asked & requests:
        return True
    if own:
        return decide(viewer, Act.SEE, ties, now).allowed or decide(viewer, Act.SEE_OWN, ties, now).allowed
    if not decide(viewer, Act.SEE, ties, now).allowed:
        return False
    together = COLLABORATION in shared_with and ties.participates(viewer.organisation, now.date())
    return viewer.organisation in shared_with or together


def _why_not(viewer: Viewer, ties: Ties, other_team: bool) -> Why:
    if other_team:
        return Why.OTHER_TEAM
    formerly = any(each.extent is not Extent.ASKED for each in ties.of_organisation(viewer.organisation))
    return Why.NO_LONGER_INVOLVED if formerly else Why.NOT_INVOLVED
