"""Meetings: what has to be said before one is called or written down, and what facts say of them."""

import random
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.entering import TODAY, content, fact, family, vocabulary
from zicht.access.tie import Extent, Involvement, Participation, Ties
from zicht.casework.convening import (
    Call,
    Called,
    Concluded,
    Minutes,
    Task,
    add_item,
    askable,
    call,
    cancel,
    conclude,
    take_step,
)
from zicht.casework.meeting_templates import MeetingTemplate, load_templates
from zicht.casework.meetings import Meeting, Stage, meetings_of, next_day
from zicht.casework.recording import Accepted, Entered, Refusal, record
from zicht.facts.fact import Fact
from zicht.facts.problems import ProblemsFound
from zicht.rulebook.load import content_folder

CALL = Call(
    template="straf_zorg", on="01-12-2026", about=("child",), purpose="één koers", criteria=("geweld",),
    grounds={"school": "convenant"}, told=True,
)  # fmt: skip
MINUTES = Minutes(
    day="vandaag", present=("wijkteam", "school"), parties="leerkracht, gezinswerker", conclusion="hulp",
    note="besproken", tasks=(Task("belt moeder", "school", "01-12-2026"),), dissent=False, told=True,
)  # fmt: skip


@cache
def templates() -> dict[str, MeetingTemplate]:
    return load_templates(content_folder(), vocabulary(), "nl")


def said(number: int, kind: str, days: int = 0, re: int | None = None, **attributes: object) -> Fact:
    linked = {"re": f"f{re}"} if re is not None else {}
    day = date(2026, 10, 1) + timedelta(days=days)
    return fact(number, kind, ("child",), day, "wijkteam", attributes={**attributes, **linked})


PLANNED = said(0, "meeting_planned", template="straf_zorg", planned_for=date(2026, 12, 1))
INVITED = said(1, "meeting_party_invited", re=0, party="school", ground="convenant")
HELD = said(2, "meeting_held", 30, re=0, conclusion="hulp")


def meeting(*more: Fact) -> Meeting:
    (found,) = meetings_of(family(PLANNED, INVITED, *more))
    return found


def called(typed: Call) -> Called | Refusal:
    return call(typed, templates(), content().grounds, ("school", "ggz"), TODAY)


def problems(found: object) -> dict[str, str]:
    assert isinstance(found, Refusal), found
    return dict(found.problems)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (replace(CALL, template="kletsen"), {"template": "no_template"}),
        (replace(CALL, on="gisteren"), {"on": "no_day_to_come"}),
        (replace(CALL, on="ooit"), {"on": "no_day_to_come"}),
        (replace(CALL, on="2027"), {"on": "no_day_to_come"}),
        (replace(CALL, about=()), {"about": "nobody"}),
        (replace(CALL, every="zes"), {"every": "no_number_of_weeks"}),
        (replace(CALL, every="0"), {"every": "no_number_of_weeks"}),
        (replace(CALL, every="53"), {"every": "no_number_of_weeks"}),
        (replace(CALL, purpose=" "), {"purpose": "say_it"}),
        (replace(CALL, criteria=()), {"criteria": "no_reason_to_meet"}),
        (replace(CALL, criteria=("iets",)), {"criteria": "no_reason_to_meet"}),
        (replace(CALL, grounds={"school": ""}), {"parties": "nobody_asked"}),
        (replace(CALL, grounds={"politie": "convenant"}), {"parties": "not_to_ask"}),
        (replace(CALL, grounds={"school": "gezellig"}), {"parties": "not_to_ask"}),
        (replace(CALL, told=None), {"told": "told_or_not"}),
        (replace(CALL, told=False), {"why_not_told": "no_reason"}),
    ],
)
def test_a_meeting_is_called_for_a_reason_with_somebody_on_a_ground_and_says_whether_the_family_knows(
    typed: Call, problem: dict[str, str]
) -> None:
    assert problems(called(typed)) == problem


def test_a_meeting_that_is_called_is_one_fact_and_one_for_each_who_is_asked() -> None:
    found = called(replace(CALL, grounds={"school": "convenant", "ggz": "meldrecht", "politie": ""}))

    assert isinstance(found, Called)
    assert [each.attributes["party"] for each in found.invited] == ["school", "ggz"]
    for each in (found.planned, *found.invited):
        checked = record(each, family(), "wijkteam", vocabulary(), TODAY, ("school", "ggz"))
        assert isinstance(checked, Accepted)


@pytest.mark.parametrize("code", ["straf_zorg", "mda", "triagetafel", "zorgteam_pleegzorg", "consult"])
def test_a_template_without_criteria_asks_for_none(code: str) -> None:
    found = called(replace(CALL, template=code, criteria=()))

    has_criteria = bool(templates()[code].criteria)
    assert isinstance(found, Refusal) == has_criteria


def test_what_is_recorded_about_a_criterion_is_shown_for_its_days_only() -> None:
    criterion = templates()["straf_zorg"].criteria[0]
    last_day, too_old = (
        fact(number, "domestic_violence", ("mother",), TODAY - timedelta(days=days))
        for number, days in ((1, criterion.days - 1), (2, criterion.days))
    )

    case = family(last_day, too_old, fact(3, "child_signal", ("child",), TODAY))

    assert criterion.recorded(case, TODAY) == (last_day,)


def test_the_prosecution_and_care_meeting_has_the_eight_steps_that_the_region_may_change() -> None:
    template = templates()["straf_zorg"]

    assert len(template.steps) == 8
    assert template.keeps == "veilig_thuis"
    step = take_step(meeting(), "koers", template, TODAY)
    assert isinstance(step, Entered)
    assert step.attributes == {"step": "koers", "re": "f0"}
    assert problems(take_step(meeting(), "negende", template, TODAY)) == {"step": "choose_one"}


def test_a_template_that_names_what_does_not_exist_is_refused_with_its_line(tmp_path: Path) -> None:
    wrong = (content_folder() / "meetings.yaml").read_text(encoding="utf-8")
    wrong = wrong.replace("parties: [gi, pleegzorg]", "parties: [gi, kapper]").replace("[child_placed]", "[kind_weg]")
    (tmp_path / "meetings.yaml").write_text(wrong, encoding="utf-8")

    with pytest.raises(ProblemsFound) as found:
        load_templates(tmp_path, vocabulary(), "nl")

    assert len(found.value.problems) == 2
    assert "meetings.yaml:" in str(found.value)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_template_has_its_texts_in_both_languages(language: str) -> None:
    for each in load_templates(content_folder(), vocabulary(), language).values():
        assert each.label
        assert each.question
        assert all([*each.steps.values(), *(one.label for one in each.criteria)])


def test_one_asks_only_who_works_with_the_family_or_together_around_it_and_not_oneself() -> None:
    since, day = date(2026, 1, 1), TODAY
    ties = Ties(
        (
            Involvement("wijkteam", None, Extent.INVOLVED, "taak", since),
            Involvement("school", None, Extent.INVOLVED, "taak", since),
            Involvement("politie", None, Extent.SIGNALLED, "taak", since),
            Involvement("ggz", None, Extent.INVOLVED, "taak", since, day),
        ),
        (Participation("jgz", "samenwerkingsafspraak", since),),
    )

    assert askable(ties, "wijkteam", day) == ("school", "jgz")


def test_a_meeting_stands_as_planned_then_held_and_a_cancelled_one_as_cancelled() -> None:
    cancelled = said(3, "meeting_cancelled", 3, re=0, reason="ziek")

    stages = [meeting(*more).stage for more in ((), (cancelled,), (HELD,), (cancelled, HELD))]

    assert stages == [Stage.PLANNED, Stage.CANCELLED, Stage.HELD, Stage.HELD]


def test_what_was_held_without_being_planned_is_a_meeting_too() -> None:
    (found,) = meetings_of(family(said(0, "meeting_held", conclusion="hulp")))

    assert (found.planned, found.stage) == (None, Stage.HELD)


def test_an_agreement_stays_open_until_somebody_records_that_it_was_done() -> None:
    agreed = said(3, "action_agreed", 30, re=2, action="bellen")
    done = said(4, "action_done", 33, re=3)

    assert [bool(each.done) for each in meeting(HELD, agreed).agreements] == [False]
    assert [bool(each.done) for each in meeting(HELD, agreed, done).agreements] == [True]


@given(st.lists(st.sampled_from(range(6)), unique=True), st.randoms())
def test_the_order_in_which_facts_of_a_meeting_come_in_changes_nothing(chosen: list[int], order: random.Random) -> None:
    every = [
        *(
            HELD,
            said(3, "action_agreed", 30, re=2),
            said(4, "action_done", 33, re=3),
            said(5, "agenda_item_added", re=0),
        ),
        *(said(6, "meeting_cancelled", 2, re=0), said(7, "dissent_recorded", 30, re=2)),
    ]
    facts = [PLANNED, INVITED, *(every[each] for each in chosen)]
    shuffled = list(facts)
    order.shuffle(shuffled)

    assert meetings_of(family(*facts)) == meetings_of(family(*shuffled))


@pytest.mark.parametrize(
    ("minutes", "problem"),
    [
        (replace(MINUTES, day="morgen"), {"day": "in_the_future"}),
        (replace(MINUTES, present=("wijkteam",)), {"present": "nobody_present"}),
        (replace(MINUTES, present=("school", "ggz")), {"present": "not_at_the_table"}),
        (replace(MINUTES, parties=""), {"parties": "say_it"}),
        (replace(MINUTES, conclusion=""), {"conclusion": "choose_one"}),
        (replace(MINUTES, note=""), {"note": "say_it"}),
        (replace(MINUTES, dissent=None), {"dissent": "another_view"}),
        (replace(MINUTES, dissent=True), {"other_view": "which_view"}),
        (replace(MINUTES, tasks=(Task("", "school", "01-12-2026"),)), {"action0": "say_it"}),
        (replace(MINUTES, tasks=(Task("x", "ggz", "01-12-2026"),)), {"owner0": "not_at_the_table"}),
        (replace(MINUTES, tasks=(Task("", "", ""), Task("x", "school", ""))), {"due1": "no_date_agreed"}),
    ],
)
def test_minutes_say_who_was_there_what_was_concluded_and_of_each_agreement_who_and_when(
    minutes: Minutes, problem: dict[str, str]
) -> None:
    assert problems(conclude(meeting(), minutes, TODAY)) == problem


def test_minutes_become_the_meeting_its_agreements_and_another_view() -> None:
    found = conclude(meeting(), replace(MINUTES, dissent=True, other_view="school: te snel"), TODAY)

    assert isinstance(found, Concluded)
    assert found.held.attributes["re"] == "f0"
    assert [each.attributes["action"] for each in found.agreed] == ["belt moeder"]
    assert found.dissent is not None
    assert found.dissent.attributes["topic"] == "school: te snel"


def test_what_is_over_takes_no_agenda_no_minutes_and_is_not_cancelled() -> None:
    held = meeting(HELD)

    assert problems(add_item(held, "slapen", "", TODAY)) == {"item": "meeting_is_over"}
    assert problems(conclude(held, MINUTES, TODAY)) == {"day": "meeting_is_over"}
    assert problems(cancel(held, "ziek", TODAY)) == {"reason": "meeting_is_over"}


def test_a_pattern_stands_on_the_agenda_once() -> None:
    listed = meeting(said(3, "agenda_item_added", re=0, finding="help-again/family/x"))

    assert problems(add_item(listed, "", "help-again/family/x", TODAY)) == {"item": "on_the_agenda"}
    assert problems(add_item(listed, " ", "", TODAY)) == {"item": "say_it"}
    assert isinstance(add_item(listed, "", "long-line/family/x", TODAY), Entered)


RHYTHM = said(0, "meeting_planned", template="zorgteam", planned_for=date(2026, 10, 1), every_weeks="6")
CLOSED = said(2, "meeting_held", re=0, template="zorgteam")


def proposed(*facts: Fact, today: date = date(2026, 10, 1)) -> list[date | None]:
    """The next day that each meeting proposes."""
    found = meetings_of(family(*facts))
    return [next_day(each, found, today) for each in found]


def test_a_meeting_with_a_rhythm_proposes_its_next_day_when_it_is_closed_and_not_before() -> None:
    cancelled = said(2, "meeting_cancelled", re=0, reason="ziek")

    assert proposed(RHYTHM) == [None]
    assert proposed(RHYTHM, CLOSED) == [date(2026, 11, 12)]
    assert proposed(RHYTHM, cancelled) == [date(2026, 11, 12)]
    assert proposed(RHYTHM, CLOSED, today=date(2026, 11, 13)) == [date(2026, 12, 24)], "never a day that passed"


def test_a_meeting_without_a_rhythm_proposes_nothing_whatever_is_usual() -> None:
    once = said(0, "meeting_planned", template="zorgteam", planned_for=date(2026, 10, 1))
    garbled = said(0, "meeting_planned", template="zorgteam", planned_for=date(2026, 10, 1), every_weeks="soms")

    assert proposed(once, CLOSED) == [None]
    assert proposed(garbled, CLOSED) == [None]
    assert proposed(CLOSED) == [None]


def test_nothing_is_proposed_when_the_next_one_is_known_and_one_about_others_does_not_count() -> None:
    later = said(3, "meeting_planned", template="zorgteam", planned_for=date(2026, 11, 12))
    other_sort = replace(later, attributes={**later.attributes, "template": "straf_zorg"})
    of_another = replace(later, about=("mother",))

    assert proposed(RHYTHM, CLOSED, later) == [None, None]
    assert proposed(RHYTHM, CLOSED, other_sort) == [None, date(2026, 11, 12)]
    assert proposed(RHYTHM, CLOSED, of_another) == [None, date(2026, 11, 12)]
