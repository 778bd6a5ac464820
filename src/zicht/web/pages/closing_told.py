"""The end of an investigation goes to those who must know of it, in the same act as the end itself (R230)."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from zicht.access.policy import COLLABORATION
from zicht.access.tie import Extent
from zicht.casework.disclosing import Disclosed, Proposed, account_of, disclose_beside
from zicht.casework.recording import Entered, Refusal
from zicht.casework.reports import others_with_sight
from zicht.evaluation.daily import sight_on
from zicht.web.pages.asked import checked_fact
from zicht.web.pages.asking import ANSWERS, LONGEST
from zicht.web.pages.entering import Around, Values, one
from zicht.web.pages.report_along import GROUND
from zicht.web.storage.sharing import disclose_facts, receivers, types


def told_to(values: Values, ended: Entered, around: Around) -> tuple[Disclosed, ...] | Refusal:
    """To whom the end is told, on the ground of the task: the collaboration, and who keeps sight outside it."""
    visit, found, problems = around.visit, [], dict[str, str]()
    for receiver in _who(values, around):
        proposed = Proposed(
            receiver=receiver,
            receivers=receivers(receiver, around.own, visit.ties, visit.today),
            facts=(),
            ground=GROUND,
            purpose=_("Weten hoe het onderzoek eindigde en wat niet is opgelost"),
            told=ANSWERS.get(one(values, "told")),
            why_not_told=one(values, "why_not_told")[:LONGEST],
        )
        grounds = around.content.grounds
        each = disclose_beside(ended.about, proposed, around.case, around.own, grounds, types(), visit.today)
        if isinstance(each, Refusal):
            problems |= each.problems
        else:
            found.append(each)
    return Refusal(problems) if problems else tuple(found)


def _who(values: Values, around: Around) -> Iterator[str]:
    """Whoever works together hears it together; who keeps sight and takes no part hears it by itself."""
    visit = around.visit
    together = visit.ties.participates(around.own, visit.today)
    others = receivers(COLLABORATION, around.own, visit.ties, visit.today) if together else ()
    if others:
        yield COLLABORATION
    sight = sight_on(around.case, around.rulebook, around.own, visit.today)
    for each in dict.fromkeys([one(values, "to"), *others_with_sight(sight, around.own)]):
        involved = any(tie.extent is Extent.INVOLVED for tie in visit.ties.of(each, visit.today))
        if each and each != around.own and each not in others and involved:
            yield each


def tell(found: tuple[Disclosed, ...], ended: UUID, around: Around, key: UUID) -> None:
    """Share it, each with its account. The end is recorded and the family locked."""
    visit, fresh = around.visit, Around(around.visit)
    fact = fresh.fact(ended)
    assert fact is not None
    for place, each in enumerate(found):
        whole = replace(each, facts=(fact,))
        account = checked_fact(fresh, account_of(whole, None, visit.today))
        assert not isinstance(account, Refusal)
        disclose_facts(whole, account, visit.family, visit.account, uuid5(key, f"told {place}"), visit.now)
