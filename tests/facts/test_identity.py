"""Ids from content, and versions of one fact."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.facts.invented import FIRST_FACT, codes, problems, read, signal, with_facts

DISTINCT = [
    signal(),
    signal(day="2024-03-12"),
    signal("precision: month"),
    signal("known_from: 2024-03-12"),
    signal("organisation: school"),
    signal("source: told"),
    signal("attributes: {form: angst}"),
    signal("attributes: {form: gedrag}"),
    signal("attributes: {several: true}"),
    signal("attributes: {several: false}"),
    signal("attributes: {re: vast}"),
    signal("shared_with: [{organisation: ggz, since: 2024-04-01}]"),
    signal("shared_with: [{organisation: ggz, since: 2024-04-02}]"),
    "occurred_on: 2024-03-11, kind: child_signal, about: [k1, m]",
    "occurred_on: 2024-03-11, kind: child_disclosure, about: [k1]",
]
FIXED = "id: vast, occurred_on: 2024-01-01, kind: new_partner, about: [m]"


def ids(*facts: str) -> list[str]:
    return [each.id for each in read(with_facts(*facts)).facts]


def test_an_id_has_the_kind_the_day_and_a_hash() -> None:
    kind, day, digest = ids(signal())[0].split(".")

    assert (kind, day, len(digest)) == ("child_signal", "2024-03-11", 6)
    assert int(digest, 16) >= 0


def test_whatever_a_rule_may_read_makes_another_id() -> None:
    found = ids(FIXED, *DISTINCT)

    assert len(set(found)) == len(found)


@given(st.permutations(DISTINCT), st.integers(0, len(DISTINCT)))
@settings(max_examples=25, deadline=None)
def test_ids_do_not_depend_on_order_or_on_other_rows(order: list[str], number: int) -> None:
    alone = {fact: ids(FIXED, fact)[1] for fact in DISTINCT}

    found = ids(FIXED, *order[:number])

    assert found[1:] == [alone[fact] for fact in order[:number]]


@pytest.mark.parametrize(
    "same",
    [
        signal("note: iets anders"),
        signal("professional: wijkverpleegkundige"),
        signal("precision: day"),
        signal("known_from: 2024-03-11"),
        signal("attributes: {form: ~}"),
        "about: [k1, k1], kind: child_signal, occurred_on: '2024-03-11'",
    ],
)
def test_what_no_rule_reads_leaves_the_id_as_it_is(same: str) -> None:
    assert ids(same) == ids(signal())


def test_the_order_of_persons_and_of_sharings_leaves_the_id_as_it_is() -> None:
    one = "about: [k1, m], occurred_on: 2024-03-11, kind: child_signal, shared_with: [{0}, {1}]"
    sharings = ["{organisation: ggz, since: 2024-04-01}", "{organisation: school, since: 2024-05-01}"]

    assert ids(one.format(*sharings)) == ids(one.replace("[k1, m]", "[m, k1]").format(*reversed(sharings)))


def test_equal_entries_get_a_number() -> None:
    first = ids(signal())[0]

    assert ids(signal(), FIXED, signal("note: nog eens"), signal()) == [first, "vast", f"{first}.2", f"{first}.3"]


def test_many_equal_entries_take_no_more_than_their_time() -> None:
    started = time.process_time()

    found = ids(*[signal()] * 5_000)

    assert len(set(found)) == 5_000
    assert time.process_time() - started < 10


def test_an_id_that_is_there_already_is_told_with_the_first_line() -> None:
    assert problems(with_facts(signal("id: a"), FIXED, signal("id: a"))) == [(FIRST_FACT + 2, "duplicate_id")]


def test_a_correction_keeps_the_identity_of_the_first_version() -> None:
    facts = [signal("id: c, corrects: b"), signal("id: a"), signal("id: b, corrects: a")]

    case = read(with_facts(*facts))

    assert [(each.id, each.root, each.version) for each in case.facts] == [("c", "a", 2), ("a", "a", 0), ("b", "a", 1)]


def test_a_derived_id_may_be_corrected() -> None:
    derived = ids(signal())[0]

    case = read(with_facts(signal(), signal(f"corrects: {derived}")))

    assert case.facts[1].root == derived


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ([signal("id: a, corrects: a")], "corrects_itself"),
        ([signal("id: a, corrects: b"), signal("id: b, corrects: a")], "corrects_itself"),
        ([signal("id: a, corrects: b"), signal("id: b, corrects: c"), signal("id: c, corrects: a")], "corrects_itself"),
        ([signal("id: a"), signal("corrects: a"), signal("corrects: a, organisation: ggz")], "corrected_twice"),
        ([signal("id: a, corrects: z")], "unknown_fact"),
        ([signal("id: a, known_from: 2024-05-01"), signal("corrects: a")], "correction_known_before"),
    ],
)
def test_corrections_that_lead_nowhere_are_refused(facts: list[str], code: str) -> None:
    assert codes(with_facts(*facts)) == [code]


def test_two_corrections_of_one_version_are_told_with_the_first_line() -> None:
    facts = [signal("id: a"), signal("corrects: a"), signal("corrects: a, organisation: ggz")]

    assert problems(with_facts(*facts)) == [(FIRST_FACT + 2, "corrected_twice")]


def test_a_long_chain_of_corrections_takes_no_more_than_its_time() -> None:
    chain = [signal("id: f0"), *(signal(f"id: f{n}, corrects: f{n - 1}") for n in range(1, 5_000))]
    started = time.process_time()

    case = read(with_facts(*reversed(chain)))

    assert {each.root for each in case.facts} == {"f0"}
    assert case.facts[0].version == 4_999
    assert time.process_time() - started < 10


def test_a_fact_is_never_known_before_it_may_have_happened() -> None:
    case = read(with_facts(signal("precision: month, known_from: 2024-03-05"), signal("precision: year")))

    days = [(each.earliest, each.latest, each.known_from) for each in case.facts]

    assert days == [
        (date(2024, 3, 1), date(2024, 3, 5), date(2024, 3, 5)),
        (date(2024, 1, 1), date(2024, 12, 31), date(2024, 12, 31)),
    ]
