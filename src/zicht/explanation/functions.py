"""Functions of professionals that may stand in a report: a closed list, so that a name never passes for one."""

from zicht.facts.fact import Fact
from zicht.facts.problems import DUTCH

FUNCTIONS = {
    "aandachtsfunctionaris": "child safety focal person",
    "agent": "police officer",
    "ambulant begeleider": "outreach worker",
    "ambulant hulpverlener": "outreach worker",
    "begeleider": "support worker",
    "behandelaar": "therapist",
    "bewindvoerder": "administrator",
    "casemanager": "case manager",
    "casusregisseur": "case director",
    "crisismedewerker": "crisis worker",
    "gedragswetenschapper": "behavioural scientist",
    "gezinscoach": "family coach",
    "gezinshuisouder": "family home parent",
    "gezinsvoogd": "guardian",
    "groepsleerkracht": "class teacher",
    "groepsleider": "group worker",
    "huisarts": "general practitioner",
    "intern begeleider": "internal coordinator",
    "jeugdarts": "youth doctor",
    "jeugdbeschermer": "child protection worker",
    "jeugdconsulent": "youth consultant",
    "jeugdhulpverlener": "youth worker",
    "jeugdreclasseerder": "youth probation officer",
    "jeugdverpleegkundige": "youth nurse",
    "kinderarts": "paediatrician",
    "kinderrechter": "judge in juvenile cases",
    "leerkracht": "teacher",
    "leerplichtambtenaar": "school attendance officer",
    "logopedist": "speech therapist",
    "maatschappelijk werker": "social worker",
    "mentor": "mentor",
    "orthopedagoog": "educational psychologist",
    "pedagogisch medewerker": "day care worker",
    "poh-ggz": "practice nurse for mental health",
    "praktijkondersteuner": "practice nurse",
    "procesregisseur": "process director",
    "psychiater": "psychiatrist",
    "psycholoog": "psychologist",
    "raadsonderzoeker": "investigator of the Child Protection Board",
    "reclasseringswerker": "probation officer",
    "regisseur": "regisseur",
    "schoolmaatschappelijk werker": "school social worker",
    "schuldhulpverlener": "debt counsellor",
    "seh-arts": "emergency doctor",
    "spoedeisendehulparts": "emergency doctor",
    "teamleider": "team leader",
    "verloskundige": "midwife",
    "vertrouwensarts": "confidential doctor",
    "verpleegkundige": "nurse",
    "wijkagent": "community police officer",
    "wijkteammedewerker": "local team worker",
    "wijkverpleegkundige": "district nurse",
}


def function_of(fact: Fact, language: str) -> str:
    """The function of who recorded a fact, when it is one of the list; else nothing."""
    written = " ".join((fact.professional or "").split()).casefold()
    if written not in FUNCTIONS:
        return ""
    return written if language == DUTCH else FUNCTIONS[written]
