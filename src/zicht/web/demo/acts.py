"""For the demo: a worry that one organisation shared with another, and questions for advice without a family."""

from datetime import datetime, timedelta
from uuid import uuid4

from zicht.access.policy import Why
from zicht.casework.acts import WORRY
from zicht.web.context import acting_as, viewer_of
from zicht.web.models import Account, AdviceRow, FactRow
from zicht.web.pages.acts import send
from zicht.web.pages.guard import FamilyVisit
from zicht.web.storage.cases import ties_of
from zicht.web.storage.importing import OWNER
from zicht.web.storage.recording import alone_with

QUESTIONS = (
    ("school", "Een leerling van acht wordt elke dag door iemand anders gehaald. Hoe vraag ik daarnaar?", 9),
    ("huisarts", "Een moeder mist steeds de controle van haar baby. Wanneer deel ik dat met het wijkteam?", 1),
)


def show_acts(now: datetime) -> None:
    """What is asked of others, when nothing is yet: a worry about the family with a kindcheck, and two questions."""
    if AdviceRow.objects.using(OWNER).exists():
        return
    for asker, question, days in QUESTIONS:
        _ask(asker, question, now - timedelta(days=days))
    seen = FactRow.objects.using(OWNER).filter(kind="meldcode_step", organisation="school").order_by("id").first()
    if seen is not None:
        _share(seen, _account("school"), now)


def _ask(asker: str, question: str, moment: datetime) -> None:
    account = _account(asker)
    row = AdviceRow(id=uuid4(), asker_id=asker, asked_by=account, by_team_id=account.team_id, asked_id="veilig_thuis")
    row.team_id, row.question, row.asked_at, row.form_key = "veilig_thuis-team", question, moment, uuid4()
    row.save(using=OWNER, force_insert=True)


def _share(seen: FactRow, account: Account, now: datetime) -> None:
    values = {
        "about": [str(each) for each in seen.about],
        "team": ["wijkteam-team"],
        "said": ["Hij is stil en komt zonder eten. Kennen jullie het gezin, en kijken jullie mee?"],
        "ground": ["convenant"],
        "told": ["yes"],
    }
    with acting_as(account):
        viewer, ties = viewer_of(account, now), ties_of(seen.family_id)
        visit = FamilyVisit(account, viewer, now, seen.family_id, ties, Why.INVOLVED)
        alone_with(seen.family_id, lambda: send(visit, WORRY, values, uuid4()))


def _account(organisation: str) -> Account:
    return Account.objects.using(OWNER).filter(organisation=organisation).order_by("id")[0]
