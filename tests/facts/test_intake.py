"""A case file that is wrong: every problem at once, each with its line, and nothing dropped in silence."""

from datetime import date

import pytest

from tests.facts.invented import BACKGROUND, FAMILY, FIRST_FACT, codes, content, problems, read, signal, with_facts
from zicht.evaluation.fold import evaluate
from zicht.facts.document import Node
from zicht.facts.entry import Entry


def replaced(old: str, new: str) -> str:
    assert old in FAMILY
    return FAMILY.replace(old, new, 1)


def test_the_family_itself_has_no_problem() -> None:
    assert problems(FAMILY) == []


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        ("occurred_on: 2024-03-11, kind: kindsignaal, about: [k1]", "unknown_kind"),
        ("occurred_on: 2024-03-11, kind: child_signal, about: [k9]", "unknown_person"),
        ("occurred_on: 2024-03-11, kind: child_signal, about: [k1, ~]", "not_text"),
        ("occurred_on: 2024-03-11, kind: child_signal, about: []", "empty_list"),
        ("occurred_on: 2024-03-11, kind: child_signal, about: ~", "missing"),
        ("occurred_on: 2024-03-11, kind: child_signal", "missing"),
        ("occurred_on: 2024-03-11, about: [k1]", "missing"),
        ("kind: child_signal, about: [k1]", "missing"),
        (signal("attributes: {vorm: angst}"), "unknown_attribute"),
        (signal("attributes: {form: bang}"), "not_one_of"),
        (signal("attributes: [form]"), "not_mapping"),
        (signal("attributes: {several: yes}"), "not_bool"),
        (signal("organisation: onbekend"), "unknown_organisation"),
        (signal("organisation: [school]"), "not_text"),
        (signal("shared_with: ggz"), "not_list"),
        (signal("shared_with: [ggz]"), "not_mapping"),
        (signal("shared_with: [{organisation: ggz}]"), "missing"),
        (signal("shared_with: [{organisation: gzz, since: 2024-04-01}]"), "unknown_organisation"),
        (signal("source: gehoord"), "not_one_of"),
        (signal("precision: week"), "not_one_of"),
        (signal("note: {a: b}"), "not_text"),
        (signal("id: 'met spatie'"), "not_id"),
        (signal('id: "regel\\n"'), "not_id"),
        (signal(f"id: {'x' * 81}"), "not_id"),
        (signal("colour: red"), "unknown_key"),
        (signal("corrects: s9"), "unknown_fact"),
        (signal("attributes: {re: s9}"), "unknown_fact"),
        (signal("id: s1, attributes: {re: s1}"), "refers_to_itself"),
        (signal("known_from: 2024-03-10"), "known_before"),
        (signal("precision: month, known_from: 2024-02-29"), "known_before"),
        (signal(day="2024-13-01"), "not_date"),
        (signal(day="2023-02-29"), "not_date"),
        (signal(day="2024-02-30"), "not_date"),
        (signal(day="0001-01-01"), "not_date"),
        (signal(day="9999-12-31"), "not_date"),
        (signal(day="2024"), "not_date"),
        (signal(day="gisteren"), "not_date"),
        (signal(day="[2024-03-11]"), "not_date"),
        (signal(day="true"), "not_date"),
    ],
)
def test_a_fact_that_is_wrong_is_told_with_its_line(fact: str, code: str) -> None:
    assert problems(with_facts(signal(), fact)) == [(FIRST_FACT + 1, code)]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("zicht-casus/1", "zicht-casus/2", "wrong_format"),
        ("format: zicht-casus/1", "", "wrong_format"),
        ("id: voorbeeld", "", "missing"),
        ("id: voorbeeld", "id: ''", "missing"),
        ("id: voorbeeld", "id: a/b", "not_id"),
        ("id: voorbeeld", "id: voorbeeld\nidd: x", "unknown_key"),
        ("evaluate_on: 2024-05-01", "", "missing"),
        ("evaluate_on: 2024-05-01", "evaluate_on: 2024-04-31", "not_date"),
        ("{id: m, role: mother", "{id: m, role: moeder", "not_one_of"),
        ("{id: m, role: mother", "{id: m, id: m, role: mother", "duplicate_key"),
        ("born: ~1991", "born: ~91", "born"),
        ("born: ~1991", "born: ~1991-13", "born"),
        ("born: ~1991", "born: 1991", "born"),
        ("born: ~1991", "born: [1991-01-01]", "born"),
        ("born: ~1991", "born: 1899-12-31", "born"),
        ("name: Noor", "several: ja", "not_bool"),
        ("name: Noor", "name: [Noor]", "not_text"),
        ("{from: m, to: k1", "{from: m, to: m", "relation_to_itself"),
        ("{from: m, to: k1", "{from: m, to: k3", "unknown_person"),
        ("kind: parent", "kind: ouder", "not_one_of"),
        ("kind: parent", "kind: parent, since: 2020-01-01, until: 2020-01-01", "until_before_since"),
        ("kind: parent", "kind: parent, since: 2020-01-02, until: 2020-01-01", "until_before_since"),
        ("{id: ggz, type: ggz_volwassen", "{id: school, type: ggz_volwassen", "duplicate_id"),
        ("type: ggz_volwassen", "type: ggz", "not_one_of"),
        ("{id: k1, role: child", "{id: m, role: child", "duplicate_id"),
    ],
)
def test_background_that_is_wrong_is_told(old: str, new: str, code: str) -> None:
    assert code in codes(replaced(old, new))


@pytest.mark.parametrize("key", ["persons", "relations", "organisations", "facts"])
@pytest.mark.parametrize("value", ["5", "tekst", "true", "2024-01-01", "{a: b}", "[5]", "[tekst]", "[[]]", "[null]"])
def test_a_part_of_the_wrong_type_is_told_on_its_line(key: str, value: str) -> None:
    kept = [part for part in FAMILY.split("\n") if not part.startswith("  ") and not part.startswith(f"{key}:")]
    text = "\n".join([*(part if not part.endswith(":") else f"{part} []" for part in kept), f"{key}: {value}"])

    assert problems(text) in [[(text.count("\n") + 1, "not_list")], [(text.count("\n") + 1, "not_mapping")]]


@pytest.mark.parametrize("text", ["tekst", "5", "[]", "[a, b]", "null"])
def test_a_file_that_is_no_mapping_has_that_one_problem(text: str) -> None:
    assert problems(text) == [(1, "not_mapping")]


def test_all_problems_are_told_at_once_in_order_of_line() -> None:
    text = with_facts("kind: child_signal, about: [k9]", signal("organisation: x, colour: red"))
    text = text.replace("role: mother", "role: moeder").replace("2024-05-01", "2024-05-32")

    assert problems(text) == [
        (4, "not_one_of"),
        (11, "not_date"),
        (FIRST_FACT, "missing"),
        (FIRST_FACT, "unknown_person"),
        (FIRST_FACT + 1, "unknown_key"),
        (FIRST_FACT + 1, "unknown_organisation"),
    ]


def test_naming_a_fact_that_has_a_problem_of_its_own_is_no_second_problem() -> None:
    facts = [signal("id: a, colour: red"), "id: b, kind: child_signal, about: [k1]", signal("attributes: {re: b}")]

    assert codes(with_facts(*facts, signal("corrects: b, known_from: 2024-04-01"))) == ["unknown_key", "missing"]


def test_the_problem_of_an_attribute_has_the_line_of_the_attribute() -> None:
    text = BACKGROUND + "facts:\n  - occurred_on: 2024-03-11\n    kind: child_signal\n    about: [k1]\n"
    text += "    attributes:\n      form: angst\n      re: s9\n      severity: veel\n      vorm: x\n"

    assert problems(text) == [
        (FIRST_FACT + 5, "unknown_fact"),
        (FIRST_FACT + 6, "not_one_of"),
        (FIRST_FACT + 7, "unknown_attribute"),
    ]


def test_yes_and_no_stay_text() -> None:
    case = read(replaced("about: [k1], organisation: school", "about: [k1], organisation: school, note: no"))

    assert case.facts[0].note == "no"


def test_numbers_serve_as_ids_everywhere_or_nowhere() -> None:
    text = FAMILY.replace("k1", "1").replace("school", "2").replace("type: 2", "type: school")

    case = read(text)

    assert [each.id for each in case.persons] == ["m", "1"]
    assert case.facts[0].about == ("1",)
    assert case.facts[0].organisation == "2"


def test_ids_keep_the_zeros_in_front() -> None:
    assert read(FAMILY.replace("k1", "007")).facts[0].about == ("007",)


def test_a_day_may_have_quotes() -> None:
    case = read(with_facts("occurred_on: '2024-03-11', kind: child_signal, about: [k1]"))

    assert case.facts[0].occurred_on == date(2024, 3, 11)


def test_null_is_unknown_and_not_a_problem() -> None:
    fact = "known_from: ~, organisation: null, attributes: {form: ~}, note: ~, shared_with: ~, corrects: ~, id: ~"

    case = read(with_facts(signal(fact)))

    assert case.facts[0].attributes == {}
    assert case.facts[0].known_from == date(2024, 3, 11)


def test_family_is_no_name_of_a_person() -> None:
    assert codes(FAMILY.replace("k1", "family")) == ["reserved_id"]


def test_the_name_of_an_organisation_is_one_line() -> None:
    case = read(replaced("name: School", 'name: "De\\n school "'))

    assert case.organisations[0].name == "De school"


def test_evaluation_before_all_facts_is_an_answer_without_findings() -> None:
    case = read(replaced("2024-05-01", "1999-01-01"))

    assert evaluate(case, content()[1]).findings == ()


def test_no_facts_is_no_problem() -> None:
    assert evaluate(read(BACKGROUND + "facts: []\n"), content()[1]).findings == ()


@pytest.mark.parametrize("more", ["expected_max_raised: -99999999999999999999", "expected: {a: [b]}", "title: 5"])
def test_what_is_for_people_or_for_measuring_is_not_read(more: str) -> None:
    assert problems(f"{FAMILY}{more}\n") == []


def test_a_number_too_large_is_a_problem_and_not_an_exception() -> None:
    assert codes(replaced("2024-05-01", "9" * 5_000)) == ["not_date"]
    assert codes(with_facts(signal(f"id: {'9' * 14}"))) == []


def test_a_hint_names_a_known_code() -> None:
    entry = Entry(Node({}, 1), "f", "casus", [])

    assert entry.hint("child_signl", ["child_signal"]) == " → `child_signal`?"
    assert entry.hint("child_signl" * 100_000, ["child_signal"]) == ""
