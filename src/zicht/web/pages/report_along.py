"""A report during an open case goes to whoever keeps sight, in the same act as the decision (R193)."""

from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from zicht.access.tie import Extent
from zicht.casework.disclosing import Disclosed, Proposed, account_of, disclose
from zicht.casework.recording import Accepted, Refusal, record
from zicht.casework.reports import Report
from zicht.casework.triage import ADDED
from zicht.web.pages.entering import Around, Values, one
from zicht.web.storage.sharing import disclose_facts, types

GROUND = "taak_veilig_thuis"
Along = tuple[Disclosed, Accepted]


def goes_along(values: Values, around: Around, report: Report) -> Along | Refusal | None:
    """What goes to whoever keeps sight, checked; None: the report goes to nobody else."""
    to = one(values, "to")
    if one(values, "route") != ADDED or not to or to == around.own:
        return None
    visit = around.visit
    if not any(each.extent is Extent.INVOLVED for each in visit.ties.of(to, visit.today)):
        return Refusal({"to": "holder_not_involved"})
    proposed = Proposed(
        receiver=to,
        receivers=(to,),
        facts=(report.fact.id,),
        ground=GROUND,
        purpose=_("De melding wegen naast wat al bekend is"),
        told={"yes": True, "no": False}.get(one(values, "told")),
        why_not_told=one(values, "why_not_told")[:300],
    )
    found = disclose(proposed, around.case, around.own, around.content.grounds, types(), visit.today)
    if isinstance(found, Refusal):
        return found
    entered = account_of(found, None, visit.today)
    checked = record(entered, around.case, around.own, around.vocabulary, visit.today, around.region)
    return checked if isinstance(checked, Refusal) else (found, checked)


def send_along(along: Along, around: Around, key: UUID) -> None:
    """Share it. The family must be locked."""
    visit = around.visit
    disclose_facts(*along, visit.family, visit.account, uuid5(key, "along"), visit.now)
