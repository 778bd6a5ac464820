"""What a report says: who knew what first, the five questions each day, and what the file does not tell."""

from pathlib import Path

import pytest

from tests.reports.making import LARGEST, WITH_CALAMITY, WITH_NORMS, report_of, reporter_of
from tests.small_rulebook import content, family
from zicht.projections.chronicle import Look
from zicht.projections.questions import FiveQuestions, numbered
from zicht.projections.report import Report, Reporter, by_the_norm, report
from zicht.projections.roles import unrecognisable

SIGNAL = "occurred_on: 2024-02-05, kind: child_signal, about: [k1], organisation: school"
TOLD = f"{SIGNAL}, shared_with: [{{organisation: team, since: 2024-02-07}}]"
REPORT = "occurred_on: 2024-02-06, kind: report_received, about: [k1, k2], organisation: vt"
SIGHT = "occurred_on: 2024-02-12, kind: safety_responsible_set, about: [k1, k2], organisation: team"
MORE_SIGHT = "occurred_on: 2024-02-14, kind: safety_responsible_set, about: [k1, k2], organisation: vt"
LESS_SIGHT = "occurred_on: 2024-02-16, kind: safety_responsible_released, about: [k1, k2], organisation: vt"
NO_SIGHT = "occurred_on: 2024-02-20, kind: safety_responsible_released, about: [k1, k2], organisation: team"
SEEN = "occurred_on: 2024-02-13, kind: child_seen, about: [k1], organisation: team"
WEIGHED = "occurred_on: 2024-02-22, kind: joint_weighing_done, about: [k1], organisation: team"


def told(folder: Path, *facts: str, on: str = "2024-03-01", view: str | None = None) -> Report:
    vocabulary, rulebook = content()
    wording = unrecognisable(family(folder, *facts, on=on), vocabulary, "nl")
    return report(Reporter(wording.case, rulebook, wording, view, with_notes=False))


def test_each_organisation_comes_first_with_what_it_knew_and_who_else_did(tmp_path: Path) -> None:
    school, vt, team = told(tmp_path, TOLD, REPORT, SIGHT).own_views

    assert [(each.what, each.also_known[0].since) for each in school.recorded] == [("kindsignaal", "7 februari 2024")]
    assert (vt.recorded[0].also_known, vt.told) == ((), ())
    assert [(each.since, each.row.recorder) for each in team.told] == [("7 februari 2024", "School")]


def test_whether_facts_were_put_together_is_what_was_recorded_of_it(tmp_path: Path) -> None:
    assert told(tmp_path, SIGNAL, REPORT).together == ()
    assert [each.day for each in told(tmp_path, SIGNAL, WEIGHED).together] == ["22 februari 2024"]


def test_the_picture_shows_sight_what_is_not_recorded_and_overlap(tmp_path: Path) -> None:
    whole = told(tmp_path, REPORT, SIGHT, MORE_SIGHT, LESS_SIGHT, NO_SIGHT)

    [section, *_] = whole.chronicle.sections
    looks = {
        lane.label: [(each.look, str(each.since), str(each.until)) for each in lane.spans] for lane in section.lanes
    }
    assert looks == {
        "Niet vastgelegd": [
            (Look.NOT_RECORDED, "2024-02-06", "2024-02-12"),
            (Look.NOT_RECORDED, "2024-02-20", "2024-03-02"),
        ],
        "Wijkteam": [(Look.HELD, "2024-02-12", "2024-02-20")],
        "Veilig Thuis": [(Look.HELD, "2024-02-14", "2024-02-16")],
        "Meer dan één tegelijk": [(Look.SEVERAL, "2024-02-14", "2024-02-16")],
    }
    assert [(each.who, each.until) for each in whole.sight][-1] == ("niet vastgelegd", None)


def test_each_day_answers_the_five_questions_with_what_was_known_then(tmp_path: Path) -> None:
    days = told(tmp_path, REPORT, SIGHT, SEEN).days
    first, last = days[0].answers, days[-1].answers

    assert [len(each.answers) for each in days] == [5] * len(days)
    assert "is niet vastgelegd; vraag na bij Veilig Thuis" in first[0].lines[0]
    assert first[0].lines[1] == "Dat iemand de kinderen zag of sprak, is nog niet vastgelegd."
    assert last[0].lines == (
        "Zicht op de veiligheid van de kinderen: Wijkteam.",
        "Laatst gezien of gesproken (kind 1): 13 februari 2024, Wijkteam.",
        "Dat iemand kind 2 zag of sprak, is nog niet vastgelegd.",
    )


def test_each_answer_names_the_facts_behind_it(tmp_path: Path) -> None:
    whole = told(tmp_path, REPORT, SIGHT, SEEN)
    rows = {each.number: each.what for each in whole.facts}

    behind = [[rows[number] for number in each.numbers] for each in whole.days[-1].answers]

    assert behind[0] == ["veiligheidsverantwoordelijke aangewezen", "kind gezien"]
    assert [rows[number] for number in whole.days[0].answers[0].numbers] == ["melding ontvangen"]
    assert behind[2:] == [[], [], []]


@pytest.mark.parametrize("path", [LARGEST, WITH_NORMS, WITH_CALAMITY], ids=lambda path: path.name)
def test_what_an_answer_says_of_a_fact_is_in_a_fact_that_it_names(path: Path) -> None:
    whole = report_of(path)
    rows = {each.number: each for each in whole.facts}
    assert [each.number for each in whole.facts] == list(range(1, len(whole.facts) + 1))

    for day in whole.days:
        for answer in day.answers:
            named = [rows[number] for number in answer.numbers]
            days = {row.day for row in named}
            for line in answer.lines:
                if line.startswith("Laatst gezien"):
                    assert any(each in line for each in days), (day.heading, line)
            assert not named or answer.lines


def test_a_day_tells_by_itself_what_is_open_also_when_it_opened_earlier(tmp_path: Path) -> None:
    days = told(tmp_path, SIGNAL, REPORT).days

    by_day = [[(each.title, each.turn) for each in day.findings.norm if "signaal" in each.title] for day in days]
    assert by_day == [
        [("Een signaal krijgt een antwoord", "new")],
        [("Een signaal krijgt een antwoord", "open")],
        [("Een signaal krijgt een antwoord", "passed")],
    ]


def test_what_is_to_be_looked_into_says_so_on_every_later_day_too(tmp_path: Path) -> None:
    later = "occurred_on: 2024-02-28, kind: concern_shared, about: [k2], organisation: team"
    days = told(tmp_path, SIGNAL, later).days

    turns = [each.turn for day in days for each in day.findings.norm if each.title == "Een signaal krijgt een antwoord"]
    assert turns[:3] == ["new", "passed", "passed"]


def test_what_the_file_does_not_tell_has_one_line_per_organisation(tmp_path: Path) -> None:
    later = "occurred_on: 2024-08-05, kind: child_signal, about: [k1], organisation: school"
    lines = told(tmp_path, SIGNAL, later, on="2024-09-01").untold

    assert lines[:2] == ("Van Veilig Thuis is niets ingezien.", "Van Wijkteam is niets ingezien.")
    assert any(each.startswith("Tussen 5 februari 2024 en 5 augustus 2024 staat er niets") for each in lines)


def test_findings_are_counted_in_all_and_per_fact(tmp_path: Path) -> None:
    assert told(tmp_path, SIGNAL, REPORT).counts[0] == "2 bevindingen bij 2 vastgelegde feiten: 1,00 per feit."


def test_the_view_of_one_organisation_holds_nothing_of_others(tmp_path: Path) -> None:
    whole = told(tmp_path, SIGNAL, REPORT, SIGHT, view="school")

    assert (whole.view, whole.own_views) == ("School", ())
    assert {each.recorder for each in whole.facts} == {"School"}


def test_facts_alike_in_all_but_about_whom_are_one_line_and_the_table_has_each(tmp_path: Path) -> None:
    other = SEEN.replace("[k1]", "[k2]")
    whole = told(tmp_path, SEEN, other, SIGNAL)

    [line] = [row for day in whole.days for row in day.known if row.count > 1]
    assert (line.persons, line.count) == ("de kinderen", 2)
    assert [row.persons for row in whole.facts if row.what == line.what] == ["kind 1", "kind 2"]


@pytest.mark.parametrize("path", [LARGEST, WITH_NORMS, WITH_CALAMITY], ids=lambda path: path.name)
def test_a_day_that_is_not_listed_was_like_the_last_one_before_it(path: Path) -> None:
    reporter = reporter_of(path)
    listed = {each.on: each for each in reporter.days()}
    questions = FiveQuestions(reporter.wording)

    last = None
    for day in reporter.daily:
        last = listed.get(day.day, last)
        assert last is not None
        known, held = reporter.timeline.known_on(day.day), reporter.holders.on(day.day)
        assert last.answers == numbered(questions.answers(known, day.sight, held), reporter.rows)
        standing = {key for key, state in by_the_norm(day) if state != "closed"}
        assert len([each for each in last.findings.norm if each.turn != "done"]) == len(standing)


def test_an_insight_of_later_makes_no_day_of_its_own() -> None:
    whole = report_of(WITH_CALAMITY)

    assert whole.findings.later
    assert whole.findings.norm == ()
    assert [
        day.heading
        for day, before in zip(whole.days[1:], whole.days, strict=False)
        if not day.known and day.answers == before.answers
    ] == []
