"""What a viewer can be to a family, each with a family of its own; the viewer is always of `wijkteam`."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from uuid import UUID, uuid4

from django.utils import timezone

from tests.web.asking import asking
from tests.web.region import OWNER, Made, Region, fact, family, today
from zicht.access.tie import Extent
from zicht.access.viewer import CASEWORKERS, ORGANISATION_WIDE, Role
from zicht.web.models import Account, AdviceRow, BrokenGlassRow, FindingRow, Household, InvolvementRow, RelationRow

VIEWER, OTHER = "wijkteam", "school"
INVOLVED, SIGNALLED = Extent.INVOLVED, Extent.SIGNALLED
ASKED = ("asked", "asked_refused")
RELATIONS = ("involved", "formerly", "other_team", "together_without_fact", "other", "signalled", *ASKED)
BROKEN_GLASS = "broken_glass"
BOTH = (VIEWER, OTHER)


@dataclass(frozen=True)
class Related:
    """A family, the fact that the pages are asked for, the key of a finding that
    follows from it, a question and an offer.
    """

    made: Made
    fact: UUID
    finding: str
    household: UUID
    relation: int
    asking: UUID
    offer: UUID
    offering: UUID


@cache
def related(relation: str) -> Related:
    """The family of a relation, in the database."""
    made, recorder = _made(relation)
    asks = relation in ASKED or recorder == VIEWER
    shared = BOTH[:1] if relation in {"other", "signalled"} else ()
    added = fact(made, recorder, days_ago=300, shared_with=(*shared, "together") if shared else ())
    found = FindingRow.objects.using(OWNER).filter(family=made.id, view=recorder, evidence__contains=[added])
    home = Household(family_id=made.id, called="bij moeder")
    home.save(using=OWNER)
    tie = RelationRow.objects.using(OWNER).filter(family=made.id).values_list("id", flat=True)[0]
    number = _asking(relation, made, added) if asks else home.id
    offer = _offer(relation, made) if asks else home.id
    offering = _asking(relation, made, offer) if asks else home.id
    return Related(
        made, added, found.order_by("key").values_list("key", flat=True)[0], home.id, tie, number, offer, offering
    )


def _asking(relation: str, made: Made, added: UUID) -> UUID:
    """A question of or to the viewer's organisation."""
    if relation not in ASKED:
        return asking(made, [added], VIEWER, "ggz_volwassen")
    return asking(made, [added], OTHER, VIEWER, "open" if relation == "asked" else "refused")


def _offer(relation: str, made: Made) -> UUID:
    """An offer to hand over, of or to the viewer's organisation."""
    sender, to = (OTHER, VIEWER) if relation in ASKED else (VIEWER, "ggz_volwassen")
    said: dict[str, object] = {"to": to, "expectations": "elke week langs", "watch": "slaapt het kind"}
    return fact(made, sender, "handover_offered", days_ago=20, attributes=said)


def _made(relation: str) -> tuple[Made, str]:
    match relation:
        case "involved" | "typed_in" | "few" | "many":
            return family(dict.fromkeys(BOTH, INVOLVED), BOTH), VIEWER
        case "formerly":
            made = family(dict.fromkeys(BOTH, INVOLVED), (OTHER,))
            InvolvementRow.objects.using(OWNER).filter(family=made.id, organisation=VIEWER).update(until=today())
            return made, VIEWER
        case "other_team":
            made = family(dict.fromkeys(BOTH, INVOLVED), BOTH)
            ties = InvolvementRow.objects.using(OWNER).filter(family=made.id, organisation=VIEWER)
            ties.update(team=f"{VIEWER}-other")
            return made, VIEWER
        case "together_without_fact":
            return family(dict.fromkeys(BOTH, INVOLVED), BOTH), OTHER
        case "signalled":
            return family({VIEWER: SIGNALLED, OTHER: INVOLVED}, (OTHER,)), OTHER
        case _:
            return family({OTHER: INVOLVED}, (OTHER,)), OTHER


@cache
def advice() -> UUID:
    """A question for advice without a family, that the viewer's team asked."""
    account = Account.objects.using(OWNER).get(email=f"professional@{VIEWER}.invalid")
    row = AdviceRow(asker_id=VIEWER, asked_by=account, by_team_id=f"{VIEWER}-team", asked_id=OTHER)
    row.team_id, row.question, row.asked_at, row.form_key = f"{OTHER}-team", "een stil kind", timezone.now(), uuid4()
    row.save(using=OWNER)
    return row.id


def with_broken_glass(region: Region, role: Role) -> Made:
    """A family of others, that somebody opened in acute need."""
    made, now = related(BROKEN_GLASS).made, timezone.now()
    account = region.account(VIEWER, role)
    if role in CASEWORKERS:
        BrokenGlassRow(
            family_id=made.id, account_id=account.pk, reason="acuut", since=now, until=now + timedelta(hours=1)
        ).save(using=OWNER)
    return made


def opens(code: str, role: Role) -> bool:
    """What a letter of the matrix says for a role: open, only organisation-wide, or closed."""
    return role in CASEWORKERS and (code in {"o", "a"} or (code == "w" and role in ORGANISATION_WIDE))
