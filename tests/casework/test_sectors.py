"""Short screens by sector, the checklist before a consult closes, and what follows on a feeling and on a checklist."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.entering import ORGANISATIONS, TODAY, fact, family, vocabulary
from zicht.casework.around import Around
from zicht.casework.following import after_gut_feeling, triangle
from zicht.casework.recording import Accepted, Refusal
from zicht.casework.sectors import GUT_FEELING, Group, Sectors, Seen, checklist, facts_of, load_sectors
from zicht.facts.fact import Fact
from zicht.rulebook.load import content_folder

EVERY = ("mother", "child")
NO = dict.fromkeys(("past_niet", "wisselt", "wachtte", "ander_letsel", "omgang", "twijfel"), "no")


SECTORS: Sectors = load_sectors(content_folder(), vocabulary(), "nl")


def around() -> Around:
    return Around(family(), "school", vocabulary(), ORGANISATIONS, TODAY)


def recorded(seen: Seen, sector: str = "school") -> tuple[Accepted, ...]:
    found = facts_of(seen, SECTORS.screen_of(sector), around())
    assert not isinstance(found, Refusal), found.problems
    return found


@given(st.sampled_from(sorted(vocabulary().organisation_types)), st.data())
def test_every_sign_of_every_sector_becomes_a_fact_that_can_be_recorded(sector: str, drawn: st.DataObject) -> None:
    signs = [each.code for each in SECTORS.screen_of(sector).signs]
    ticked = tuple(drawn.draw(st.lists(st.sampled_from(signs), min_size=1, unique=True)))

    found = recorded(Seen(EVERY, ticked), sector)

    labels = {each.label for each in SECTORS.screen_of(sector).signs if each.code in ticked}
    assert {label for each in found for label in each.note.split("; ")} == labels
    assert len({(each.kind, tuple(each.attributes.items())) for each in found}) == len(found)


def test_every_sector_can_tick_subtle_signs_and_signs_of_a_parent_beside_plain_ones() -> None:
    for screen in SECTORS.screens.values():
        assert screen.of(Group.PLAIN), screen.code
        assert screen.of(Group.PARENT), screen.code
        assert screen.tip, screen.code
        assert screen.route, screen.code
    for code in ("school", "kinderopvang", "huisarts", "vrijwilligers", "other"):
        assert SECTORS.screens[code].of(Group.SUBTLE), code


def test_each_type_of_organisation_has_one_screen() -> None:
    named = [kind for each in SECTORS.screens.values() for kind in each.types]

    assert len(named) == len(set(named))
    assert SECTORS.screen_of("gemeente") is SECTORS.screens["other"]
    for kind in ("school", "kinderopvang", "huisarts", "huisartsenpost", "politie", "woningcorporatie", "schuldhulp"):
        assert kind in named


def test_signs_of_the_child_are_about_the_child_and_those_of_a_parent_about_the_parent() -> None:
    child, parent = recorded(Seen(EVERY, ("stil", "middelen")))

    assert (child.kind, child.about) == ("child_signal", ("child",))
    assert (parent.kind, parent.about) == ("parent_signal", ("mother",))


def test_what_a_neighbour_told_is_a_fact_with_who_told_it() -> None:
    (told,) = recorded(Seen(("child",), ("buren",), "zij horen het kind 's nachts huilen"))

    assert (told.kind, told.attributes["by"]) == ("informal_signal", "buren")
    assert told.note.endswith("zij horen het kind 's nachts huilen")


def test_a_feeling_is_a_fact_of_its_own_beside_what_was_seen() -> None:
    felt, seen = recorded(Seen(("child",), ("stil",), is_not_right=True))

    assert (felt.kind, seen.kind) == (GUT_FEELING, "child_signal")


@pytest.mark.parametrize(
    ("seen", "problems"),
    [
        (Seen(("child",), ()), {"signs": "no_sign"}),
        (Seen((), ("stil",)), {"about": "nobody"}),
        (Seen(("child",), ("ruzie",)), {"signs": "unknown_sign"}),
        (Seen(("child",), ("stil",), day=TODAY + timedelta(days=1)), {"day": "in_the_future"}),
        (Seen(("mother",), ("stil",)), {"about": "only_a_child"}),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(seen: Seen, problems: dict[str, str]) -> None:
    assert facts_of(seen, SECTORS.screen_of("school"), around()) == Refusal(problems)


@given(st.dictionaries(st.sampled_from(sorted(NO)), st.sampled_from(("yes", "no", "misschien"))))
def test_a_checklist_is_whole_or_names_every_question_without_an_answer(answers: dict[str, str]) -> None:
    found = checklist("child", answers, SECTORS, around())

    lacking = {code for code in SECTORS.questions if answers.get(code) not in {"yes", "no"}}
    if isinstance(found, Refusal):
        assert set(found.problems) == lacking
    else:
        assert not lacking
        assert found.attributes["outcome"] == ("positief" if "yes" in answers.values() else "negatief")


def test_one_yes_on_the_checklist_is_a_suspicion_and_stands_in_its_note() -> None:
    suspicion, none = (checklist("child", each, SECTORS, around()) for each in (NO | {"wisselt": "yes"}, NO))

    assert isinstance(suspicion, Accepted)
    assert isinstance(none, Accepted)
    assert (suspicion.attributes["outcome"], suspicion.note) == ("positief", SECTORS.questions["wisselt"])
    assert (none.attributes["outcome"], none.note) == ("negatief", "")


def test_after_a_feeling_three_steps_are_open_until_something_of_each_is_recorded() -> None:
    felt = fact(0, GUT_FEELING, ("mother",), TODAY - timedelta(days=5))
    before = fact(1, "advice_obtained", ("child",), TODAY - timedelta(days=6))
    shared = fact(2, "advice_obtained", ("child",), TODAY)
    seen = fact(3, "child_signal", ("child",), TODAY)
    spoken = fact(4, "child_spoken", ("child",), TODAY)

    def done(*facts: Fact) -> list[bool]:
        return [each.is_done for each in after_gut_feeling(felt, family(felt, before, *facts), vocabulary())]

    assert done() == [False, False, False]
    assert done(shared) == [True, False, False]
    assert done(shared, seen) == [True, True, False]
    assert done(shared, seen, spoken) == [True, True, True]


def test_the_own_gp_and_a_paediatrician_know_of_a_checklist_when_that_is_recorded() -> None:
    post, types = "school", {"gp": "huisarts", "wijkteam": "wijkteam"}
    done = fact(0, "abuse_checklist_done", ("child",), TODAY - timedelta(days=1), post)
    elsewhere = fact(1, "feedback_given", ("child",), TODAY, post, attributes={"to": "wijkteam"})
    told = fact(2, "feedback_given", ("child",), TODAY, post, attributes={"to": "gp"})
    asked = fact(3, "advice_obtained", ("child",), TODAY, post, attributes={"source": "kinderarts"})

    assert [each.is_done for each in triangle(done, family(done, elsewhere), types)] == [False, False]
    assert [each.is_done for each in triangle(done, family(done, told), types)] == [True, False]
    assert [each.is_done for each in triangle(done, family(done, told, asked), types)] == [True, True]
