"""What a form about involvement offers and what was typed in it; for opening a family and for bringing somebody in."""

from collections.abc import Mapping

from django.http import QueryDict

from zicht.access.viewer import CASEWORKERS
from zicht.casework.content import FormContent
from zicht.casework.involving import ENDED, Involving, Region
from zicht.explanation.wording import general
from zicht.facts.kinds import Vocabulary
from zicht.web.language import language_of
from zicht.web.models import Account, OrganisationRow, Team

STARTED = "involvement_started"


def region_of(vocabulary: Vocabulary, content: FormContent) -> Region:
    """Teams and accounts by organisation, in two queries."""
    teams: dict[str, list[str]] = {}
    accounts: dict[str, list[str]] = {}
    for team, organisation in Team.objects.values_list("id", "organisation"):
        teams.setdefault(organisation, []).append(team)
    for account, organisation in Account.objects.filter(is_active=True).values_list("id", "organisation"):
        accounts.setdefault(organisation, []).append(str(account))
    return Region(teams, accounts, content.involvement, purposes(vocabulary))


def typed_involving(typed: QueryDict, organisation: str) -> Involving:
    """What was typed. A team says by itself of which organisation it is; an own involvement is of the own one."""
    return Involving(
        organisation=organisation,
        team=typed.get("team", ""),
        purpose=typed.get("purpose", ""),
        why=typed.get("why", ""),
        ground=typed.get("ground", ""),
        since=typed.get("since", ""),
        responsible=typed.get("responsible", ""),
    )


def purposes(vocabulary: Vocabulary) -> tuple[str, ...]:
    """What an organisation may be there for."""
    return vocabulary.kinds[STARTED].attributes["purpose"].values


def end_reasons(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Why an involvement may end."""
    return vocabulary.kinds[ENDED].attributes["reason"].values


def own_choices(organisation: str) -> Mapping[str, list[tuple[str, str]]]:
    """The teams and colleagues of an organisation."""
    accounts = Account.objects.filter(organisation=organisation, is_active=True).order_by("name")
    return {
        "teams": list(Team.objects.filter(organisation=organisation).values_list("id", "name")),
        "colleagues": [(str(each.pk), each.name) for each in accounts if works(each)],
    }


def other_teams(organisation: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The teams of the other organisations, by organisation."""
    found = OrganisationRow.objects.exclude(id=organisation).prefetch_related("teams")
    return [(each.name, [(team.id, team.name) for team in each.teams.all()]) for each in found if each.teams.all()]


def works(account: Account) -> bool:
    """Whether somebody works with families."""
    return not {each.value for each in CASEWORKERS}.isdisjoint(account.roles)


def labelled(codes: tuple[str, ...], vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Codes of an attribute with the words that forms show for them."""
    wording = general(vocabulary, language_of())
    return [(each, wording.value(each)) for each in codes]
