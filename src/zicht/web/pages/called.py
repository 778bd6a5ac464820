"""The call before a handover, when it was recorded already: what was said in it is not typed again in the offer."""

from zicht.casework.handovers import call_before
from zicht.casework.typed_day import as_typed
from zicht.facts.fact import Fact, Precision
from zicht.web.models import Team
from zicht.web.pages.entering import Around
from zicht.web.pages.involving import other_teams
from zicht.web.pages.standing import Standing


def call_of(standing: Standing, around: Around) -> Fact | None:
    """The last call of the own organisation that no offer followed."""
    return call_before(standing.known, around.own, standing.recorded.at)


def called_in(call: Fact | None, around: Around) -> str:
    """What the organisation is called that was called; empty: nobody."""
    return around.wording.organisation(str(call.attributes.get("with"))) if call else ""


def called_first(called: str, own: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The teams of others, by what their organisation is called; first those of whoever was called."""
    return sorted(other_teams(own), key=lambda each: each[0] != called)


def said_in(call: Fact | None) -> dict[str, list[str]]:
    """About whom, with whom and when one spoke, as the form of an offer asks it; a team only when there is one."""
    if call is None:
        return {}
    teams = list(Team.objects.filter(organisation=str(call.attributes.get("with"))).values_list("pk", flat=True)[:2])
    found = {
        "children": list(call.about),
        "team": teams if len(teams) == 1 else [],
        "spoken_with": [str(call.attributes.get("spoken_with") or "")],
        "spoken_on": [as_typed(call.occurred_on, Precision.DAY)] if call.precision is Precision.DAY else [],
    }
    return {name: each for name, each in found.items() if any(each)}
