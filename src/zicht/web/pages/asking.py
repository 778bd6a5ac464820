"""What every form asks that asks another organisation something: which team, what goes along, and on which ground."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest

from zicht.casework.content import Ground, Screen
from zicht.casework.disclosing import Disclosed, Proposed, account_of, disclose_beside, shareable
from zicht.casework.recording import Accepted, Entered, Refusal
from zicht.explanation.wording import capitalised
from zicht.facts.fact import Fact
from zicht.web.models import Team
from zicht.web.pages.asked import checked_fact
from zicht.web.pages.entering import Around
from zicht.web.pages.involving import other_teams
from zicht.web.storage.asking import Asked
from zicht.web.storage.sharing import types

LONGEST = 300
ANSWERS = {"yes": True, "no": False}


def team_of(request: HttpRequest) -> Team | None:
    """The team that is asked."""
    return Team.objects.filter(pk=request.POST.get("team", "")).select_related("organisation").first()


def question(
    request: HttpRequest, around: Around, asks: Sequence[Entered] | Refusal, purpose: str, more: Sequence[UUID] = ()
) -> Asked | Refusal:
    """What to ask, the last of `asks` being the question itself, or every problem of the form at once.

    `more` are facts that go along without being chosen.
    """
    team = team_of(request)
    found = _disclosed(request, around, () if isinstance(asks, Refusal) else asks, team, purpose, more)
    problems = dict(asks.problems) if isinstance(asks, Refusal) else {}
    if isinstance(found, Refusal):
        problems |= {"team" if key == "receiver" else key: code for key, code in found.problems.items()}
    if team is None:
        problems["team"] = "no_team"
    checked = [] if isinstance(asks, Refusal) else [checked_fact(around, each) for each in asks]
    for each in checked:
        problems |= each.problems if isinstance(each, Refusal) else {}
    if problems or isinstance(found, Refusal) or isinstance(asks, Refusal) or team is None:
        return Refusal(problems)
    told = checked_fact(around, account_of(found, asks[-1], around.visit.today))
    if isinstance(told, Refusal):
        return told
    accepted = [each for each in checked if isinstance(each, Accepted)]
    return Asked(accepted[-1], found, team.id, told, tuple(accepted[:-1]))


def _disclosed(
    request: HttpRequest,
    around: Around,
    asks: Sequence[Entered],
    team: Team | None,
    purpose: str,
    more: Sequence[UUID],
) -> Disclosed | Refusal:
    receiver = team.organisation_id if team else ""
    own = {each.id for each in shareable(around.case, around.own)}
    along = [str(each) for each in more if str(each) in own]
    proposed = Proposed(
        receiver=receiver,
        receivers=(receiver,) if receiver else (),
        facts=tuple(dict.fromkeys([*request.POST.getlist("facts"), *along])),
        ground=request.POST.get("ground", ""),
        purpose=purpose[:LONGEST],
        told=ANSWERS.get(request.POST.get("told", "")),
        why_not_told=request.POST.get("why_not_told", "")[:LONGEST],
    )
    about = tuple(dict.fromkeys(person for each in asks for person in each.about))
    return disclose_beside(about, proposed, around.case, around.own, grounds(around), types(), around.visit.today)


def grounds(around: Around) -> dict[str, Ground]:
    """The grounds on which it may be asked: what must be given is asked in another form."""
    return {code: each for code, each in around.content.grounds.items() if each.screen is not Screen.DUTY}


def asking_context(request: HttpRequest, around: Around) -> dict[str, object]:
    """What the fields of such a form offer."""
    own = sorted(shareable(around.case, around.own), key=lambda each: each.latest, reverse=True)
    chosen = set(request.POST.getlist("facts"))
    return {
        "other_teams": other_teams(around.own),
        "asking_grounds": [(code, each.label) for code, each in grounds(around).items()],
        "facts": [(each.id, _line(around, each), each.id in chosen) for each in own if each.kind != "disclosure"],
    }


def _line(around: Around, fact: Fact) -> str:
    wording = around.wording
    return f"{capitalised(wording.kind(fact.kind))}, {wording.day_of(fact)} ({wording.persons(fact.about)})"
