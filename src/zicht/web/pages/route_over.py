"""The handover that a decision of Veilig Thuis offers: in one act, and the same facts as its own page."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from zicht.access.tie import Ties
from zicht.casework.disclosing import Disclosed, Proposed, account_of, disclose
from zicht.casework.handing_over import Around as Stands
from zicht.casework.handovers import moved_away
from zicht.casework.passing_on import Passing, pass_on, to_hand_over
from zicht.casework.recording import LONGEST_TEXT, Accepted, Entered, Refusal
from zicht.casework.reports import Report
from zicht.casework.typed_day import typed_day
from zicht.facts.fact import Precision
from zicht.web.models import Team
from zicht.web.pages.asked import checked_fact
from zicht.web.pages.asking import ANSWERS, LONGEST
from zicht.web.pages.entering import Around, Values, one
from zicht.web.pages.report_along import GROUND
from zicht.web.pages.several import all_accepted
from zicht.web.pages.sight import standing_of
from zicht.web.storage.asking import Asked, ask
from zicht.web.storage.evaluating import sight_everywhere
from zicht.web.storage.rulebooks import routes
from zicht.web.storage.sharing import types

KEPT = "nl"  # what is kept is in the language of the region


def handed_over(
    values: Values, around: Around, report: Report, decided: Sequence[Accepted] | Refusal
) -> Asked | Refusal | None:
    """The offer with the decision in it, checked; None: the decision hands nothing over."""
    route, to = routes().get(one(values, "route")), one(values, "to")
    if route is None or not route.may_go_to(types().get(to, "")):
        return None  # the decision itself says what is wrong
    visit, stands = around.visit, _stands(around)
    found = pass_on(_passing(values, around), route, stands, around.own, KEPT, GROUND, types()[to], visit.today)
    if found is None:
        return None
    team = _team(values, to)
    problems = dict(found.problems) if isinstance(found, Refusal) else {}
    if team is None:
        problems["team"] = "which_team_of_route"
    along = disclose(
        _proposed(values, report, to), around.case, around.own, around.content.grounds, types(), visit.today
    )
    problems |= along.problems if isinstance(along, Refusal) else {}
    if problems or team is None or isinstance(found, Refusal) or isinstance(along, Refusal):
        return Refusal(problems)
    return _asked(found, along, team, around, () if isinstance(decided, Refusal) else tuple(decided))


def for_later(values: Values, around: Around, report: Report) -> Values:
    """What was typed for a handover that is offered after the call, as the form of an offer asks it."""
    to, route = one(values, "to"), routes().get(one(values, "route"))
    team = _team(values, to)
    expected = (route.expects.get(KEPT, "") if route else "", one(values, "more").strip())
    return {
        **{each: values[each] for each in ALIKE if each in values},
        "children": list(to_hand_over(_stands(around), around.own, to)),
        "team": [team.pk] if team else [],
        "ground": [GROUND],
        "facts": [report.fact.id],
        "expectations": ["\n".join(each for each in expected if each)],
        "watch": [one(values, "watch").strip() or one(values, "reason").strip()],
    }


ALIKE = ("spoken_with", "spoken_on", "told", "told_by", "why_not_told", "leaves_out", "left_out")  # in both forms


def _stands(around: Around) -> Stands:
    visit, standing = around.visit, standing_of(around)
    return Stands(
        sight_everywhere(visit.family, visit.today),
        tuple(each.handover for each in standing.told),
        moved_away(standing.known) is not None,
    )


def _passing(values: Values, around: Around) -> Passing:
    said = typed_day(one(values, "spoken_on"), around.visit.today)
    return Passing(
        to=one(values, "to"),
        when=one(values, "offers"),
        spoken_with=one(values, "spoken_with"),
        spoken_on=said.day if said and said.precision is Precision.DAY else None,
        more=one(values, "more"),
        watch=one(values, "watch"),
        reason=one(values, "reason"),
        told=ANSWERS.get(one(values, "told")),
        told_by=one(values, "told_by"),
        leaves_out={"all": False, "some": True}.get(one(values, "leaves_out")),
        left_out=one(values, "left_out"),
    )


def _team(values: Values, to: str) -> Team | None:
    """The team that was chosen; the only one of that organisation is no choice."""
    teams = list(Team.objects.filter(organisation=to))
    return next((each for each in teams if each.pk == one(values, "team")), teams[0] if len(teams) == 1 else None)


def _proposed(values: Values, report: Report, to: str) -> Proposed:
    return Proposed(
        receiver=to,
        receivers=(to,),
        facts=(report.fact.id,),
        ground=GROUND,
        purpose=_("Overdracht van het zicht op veiligheid"),
        told=ANSWERS.get(one(values, "told")),
        why_not_told=one(values, "why_not_told")[:LONGEST],
    )


def _asked(
    found: Sequence[Entered], along: Disclosed, team: Team, around: Around, decided: tuple[Accepted, ...]
) -> Asked | Refusal:
    """The question, with the call and the decision beside it; its account names the kinds of what is recorded now."""
    account = account_of(along, found[-1], around.visit.today)
    kinds = " ".join([str(account.attributes["what"]), *dict.fromkeys(each.kind for each in decided)])
    account = replace(account, attributes={**account.attributes, "what": kinds[:LONGEST_TEXT]})
    checked, told = all_accepted(found, around), checked_fact(around, account)
    if isinstance(checked, Refusal):
        return checked
    if isinstance(told, Refusal):
        return told
    return Asked(checked[-1], along, team.id, told, (*checked[:-1], *decided))


def hand_over(asked: Asked, around: Around, ties: Ties, key: UUID) -> UUID:
    """Record the decision and offer it; gives the offer. The family must be locked."""
    visit = around.visit
    return ask(asked, visit.family, visit.account, ties, key, visit.now).asks
