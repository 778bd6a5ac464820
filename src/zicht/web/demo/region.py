"""The synthetic region: organisations with invented names, an account for each role, and families from case files."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import yaml
from django.db import transaction

from zicht.access.viewer import Role
from zicht.facts.case import Organisation
from zicht.facts.intake import SUFFIX, read_case
from zicht.facts.kinds import Vocabulary
from zicht.population.homes import homes
from zicht.population.naming import SURNAMES, names, surname
from zicht.web.demo.handovers import handing_over
from zicht.web.models import Account, OrganisationRow, Team
from zicht.web.storage.importing import OWNER, Around, import_case

REGION = "Vechtzoom"
NOW = "demo"  # the folder with families whose last day is today
KEEPER = "wijkteam"  # its administrator keeps the region
NAMES = {
    "politie": "Politie Vechtzoom",
    "openbaar_ministerie": "Openbaar Ministerie Midden",
    "veilig_thuis": "Veilig Thuis Vechtzoom",
    "gi": "Jeugdbescherming Vechtzoom",
    "raad": "Raad voor de Kinderbescherming Midden",
    "kinderrechter": "Rechtbank Midden",
    "zorg_veiligheidshuis": "Zorg- en Veiligheidshuis Vechtzoom",
    "wijkteam": "Wijkteam Oeverpark",
    "gemeente": "Gemeente Oeverpark",
    "maatschappelijk_werk": "Maatschappelijk werk De Brug",
    "ggz_volwassen": "GGZ De Linde",
    "jeugd_ggz": "Jeugd-ggz De Linde",
    "verslavingszorg": "Verslavingszorg Het Baken",
    "jgz": "GGD jeugdgezondheidszorg",
    "school": "Basisschool De Wissel",
    "leerplicht": "Leerplicht Oeverpark",
    "kinderopvang": "Kinderopvang Pluk",
    "huisarts": "Huisartsen Molenweg",
    "huisartsenpost": "Huisartsenpost Vechtzoom",
    "ziekenhuis": "Ziekenhuis Rivierland",
    "verloskundige": "Verloskundigen Het Begin",
    "jeugdhulp": "Jeugdhulp Kompas",
    "pleegzorg": "Pleegzorg Kompas",
    "crisisopvang": "Opvang De Haven",
    "vrouwenopvang": "Vrouwenopvang Arcade",
    "slachtofferhulp": "Slachtofferhulp Midden",
    "reclassering": "Reclassering Midden",
    "woningcorporatie": "Woningcorporatie Wonen Oost",
    "schuldhulp": "Schuldhulp Oeverpark",
    "welzijnswerk": "Welzijn Oeverpark",
    "netwerk": "Informeel netwerk",
}
WITH_A_PLAN = Path(__file__).with_name("plan.casus.yaml")  # a family with one plan
WITH_ACTS = Path(__file__).with_name("acts.casus.yaml")  # a family about which several organisations see something
COLLEAGUES = (
    *("Anouk", "Bilal", "Carlijn", "Dirk", "Esra", "Femke", "Gijs", "Hatice", "Ilse", "Joris", "Karin", "Lotte"),
    *("Mehmet", "Nadia", "Oscar", "Petra", "Quinten", "Roos", "Sjoerd", "Tessa", "Umit", "Vera", "Wim", "Xandra"),
    *("Yusuf", "Zoë", "Arie", "Bente", "Coen", "Eline", "Hugo"),
)
TOGETHER = frozenset({"wijkteam", "veilig_thuis", "gi", "jeugdhulp", "jgz", "school", "ggz_volwassen", "gemeente"})
LEADS = {
    "wijkteam": (Role.PROFESSIONAL, Role.DIRECTOR),
    "veilig_thuis": (Role.SAFE_HOME_WORKER,),
    "school": (Role.PROFESSIONAL, Role.ATTENTION_OFFICER),
}


def fill(cases: Path, vocabulary: Vocabulary, today: date, most: int = 40, beside: tuple[Path, ...] = ()) -> int:
    """Make the region when it is empty, all of it or nothing; gives the number of families.

    `beside` are case files of families that are there whatever the cases are.
    """
    if OrganisationRow.objects.using(OWNER).exists():
        return 0
    with transaction.atomic(using=OWNER):
        return _filled([*_files(cases)[:most], *beside], vocabulary, today)


def _filled(files: Sequence[Path], vocabulary: Vocabulary, today: date) -> int:
    accounts = dict(_organisations(vocabulary))
    _officers()
    for number, path in enumerate(files):
        _family(path, number, vocabulary, accounts, today)
    return len(files) + handing_over(_around((), vocabulary, accounts), today)


def _files(cases: Path) -> list[Path]:
    """Families in the middle of something first; then those that went wrong and ordinary ones, mixed."""
    now = sorted((cases / NOW).glob(f"*{SUFFIX}"))
    wrong = sorted(each for each in cases.glob(f"*{SUFFIX}") if ".control." not in each.name)
    ordinary = sorted((cases / "ordinary").glob(f"*{SUFFIX}"))
    mixed = [each for pair in zip(wrong, ordinary, strict=False) for each in pair]
    return now + mixed + wrong[len(ordinary) :]


def _organisations(vocabulary: Vocabulary) -> Iterator[tuple[str, Account]]:
    for number, code in enumerate(vocabulary.organisation_types):
        telephone = f"000 - 55 {number:02d} 00"
        organisation = OrganisationRow(id=code, type=code, name=NAMES.get(code, code), telephone=telephone)
        organisation.keeps_region = code == KEEPER
        organisation.save(using=OWNER, force_insert=True)
        team = Team(id=f"{code}-team", organisation=organisation, name=f"Team {NAMES.get(code, code)}")
        team.telephone = telephone
        team.save(using=OWNER, force_insert=True)
        name = f"{COLLEAGUES[number % len(COLLEAGUES)]} {SURNAMES[-1 - number]}"
        yield code, _account(code, name, LEADS.get(code, (Role.PROFESSIONAL,)), code, team)


def _officers() -> None:
    """The roles that stand beside work with families."""
    for role, organisation, name in (
        (Role.TEAM_LEAD, "wijkteam", "Marga Postma"),
        (Role.FACILITATOR, "gemeente", "Ruben Haas"),
        (Role.POLICY_OFFICER, "gemeente", "Ellen Vos"),
        (Role.PRIVACY_OFFICER, "wijkteam", "Tjeerd Blom"),
        (Role.ADMINISTRATOR, "wijkteam", "Sanne Kok"),
    ):
        _account(f"{role.value}.{organisation}", name, (role,), organisation, None)


def _account(local: str, name: str, roles: tuple[Role, ...], organisation: str, team: Team | None) -> Account:
    account = Account(
        email=f"{local}@demo.invalid",
        name=name,
        telephone=f"000 - 55 {sum(name.encode()) % 90 + 10} 10",
        organisation_id=organisation,
        team=team,
        roles=[each.value for each in roles],
    )
    account.set_unusable_password()
    account.save(using=OWNER, force_insert=True)
    return account


def _family(path: Path, number: int, vocabulary: Vocabulary, accounts: dict[str, Account], today: date) -> None:
    case = read_case(path, vocabulary)
    written = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    given = {each["id"]: f"{each['name']} {surname(number)}" for each in written["persons"] if each.get("name")}
    called = names(case.persons, number) | given
    around = _around(case.organisations, vocabulary, accounts)
    back = timedelta(days=0 if path.parent.name == NOW else number % 20)
    shift = today - case.evaluate_on - back
    import_case(case, f"Gezin {surname(number)}", called, around, shift, homes(case, number))


def _around(organisations: Sequence[Organisation], vocabulary: Vocabulary, accounts: dict[str, Account]) -> Around:
    """What the files do not have. Without organisations of a file those of the region are meant by their type."""
    found = {each.id: each.type for each in organisations} or {each: each for each in vocabulary.organisation_types}
    return Around(
        organisations=found,
        teams={each: f"{each}-team" for each in found.values()},
        accounts=accounts,
        together=TOGETHER,
        process=frozenset(each for each in vocabulary.kinds if vocabulary.is_process(each)),
        vocabulary=vocabulary.version,
    )
