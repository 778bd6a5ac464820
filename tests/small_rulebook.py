"""A rulebook of four rules, one of each shape, and a family to try it on: for tests that need exact words."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from zicht.facts.case import Case
from zicht.facts.intake import read_case
from zicht.facts.kinds import Vocabulary
from zicht.rulebook.load import content_folder, load
from zicht.rulebook.rule import Rulebook

TERMS = """
format: zicht-terms/1
terms:
  - code: week
    label: {nl: een week, en: a week}
    status: agreement
    values: [{days: 7, source: afspraak Voorbeeld 2020}]
  - code: quarter
    label: {nl: drie maanden, en: three months}
    status: proposal
    values: [{days: 90, source: voorstel}]
"""
CONDITIONS = """
format: zicht-conditions/1
subject_ends: [{kind: person_died}]
holdings:
  - code: sight
    label: {nl: houdt zicht op veiligheid, en: keeps sight on safety}
    set_by: [{kind: safety_responsible_set}]
    released_by: [{kind: safety_responsible_released}]
    also_released: [from]
conditions:
  - code: safety_in_question
    label: {nl: de veiligheid is in het geding, en: safety is in question}
    opens: [{kind: report_received}]
    closes: [{facts: [{kind: safety_concern_closed}]}]
"""
COMMON = """
format: zicht-rule/1
theme: report_in_isolation
status: {status}
layer: {layer}
citations: [{{source: "001", place: "§1", paraphrase: Een signaal krijgt een antwoord.}}]
requirements: [R021]
keeper: Voorbeeld
"""
RULES = {
    "signal-answered": """
shape: obligation
per: child
until_age: 18
title: {nl: Een signaal krijgt een antwoord, en: A signal is answered}
sentence:
  nl: "{recorder} legde op {day} over {subject} vast: {kind}. {organisation} geeft antwoord"
  en: "{recorder} recorded on {day} about {subject}: {kind}. {organisation} answers"
duty_of: [trigger]
trigger: {kind: child_signal, unless: {severity: laag}}
fulfilled_by: {kinds: [joint_weighing_done, concern_shared]}
within: week
""",
    "worries-together": """
shape: pattern
per: family
title: {nl: Zorgen naast elkaar, en: Worries side by side}
sentence:
  nl: "Er staan {count} zorgen van {organisations} organisaties."
  en: "There are {count} worries of {organisations} organisations."
duty_of: [addressee]
hits: [{facts: [{class: concern}], at_least: 3}]
window: quarter
organisations: 2
cleared_by: {kind: joint_weighing_done, reach: family}
alternatives: {nl: [Het gaat om hetzelfde.], en: [It is about the same.]}
""",
    "sight-kept": """
shape: continuity
per: child
title: {nl: Iemand houdt zicht, en: Somebody keeps sight}
sentence:
  nl: "Het zicht op de veiligheid van {subject} is sinds {day} niet belegd."
  en: "Sight on the safety of {subject} has not been assigned since {day}."
duty_of: [addressee]
while: safety_in_question
holding: sight
at_least: 1
""",
    "assessed-before-closing": """
shape: precondition
per: child
title: {nl: Eerst inschatten en dan sluiten, en: Assess first and then close}
sentence:
  nl: "{recorder} sloot op {day} ({subject}); vooraf hoort een inschatting."
  en: "{recorder} closed on {day} ({subject}); an assessment comes first."
duty_of: [trigger]
trigger: {kind: investigation_closed}
requires: {kind: risk_assessed, when: {outcome: [voldoende, beheersbaar]}}
""",
}
NORM, LESSON = "{norm_since: 2019-01-01}", "{lesson_since: 2019-01-01}"
FAMILY = """
format: zicht-casus/1
id: gezin
title: Een gezin
source: bedacht
persons:
  - {id: m, role: mother, name: Willemijn, born: 1990-03-07}
  - {id: k1, role: child, name: Floris, born: 2014-10-11}
  - {id: k2, role: child, name: Roos, born: ~2016}
relations:
  - {from: m, to: k1, kind: parent}
  - {from: m, to: k2, kind: parent}
organisations:
  - {id: school, type: school, name: School De Linde}
  - {id: vt, type: veilig_thuis, name: Veilig Thuis}
  - {id: team, type: wijkteam, name: Wijkteam Noord}
"""


def write(folder: Path, layer: str = NORM, status: str = "live") -> Path:
    """The rulebook as files."""
    (folder / "rules").mkdir(parents=True)
    shutil.copy(content_folder() / "kinds.yaml", folder / "kinds.yaml")
    (folder / "terms.yaml").write_text(TERMS, "utf-8")
    (folder / "conditions.yaml").write_text(CONDITIONS, "utf-8")
    (folder / "rulebook.yaml").write_text('format: zicht-rulebook/1\nversion: "1"\n', "utf-8")
    common = COMMON.format(layer=layer, status=status)
    for code, text in RULES.items():
        (folder / "rules" / f"{code}.yaml").write_text(f"{common}code: {code}{text}", "utf-8")
    return folder


@cache
def content(layer: str = NORM, status: str = "live") -> tuple[Vocabulary, Rulebook]:
    """The vocabulary and the rules, loaded."""
    folder = Path(mkdtemp(prefix="zicht-"))
    try:
        return load(write(folder, layer, status))
    finally:
        shutil.rmtree(folder)


def family_text(*facts: str, on: str, family: str = FAMILY) -> str:
    """The family with these facts, as a case file."""
    lines = "\n".join(f"  - {{{each}}}" for each in facts)
    return f"{family}facts:\n{lines}\nevaluate_on: {on}\n"


def family(folder: Path, *facts: str, on: str, text: str = FAMILY) -> Case:
    """The family with these facts, read."""
    path = folder / "gezin.casus.yaml"
    path.write_text(family_text(*facts, on=on, family=text), "utf-8")
    return read_case(path, content()[0])
