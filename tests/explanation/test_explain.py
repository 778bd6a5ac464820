"""An explanation gives the facts in reading order, what would end a finding, and what is not known."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.small_rulebook import FAMILY, content, family, family_text
from zicht.evaluation.finding import Finding
from zicht.evaluation.fold import evaluate
from zicht.explanation.ending import ends_with
from zicht.explanation.explain import Explainer, Explanation, Matter, matter_of
from zicht.explanation.rule_words import asks
from zicht.explanation.texts import ATTRIBUTES, TEXTS
from zicht.explanation.unknown import not_covered
from zicht.explanation.wording import Wording, general
from zicht.facts.case import Case
from zicht.rulebook.load import content_folder, load
from zicht.rulebook.rule import Matcher, Rule
from zicht.rulebook.words import FORBIDDEN_WORDS, forbidden_word

SIGNAL = "occurred_on: 2024-02-05, kind: child_signal, about: [k1], organisation: school"
WORRIES = (
    SIGNAL,
    "occurred_on: 2024-01-01, precision: month, kind: gut_feeling, about: [k2], organisation: team",
    "occurred_on: 2024-02-20, known_from: 2024-03-02, kind: informal_signal, about: [m, k1], organisation: vt",
)
REAL = load(content_folder())


def explained(case: Case, rule: str, language: str = "nl", view: str | None = None) -> Explanation:
    vocabulary, rulebook = content()
    finding = found(case, rule, view)
    explainer = Explainer(rulebook, Wording(case, vocabulary, language), view)
    return explainer.explain(finding, case.evaluate_on)


def found(case: Case, rule: str, view: str | None = None) -> Finding:
    return next(each for each in evaluate(case, content()[1], view).findings if each.rule == rule)


def test_facts_stand_in_the_order_in_which_they_happened(tmp_path: Path) -> None:
    case = family(tmp_path, *WORRIES, on="2024-03-10")

    lines = explained(case, "worries-together").facts

    assert [(each.day, each.kind, each.recorder, each.learned) for each in lines] == [
        ("januari 2024", "niet-pluisgevoel", "Wijkteam Noord", None),
        ("5 februari 2024", "kindsignaal", "School De Linde", None),
        ("20 februari 2024", "signaal uit informeel netwerk", "Veilig Thuis", "bekend op 2 maart 2024"),
    ]
    assert lines[2].persons == "moeder en kind k1"


@settings(max_examples=200, deadline=None)
@given(st.permutations(WORRIES))
def test_the_order_of_recording_changes_nothing_that_a_reader_gets(
    tmp_path_factory: pytest.TempPathFactory, facts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("casus")
    usual = explained(family(folder, *WORRIES, on="2024-03-10"), "worries-together")
    shuffled = explained(family(folder, *facts, on="2024-03-10"), "worries-together")

    assert shuffled.sentence == usual.sentence
    assert [each.kind for each in shuffled.facts] == [each.kind for each in usual.facts]
    assert sorted(shuffled.unknown) == sorted(usual.unknown)


def test_a_pattern_names_other_explanations(tmp_path: Path) -> None:
    case = family(tmp_path, *WORRIES, on="2024-03-10")

    assert explained(case, "worries-together").alternatives == ("Het gaat om hetzelfde.",)
    assert explained(case, "worries-together", "en").alternatives == ("It is about the same.",)


def test_an_overlap_and_a_pattern_are_for_a_joint_moment_and_a_gap_is_to_be_filled(tmp_path: Path) -> None:
    report = "occurred_on: 2024-02-05, kind: report_received, about: [k1], organisation: vt"
    case = family(tmp_path, *WORRIES, report, on="2024-03-10")
    matters = {rule: explained(case, rule).matter for rule in ("worries-together", "sight-kept", "signal-answered")}
    overlap = next(each for each in REAL[1].rules if each.at_most is not None)

    assert matters == {
        "worries-together": Matter.TOGETHER,
        "sight-kept": Matter.APPOINT,
        "signal-answered": Matter.LOOK_INTO,
    }
    assert matter_of(found(case, "sight-kept"), overlap) is Matter.TOGETHER


def test_what_would_end_it_names_what_the_rule_asks(tmp_path: Path) -> None:
    case = family(tmp_path, SIGNAL, on="2024-02-06")

    assert explained(case, "signal-answered").ends_with == "zorg gedeeld of feiten samen gewogen"


def test_a_gap_ends_when_an_organisation_takes_it_up(tmp_path: Path) -> None:
    report = "occurred_on: 2024-02-05, kind: report_received, about: [k1], organisation: vt"
    case = family(tmp_path, report, on="2024-02-06")

    assert explained(case, "sight-kept").ends_with == "een organisatie houdt zicht op veiligheid"
    assert explained(case, "sight-kept", "en").ends_with == "an organisation keeps sight on safety"


def test_only_some_values_that_count_are_named(tmp_path: Path) -> None:
    closing = "occurred_on: 2024-02-05, kind: investigation_closed, about: [k1], organisation: vt"
    case = family(tmp_path, closing, on="2024-02-06")

    assert explained(case, "assessed-before-closing").ends_with == "veiligheid getaxeerd (voldoende of beheersbaar)"


def test_what_was_not_recorded_and_would_matter_is_unknown(tmp_path: Path) -> None:
    case = family(tmp_path, SIGNAL, on="2024-02-06")

    [unknown] = explained(case, "signal-answered").unknown

    assert unknown == "Bij kindsignaal (5 februari 2024) is niet vastgelegd: de ernst."


def test_what_was_recorded_is_not_unknown(tmp_path: Path) -> None:
    case = family(tmp_path, f"{SIGNAL}, attributes: {{severity: matig}}", on="2024-02-06")

    assert explained(case, "signal-answered").unknown == ()


def test_a_day_known_by_month_or_year_is_unknown(tmp_path: Path) -> None:
    case = family(tmp_path, *WORRIES, on="2024-03-10")

    assert (
        "Alleen de maand is bekend van niet-pluisgevoel (januari 2024)." in explained(case, "worries-together").unknown
    )


def test_two_passages_of_one_place_are_named_once(tmp_path: Path) -> None:
    found = explained(family(tmp_path, SIGNAL, on="2024-03-10"), "signal-answered")
    [first] = found.citations

    twice = replace(
        found, citations=(first, replace(first, paraphrase="Nog een zin daar."), replace(first, place="§9"))
    )

    assert twice.sources == f"{first.source} {first.place}, {first.source} §9"


def test_an_unknown_age_is_told_where_the_rule_looks_at_age(tmp_path: Path) -> None:
    unborn = FAMILY.replace("born: 2014-10-11", "born: null")
    case = family(tmp_path, SIGNAL, on="2024-02-06", text=unborn)

    assert "De leeftijd van kind k1 is niet bekend; deze regel kijkt naar leeftijd." in (
        explained(case, "signal-answered").unknown
    )


def test_an_organisation_without_any_fact_in_the_view_is_one_line(tmp_path: Path) -> None:
    case = family(tmp_path, SIGNAL, on="2024-02-06")
    wording = Wording(case, content()[0])

    assert not_covered(wording, None, case.evaluate_on) == (
        "Van Veilig Thuis is niets ingezien.",
        "Van Wijkteam Noord is niets ingezien.",
    )
    assert len(not_covered(wording, "team", case.evaluate_on)) == 3


def test_the_term_names_its_length_status_and_source(tmp_path: Path) -> None:
    case = family(tmp_path, SIGNAL, on="2024-02-06")

    assert explained(case, "signal-answered").term == "7 dagen (afspraak: Voorbeeld 2020)"
    assert explained(case, "signal-answered", "en").term == "7 days (agreement: Voorbeeld 2020)"


def test_the_window_of_a_pattern_is_its_term(tmp_path: Path) -> None:
    case = family(tmp_path, *WORRIES, on="2024-03-10")

    assert explained(case, "worries-together").term == "feiten binnen 90 dagen tellen samen"


def test_the_term_says_how_long_after_a_date_something_may_slip(tmp_path: Path) -> None:
    promise = (
        "occurred_on: 2024-02-05, kind: action_agreed, about: [k1], organisation: school, attributes: {due: 2024-02-20}"
    )
    case = family(tmp_path, promise, on="2024-03-10")
    vocabulary, rulebook = REAL

    finding = next(each for each in evaluate(case, rulebook).findings if each.rule == "action-done")
    said = Explainer(rulebook, Wording(case, vocabulary, "nl"), None).explain(finding, case.evaluate_on)

    assert str(finding.due_on) == "2024-02-27"
    assert said.term is not None
    assert said.term.startswith("de datum in het feit zelf (de datum) en daarna 7 dagen (voorstel: ")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("rule", REAL[1].rules, ids=lambda each: each.code)
def test_every_rule_says_in_few_words_what_would_end_it(rule: Rule, language: str) -> None:
    said = ends_with(rule, REAL[1], general(REAL[0], language))

    assert said
    assert said.count(",") <= 12, "at most five labels, some with values"
    assert forbidden_word(said) is None


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("rule", REAL[1].rules, ids=lambda each: each.code)
def test_every_rule_can_be_put_into_words(rule: Rule, language: str) -> None:
    parts = list(asks(rule, REAL[1], general(REAL[0], language)))

    assert len(parts) >= 2
    assert all(part.heading and all(part.items) for part in parts)
    assert not [item for part in parts for item in (part.lead, *part.items) if forbidden_word(item)]


def test_every_attribute_that_a_rule_reads_has_a_label_for_readers() -> None:
    read = {code for rule in REAL[1].rules for each in matchers(rule) for code in (*each.when, *each.unless)}
    read |= {each.argument or "" for rule in REAL[1].rules for each in rule.duty_of if each.way == "attribute"}

    assert read - set(ATTRIBUTES) == set()


def matchers(rule: Rule) -> list[Matcher]:
    groups = (matcher for group in rule.hits for matcher in group.facts)
    parts = (rule.trigger, rule.answered_by, rule.ended_by, rule.latest_of, rule.cleared_by)
    return [*groups, *(matcher for part in parts for matcher in part)]


def test_no_fixed_text_has_a_forbidden_word() -> None:
    said = [text for both in TEXTS.values() for text in both] + list(ATTRIBUTES.values())
    wording = [general(REAL[0], language) for language in ("nl", "en")]
    said += [each.kind(code) for each in wording for code in REAL[0].kinds]
    said += [each.class_of_kinds(code) for each in wording for code in REAL[0].classes]
    said += [each.theme(code) for each in wording for code in REAL[0].themes]

    assert {text: forbidden_word(text) for text in said if forbidden_word(text)} == {}


def test_the_forbidden_words_are_found_when_they_are_there() -> None:
    sentences = [f"Dit is {word} hier." for word in random.Random(1).sample(FORBIDDEN_WORDS, 20)]

    assert all(forbidden_word(each) for each in sentences)


def test_a_family_without_facts_has_nothing_to_explain(tmp_path: Path) -> None:
    text = family_text(on="2024-01-01").replace("facts:\n\n", "facts: []\n")
    path = tmp_path / "leeg.casus.yaml"
    path.write_text(text, "utf-8")

    from zicht.facts.intake import read_case

    assert evaluate(read_case(path, content()[0]), content()[1]).findings == ()
