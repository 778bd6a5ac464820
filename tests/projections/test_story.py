"""The story of a replay tells each day with what was known on that day, and nothing that came later."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.small_rulebook import content, family
from zicht.evaluation.fold import evaluate
from zicht.explanation.explain import Explainer
from zicht.explanation.wording import Wording
from zicht.facts.case import Case
from zicht.facts.intake import read_case
from zicht.projections.story import Ending, StoryDay, Turn, ending, story
from zicht.rulebook.load import content_folder, load

CASES = sorted((Path(__file__).parents[2] / "cases").rglob("*.casus.yaml"))
SIGNAL = "occurred_on: 2024-02-05, kind: child_signal, about: [k1], organisation: school"
SHARED = "occurred_on: 2024-02-20, kind: concern_shared, about: [k1], organisation: school"
REPORT = "occurred_on: 2024-02-06, kind: report_received, about: [k1, k2], organisation: vt"
TAKEN_UP = "occurred_on: 2024-02-12, kind: safety_responsible_set, about: [k1], organisation: team"


def told(case: Case, view: str | None = None) -> list[StoryDay]:
    vocabulary, rulebook = content()
    explainer = Explainer(rulebook, Wording(case, vocabulary), view)
    return list(story(evaluate(case, rulebook, view), case, explainer))


def ended(case: Case, view: str | None = None) -> Ending:
    vocabulary, rulebook = content()
    explainer = Explainer(rulebook, Wording(case, vocabulary), view)
    return ending(evaluate(case, rulebook, view), case, explainer)


def test_a_finding_opens_is_raised_and_closes_on_days_of_their_own(tmp_path: Path) -> None:
    days = told(family(tmp_path, SIGNAL, SHARED, on="2024-03-01"))

    assert [(each.heading, [change.turn for change in each.changes]) for each in days] == [
        ("5 februari 2024", [Turn.OPENED]),
        ("13 februari 2024", [Turn.RAISED]),
        ("20 februari 2024", [Turn.CLOSED]),
    ]
    assert [(each.counts.pending, each.counts.raised) for each in days] == [(1, 0), (0, 1), (0, 0)]


def test_what_became_known_later_stands_on_the_day_it_was_known(tmp_path: Path) -> None:
    late = SIGNAL + ", known_from: 2024-02-18"
    [day] = told(family(tmp_path, late, on="2024-02-19"))

    assert day.heading == "18 februari 2024"
    assert [(each.line.kind, each.line.day) for each in day.known] == [("kindsignaal", "5 februari 2024")]


def test_a_correction_is_told_on_its_own_day(tmp_path: Path) -> None:
    first = f"id: s, {SIGNAL}"
    second = f"{SIGNAL}, corrects: s, known_from: 2024-02-07, attributes: {{severity: laag}}"
    days = told(family(tmp_path, first, second, on="2024-02-19"))

    assert [[each.correction for each in day.known] for day in days] == [[False], [True]]
    assert [each.finding.closed_by for each in days[1].changes] == ["corrected"]


def test_done_work_that_was_never_open_shows_as_settled(tmp_path: Path) -> None:
    late = SIGNAL + ", known_from: 2024-02-25"
    days = told(family(tmp_path, late, SHARED, on="2024-03-01"))

    assert [change.turn for change in days[-1].changes] == [Turn.SETTLED]


def test_sight_is_told_per_child_and_children_alike_share_a_line(tmp_path: Path) -> None:
    days = told(family(tmp_path, REPORT, TAKEN_UP, on="2024-03-01"))

    assert [(each.said, each.is_held) for each in days[0].sight] == [
        ("Wie zicht hield op de veiligheid van de kinderen, is niet vastgelegd; vraag na bij Veilig Thuis.", False)
    ]
    assert [(each.said, each.is_held) for each in days[1].sight] == [
        ("Zicht op de veiligheid van kind k1: Wijkteam Noord.", True),
        ("Wie zicht hield op de veiligheid van kind k2, is niet vastgelegd; vraag na bij Veilig Thuis.", False),
    ]


def test_without_a_question_about_safety_nobody_need_keep_sight(tmp_path: Path) -> None:
    [first, *_] = told(family(tmp_path, SIGNAL, on="2024-03-01"))

    assert [each.said for each in first.sight] == ["Zicht op de veiligheid van de kinderen was nog niet gevraagd."]


def test_the_end_tells_what_is_open_and_what_each_organisation_saw_alone(tmp_path: Path) -> None:
    end = ended(family(tmp_path, SIGNAL, REPORT, TAKEN_UP, on="2024-03-01"))

    assert [each.finding.rule for each in end.open] == ["signal-answered", "sight-kept"]
    assert [(each.organisation, each.facts) for each in end.own_views] == [
        ("School De Linde", 1),
        ("Veilig Thuis", 1),
        ("Wijkteam Noord", 1),
    ]


def test_a_pattern_that_only_imprecise_days_make_is_possible_and_not_raised(tmp_path: Path) -> None:
    worries = (
        (
            "occurred_on: 2024-01-01, precision: year, known_from: 2024-05-20, kind: gut_feeling, about: [k1],"
            " organisation: team"
        ),
        "occurred_on: 2024-04-20, kind: informal_signal, about: [m, k1], organisation: vt",
        "occurred_on: 2024-04-22, kind: gut_feeling, about: [k1], organisation: vt",
    )
    end = ended(family(tmp_path, *worries, on="2024-06-01"))

    assert end.open == ()
    assert [(each.title, each.persons, len(each.facts)) for each in end.possible] == [
        ("Zorgen naast elkaar", "het gezin", 3)
    ]


def test_a_view_of_one_organisation_has_no_other_views_in_it(tmp_path: Path) -> None:
    case = family(tmp_path, SIGNAL, REPORT, on="2024-03-01")

    assert ended(case, "school").own_views == ()
    assert {known.line.recorder for day in told(case, "school") for known in day.known} == {"School De Linde"}


@cache
def real(path: Path) -> Case:
    return read_case(path, load(content_folder())[0])


def really_told(case: Case, on: date, view: str | None) -> list[StoryDay]:
    vocabulary, rulebook = rules()
    explainer = Explainer(rulebook, Wording(case, vocabulary), view)
    return list(story(evaluate(case, rulebook, view, on), case, explainer))


rules = cache(lambda: load(content_folder()))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_came_later_changes_nothing_in_what_was_told_of_a_day(data: st.DataObject) -> None:
    case = real(data.draw(st.sampled_from(CASES)))
    view = data.draw(st.sampled_from([None, *(each.id for each in case.organisations)]))
    first = min(each.known_from for each in case.facts)
    cut = first + timedelta(days=data.draw(st.integers(0, (case.evaluate_on - first).days)))

    whole = really_told(case, case.evaluate_on, view)

    assert really_told(case, cut, view) == [each for each in whole if each.day <= cut]


@pytest.mark.parametrize("path", CASES[::3], ids=lambda path: path.name.removesuffix(".casus.yaml"))
def test_the_story_ends_where_the_evaluation_ends(path: Path) -> None:
    case = real(path)
    states: dict[str, str] = {}

    for day in really_told(case, case.evaluate_on, None):
        states |= {each.finding.key: each.finding.state_on(day.day) for each in day.changes}

    evaluation = evaluate(case, rules()[1])
    assert states == {each.key: each.state_on(case.evaluate_on) for each in evaluation.findings if not each.shadow}
