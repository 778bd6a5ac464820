"""Who looks: an account of an organisation, in the roles that it was given."""

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What somebody does in the cooperation; an account of one organisation may have several roles."""

    PROFESSIONAL = "professional"
    ATTENTION_OFFICER = "attention_officer"  # aandachtsfunctionaris
    DIRECTOR = "director"  # regisseur
    TEAM_LEAD = "team_lead"
    SAFE_HOME_WORKER = "safe_home_worker"  # Veilig Thuis
    FACILITATOR = "facilitator"
    POLICY_OFFICER = "policy_officer"
    PRIVACY_OFFICER = "privacy_officer"
    ADMINISTRATOR = "administrator"


# Those who work with families. The others see rules, numbers without names, or the log of looks: never a family.
CASEWORKERS = frozenset(
    {Role.PROFESSIONAL, Role.ATTENTION_OFFICER, Role.DIRECTOR, Role.TEAM_LEAD, Role.SAFE_HOME_WORKER}
)
# Those who see all families with which their organisation is involved, not only those of their own team (R318).
ORGANISATION_WIDE = frozenset({Role.ATTENTION_OFFICER, Role.TEAM_LEAD})


@dataclass(frozen=True, slots=True)
class Viewer:
    """An account at work. `teams` are its own team and those that it covers for (deputy, absence)."""

    account: str
    organisation: str
    roles: frozenset[Role]
    teams: frozenset[str] = frozenset()

    @property
    def works_with_families(self) -> bool:
        """Whether any role works with families."""
        return not self.roles.isdisjoint(CASEWORKERS)

    @property
    def sees_organisation_wide(self) -> bool:
        """Whether the families of other teams of the organisation are open too."""
        return not self.roles.isdisjoint(ORGANISATION_WIDE)
