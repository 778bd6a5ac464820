"""The views of a family of which findings are kept, and the case as each of them sees it.

A view is worked out from its own facts alone, as row-level security shows them to whoever has that view: what a page
works out from what it may read and what is kept here are the same findings.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from zicht.access.policy import COLLABORATION
from zicht.access.tie import Extent, Ties
from zicht.facts.case import Case
from zicht.facts.fact import Fact

OWN = "own:"


def own_view(organisation: str) -> str:
    """The view of an organisation that signalled only: what it recorded itself."""
    return f"{OWN}{organisation}"


def views_of(ties: Ties, on: date) -> tuple[str, ...]:
    """Every view of a family: of each organisation that ever worked with it or signalled, and of the collaboration."""
    views = [view for each in ties.involvements for view in views_with(each.organisation, ties)]
    if any(each.holds_on(on) for each in ties.participations):
        views.append(COLLABORATION)
    return tuple(dict.fromkeys(views))


def views_with(organisation: str, ties: Ties) -> tuple[str, ...]:
    """The views in which an organisation knows a family."""
    signalled = any(each.organisation == organisation and each.extent is Extent.SIGNALLED for each in ties.involvements)
    return (organisation, own_view(organisation)) if signalled else (organisation,)


def organisation_of(view: str) -> str:
    """Whose view it is."""
    return view.removeprefix(OWN)


def as_seen(case: Case, ties: Ties, view: str) -> Case:
    """A whole case as one view sees it."""
    organisation, is_own = organisation_of(view), view.startswith(OWN)
    facts = tuple(
        replace(each, index=index)
        for index, each in enumerate(each for each in case.facts if _seen(each, organisation, is_own))
    )
    around = replace(ties, involvements=ties.of_organisation(organisation)) if is_own else ties
    named = named_in(facts, around)
    found = replace(case, facts=facts, organisations=tuple(each for each in case.organisations if each.id in named))
    if not is_own:
        return found
    about = {person for each in facts for person in each.about}
    return replace(found, persons=tuple(each for each in case.persons if each.id in about), relations=())


def named_in(facts: Sequence[Fact], ties: Ties) -> set[str]:
    """The organisations that facts and ties name."""
    named = {each.organisation for each in facts if each.organisation}
    named |= {each.organisation for each in ties.involvements}
    return named | {str(value) for each in facts for value in each.attributes.values()}


def _seen(fact: Fact, organisation: str, only_own: bool) -> bool:
    if fact.organisation == organisation:
        return True
    return not only_own and any(each.organisation == organisation for each in fact.shared_with)
