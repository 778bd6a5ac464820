"""The organisations of a synthetic region, and which of them are around one family."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from zicht.facts.case import Organisation

# How many of each type a region of half a million inhabitants has, roughly; the region decides, this is a proposal.
NUMBERS = {
    "veilig_thuis": 1, "gi": 1, "raad": 1, "kinderrechter": 1,
    "politie": 1, "ziekenhuis": 2, "huisartsenpost": 2, "gemeente": 4,
    "jgz": 1, "ggz_volwassen": 3, "jeugd_ggz": 3, "verslavingszorg": 1,
    "jeugdhulp": 6, "vrouwenopvang": 1, "leerplicht": 4, "schuldhulp": 4,
    "woningcorporatie": 6, "maatschappelijk_werk": 4, "wijkteam": 16, "huisarts": 90,
    "kinderopvang": 80, "school": 140,
}  # fmt: skip
TEAMS = {"wijkteam": 4, "veilig_thuis": 12, "gi": 12, "jeugdhulp": 8, "jgz": 10, "ggz_volwassen": 8}
LABELS = {
    "veilig_thuis": "Veilig Thuis", "gi": "Jeugdbescherming", "raad": "Raad voor de Kinderbescherming",
    "kinderrechter": "Rechtbank", "politie": "Politie", "ziekenhuis": "Ziekenhuis", "huisartsenpost": "Huisartsenpost",
    "gemeente": "Gemeente", "jgz": "Jeugdgezondheidszorg", "ggz_volwassen": "Ggz", "jeugd_ggz": "Jeugd-ggz",
    "verslavingszorg": "Verslavingszorg", "jeugdhulp": "Jeugdhulp", "vrouwenopvang": "Vrouwenopvang",
    "leerplicht": "Leerplicht", "schuldhulp": "Schuldhulp", "woningcorporatie": "Woningcorporatie",
    "maatschappelijk_werk": "Maatschappelijk werk", "wijkteam": "Wijkteam", "huisarts": "Huisartsenpraktijk",
    "kinderopvang": "Kinderopvang", "school": "School",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Team:
    """A team of an organisation."""

    id: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Places:
    """All organisations of a region, by type, and their teams by organisation."""

    by_type: Mapping[str, tuple[Organisation, ...]]
    teams: Mapping[str, tuple[Team, ...]]

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """All of them."""
        return tuple(each for group in self.by_type.values() for each in group)

    def around(self, random: Random) -> dict[str, Organisation]:
        """One organisation of each type, as one family meets them."""
        return {code: random.choice(group) for code, group in self.by_type.items()}

    def team(self, organisation: str, random: Random) -> Team:
        """The team that works with a family."""
        return random.choice(self.teams[organisation])


def places() -> Places:
    """The organisations of the region; always the same."""
    by_type = {
        code: tuple(
            Organisation(f"{code}-{number}", code, f"{LABELS[code]} {number}") for number in range(1, count + 1)
        )
        for code, count in NUMBERS.items()
    }
    teams = {
        each.id: tuple(Team(f"{each.id}-t{number}", each.id) for number in range(1, TEAMS.get(code, 1) + 1))
        for code, group in by_type.items()
        for each in group
    }
    return Places(by_type, teams)
