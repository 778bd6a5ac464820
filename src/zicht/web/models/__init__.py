"""The tables. What a row means stands in the core; these only keep it."""

from zicht.web.models.accounts import Account, Cover
from zicht.web.models.advice import AdviceRow
from zicht.web.models.asking import Asking, AskingFact
from zicht.web.models.escalations import HandoverEscalation
from zicht.web.models.facts import DisclosureRow, Draft, FactRow, RemovalRow, SharingRow
from zicht.web.models.families import (
    BrokenGlassRow,
    BrokenGlassSeen,
    Family,
    Household,
    IndexSignal,
    InvolvementRow,
    ParticipationRow,
    PersonRow,
    RelationRow,
    Residence,
    SearchKey,
)
from zicht.web.models.findings import FindingRow, ViewState
from zicht.web.models.keeping import KeepingChange, RuleChange
from zicht.web.models.looks import Destruction, Look
from zicht.web.models.marks import FindingMark
from zicht.web.models.notices import Notice
from zicht.web.models.organisations import OrganisationRow, Team
from zicht.web.models.periods import ChildInQuestion, RegiePeriod, SightPeriod

__all__ = [
    "Account",
    "AdviceRow",
    "Asking",
    "AskingFact",
    "BrokenGlassRow",
    "BrokenGlassSeen",
    "ChildInQuestion",
    "Cover",
    "Destruction",
    "DisclosureRow",
    "Draft",
    "FactRow",
    "Family",
    "FindingMark",
    "FindingRow",
    "HandoverEscalation",
    "Household",
    "IndexSignal",
    "InvolvementRow",
    "KeepingChange",
    "Look",
    "Notice",
    "OrganisationRow",
    "ParticipationRow",
    "PersonRow",
    "RegiePeriod",
    "RelationRow",
    "RemovalRow",
    "Residence",
    "RuleChange",
    "SearchKey",
    "SharingRow",
    "SightPeriod",
    "Team",
    "ViewState",
]
