"""The sentence of a finding says what is recorded, what is not, and how it stands on a day."""

from datetime import date
from pathlib import Path

import pytest

from tests.small_rulebook import FAMILY, LESSON, NORM, content, family
from zicht.evaluation.fold import evaluate
from zicht.explanation.sentence import sentence
from zicht.explanation.wording import Wording

SIGNAL = "occurred_on: 2024-02-05, kind: child_signal, about: [k1], organisation: school"
SHARED = "occurred_on: 2024-02-09, kind: concern_shared, about: [k1], organisation: school"


def said(
    folder: Path,
    *facts: str,
    on: str,
    layer: str = NORM,
    view: str | None = None,
    language: str = "nl",
    text: str = FAMILY,
) -> list[str]:
    vocabulary, rulebook = content(layer)
    case = family(folder, *facts, on=on, text=text)
    wording = Wording(case, vocabulary, language)
    evaluation = evaluate(case, rulebook, view)
    rules = {each.code: each for each in rulebook.rules}
    return [sentence(each, rules[each.rule], wording, case.evaluate_on, view) for each in evaluation.findings]


def test_what_is_pending_is_open_until_its_last_day(tmp_path: Path) -> None:
    found = said(tmp_path, SIGNAL, on="2024-02-06")

    assert found == [
        (
            "School De Linde legde op 5 februari 2024 over kind k1 vast: kindsignaal. School De Linde geeft antwoord."
            " Nog open tot en met 12 februari 2024."
        )
    ]


def test_what_was_raised_is_a_question_to_whose_work_it_is(tmp_path: Path) -> None:
    [found] = said(tmp_path, SIGNAL, on="2024-03-01")

    assert found.endswith(
        "In deze chronologie staat hierop nog niets (termijn t/m 12 februari 2024); vraag na bij School De Linde."
    )


def test_nobody_is_told_to_ask_the_own_organisation(tmp_path: Path) -> None:
    case = family(tmp_path, SIGNAL, on="2024-03-01")
    vocabulary, rulebook = content(NORM)
    [finding] = evaluate(case, rulebook).findings
    rule = rulebook.rule(finding.rule)
    assert rule is not None

    own, other = (
        sentence(finding, rule, Wording(case, vocabulary, reader=reader), case.evaluate_on)
        for reader in ("school", "vt")
    )

    assert own.endswith("(termijn t/m 12 februari 2024). Is het gedaan, leg het dan vast.")
    assert other.endswith("vraag na bij School De Linde.")


def test_without_anybody_whose_work_it_is_the_question_is_who_takes_it_up(tmp_path: Path) -> None:
    unknown = "occurred_on: 2024-02-05, kind: child_signal, about: [k1]"
    [found] = said(tmp_path, unknown, on="2024-03-01")

    assert found.startswith("Onbekend wie legde op 5 februari 2024")
    assert "Niet belegd geeft antwoord" in found
    assert found.endswith("bespreek wie dit oppakt.")


def test_what_was_done_names_what_was_done_and_when(tmp_path: Path) -> None:
    [found] = said(tmp_path, SIGNAL, SHARED, on="2024-03-01")

    assert found.endswith("Gedaan: zorg gedeeld, 9 februari 2024.")


def test_what_was_done_after_the_term_is_done_since(tmp_path: Path) -> None:
    [found] = said(tmp_path, SIGNAL, SHARED.replace("02-09", "02-20"), on="2024-03-01")

    assert found.endswith("Nog gedaan: zorg gedeeld, 20 februari 2024.")


def test_what_was_done_in_time_and_known_later_says_both(tmp_path: Path) -> None:
    [found] = said(tmp_path, SIGNAL, f"{SHARED}, known_from: 2024-02-20", on="2024-03-01")

    assert found.endswith("Op tijd gedaan, later bekend: zorg gedeeld, 9 februari 2024 (bekend op 20 februari 2024).")


@pytest.mark.parametrize("on", ["2024-02-06", "2024-03-01"])
def test_a_lesson_is_an_insight_of_later_and_never_a_duty_of_then(tmp_path: Path, on: str) -> None:
    [found] = said(tmp_path, SIGNAL, on=on, layer=LESSON)

    assert found.startswith("Inzicht van later: School De Linde legde")
    assert "ermijn" not in found
    assert "vraag na" not in found
    assert "Nog open" not in found
    assert "om samen te bekijken" in found.lower()


def test_the_sentence_of_a_view_says_whose_facts_alone_were_used(tmp_path: Path) -> None:
    [found] = said(tmp_path, SIGNAL, on="2024-02-06", view="school")

    assert found.endswith("Alleen feiten die School De Linde kende zijn gebruikt.")


def test_a_day_is_no_more_precise_than_it_is_known(tmp_path: Path) -> None:
    [found] = said(tmp_path, f"{SIGNAL}, precision: month", on="2024-03-01")

    assert "legde in februari 2024 over" in found


def test_the_children_together_are_the_children(tmp_path: Path) -> None:
    [found] = said(tmp_path, SIGNAL.replace("[k1]", "[k1, k2]"), on="2024-02-06")

    assert "over de kinderen vast" in found


def test_the_only_child_is_the_child(tmp_path: Path) -> None:
    alone = "\n".join(line for line in FAMILY.splitlines() if "k2" not in line) + "\n"
    [found] = said(tmp_path, SIGNAL, on="2024-02-06", text=alone)

    assert "over het kind vast" in found


def test_an_entry_for_several_occurrences_counts_as_at_least_two(tmp_path: Path) -> None:
    several = f"{SIGNAL}, attributes: {{several: true, severity: laag}}"
    other = SIGNAL.replace("02-05", "02-07").replace("school", "vt") + ", attributes: {severity: laag}"
    [found] = said(tmp_path, several, other, on="2024-02-09")

    assert found == "Er staan minstens 3 zorgen van 2 organisaties. Om samen te bekijken."


def test_a_gap_asks_to_discuss_who_takes_it_up_and_closes_when_it_is_assigned(tmp_path: Path) -> None:
    report = "occurred_on: 2024-02-05, kind: report_received, about: [k1], organisation: vt"
    taken_up = "occurred_on: 2024-02-12, kind: safety_responsible_set, about: [k1], organisation: team"

    [gap] = said(tmp_path, report, on="2024-02-06")
    [closed] = said(tmp_path, report, taken_up, on="2024-03-01")

    assert gap.endswith("Nog niet belegd; bespreek samen wie dit oppakt.")
    assert "Belegd sinds 12 februari 2024" in closed


def test_a_step_without_what_it_needs_is_a_question(tmp_path: Path) -> None:
    closing = "occurred_on: 2024-02-05, kind: investigation_closed, about: [k1], organisation: vt"
    [found] = said(tmp_path, closing, on="2024-02-06")

    assert found.endswith("In deze chronologie staat dit niet; vraag na bij Veilig Thuis.")


def test_a_sentence_in_english(tmp_path: Path) -> None:
    [found] = said(tmp_path, SIGNAL, on="2024-03-01", language="en")

    assert found == (
        "School De Linde recorded on 5 February 2024 about child k1: child signal. School De Linde answers."
        " This chronology holds nothing on this yet (term up to 12 February 2024); ask School De Linde."
    )


def test_the_day_of_a_birth_is_never_written(tmp_path: Path) -> None:
    on_birthday = "occurred_on: 2014-10-11, kind: child_signal, about: [k1], organisation: school"
    vocabulary, _ = content()
    case = family(tmp_path, on_birthday, on="2020-01-01")

    assert Wording(case, vocabulary).day(date(2014, 10, 11)) == "oktober 2014"
    assert Wording(case, vocabulary).day_of(case.facts[0]) == "oktober 2014"
