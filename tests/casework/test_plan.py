"""The plan: what facts say was agreed, what became of it, and what a form of it asks before it is accepted."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.entering import PEOPLE, TODAY, fact, family, vocabulary
from zicht.casework.plan import Plan, State, plan_of
from zicht.casework.planning import FORMS, Planned, Typed, decide, questions
from zicht.casework.recording import Accepted, Refusal, record
from zicht.facts.fact import Fact
from zicht.facts.kinds import AttributeType

TYPES = {"school": "school", "wijkteam": "wijkteam", "oma": "netwerk"}
DAY = date(2026, 10, 1)
GOAL = {"goal": "op tijd naar bed", "owner": "wijkteam", "due": "01-12-2026"}
CONDITION = {"condition": "kind slaapt thuis", "owner": "wijkteam", "due": "01-12-2026", "consequence": "nieuw gesprek"}


def plan(*facts: Fact) -> Plan:
    return plan_of(family(*facts), vocabulary())


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def said(number: int, kind: str, days: int = 0, re: int | None = None, **attributes: object) -> Fact:
    linked = {"re": f"f{re}"} if re is not None else {}
    return fact(number, kind, ("child",), later(days), attributes={**attributes, **linked})


def decided(typed: Typed, *facts: Fact) -> Planned | Refusal:
    return decide(typed, plan(*facts), PEOPLE, TYPES, vocabulary())


def refused(typed: Typed, *facts: Fact) -> dict[str, str]:
    found = decided(typed, *facts)
    assert isinstance(found, Refusal)
    return dict(found.problems)


def accepted(typed: Typed, *facts: Fact) -> Planned:
    found = decided(typed, *facts)
    assert isinstance(found, Planned), found
    return found


def goal(**more: str) -> Typed:
    return Typed("goal", ("child",), TODAY, {**GOAL, **more})


def test_a_condition_is_open_until_somebody_records_whether_it_was_met() -> None:
    condition = said(0, "condition_set", due=later(20))

    states = [
        plan(condition, *more).conditions[0].state
        for more in (
            (),
            (said(1, "condition_met", 3, re=0),),
            (said(1, "condition_breached", 3, re=0),),
            (said(1, "condition_breached", 3, re=0), said(2, "joint_weighing_done", 4, re=1)),
            (said(1, "condition_breached", 3, re=0), said(2, "joint_weighing_done", 4)),
            (said(1, "condition_breached", 3, re=0), said(2, "condition_met", 9, re=0)),
        )
    ]

    assert states == [State.OPEN, State.MET, State.NOT_MET, State.DECIDED, State.NOT_MET, State.MET]


def test_a_decision_from_before_a_condition_was_not_met_again_does_not_count_for_it() -> None:
    facts = [said(0, "condition_set"), said(1, "condition_breached", 3, re=0), said(2, "joint_weighing_done", 4, re=1)]

    again = plan(*facts, said(3, "condition_breached", 9, re=0))

    assert again.conditions[0].state is State.NOT_MET


def test_met_and_not_met_on_one_day_asks_for_a_decision() -> None:
    facts = [said(0, "condition_set"), said(1, "condition_breached", 3, re=0), said(2, "condition_met", 3, re=0)]

    assert plan(*facts).conditions[0].state is State.NOT_MET


@pytest.mark.parametrize(
    ("result", "state"), [("gehaald", State.MET), ("deels", State.PARTLY), ("niet", State.NOT_MET)]
)
def test_a_goal_stands_as_it_was_last_reviewed(result: str, state: State) -> None:
    facts = [said(0, "goal_set"), said(1, "goal_reviewed", 3, re=0, result="deels")]

    assert plan(*facts, said(2, "goal_reviewed", 9, re=0, result=result)).goals[0].state is state


def test_the_second_time_that_the_norm_is_made_wider_is_counted_as_the_second() -> None:
    steps = plan(
        said(0, "safety_norm_agreed", norm="een"),
        said(1, "safety_norm_agreed", 5, re=0, norm="twee", change="ruimer"),
        said(2, "safety_norm_agreed", 9, re=1, norm="drie", change="strenger"),
        said(3, "safety_norm_agreed", 9, re=2, norm="vier", change="ruimer"),
    ).norm

    assert [(each.fact.id, each.wider) for each in steps] == [("f3", 2), ("f2", 1), ("f1", 1), ("f0", 0)]


def test_help_that_a_child_needs_stays_until_it_started_for_that_child() -> None:
    needed = said(0, "help_needed", help_type="behandeling_kind")
    other_child = fact(1, "help_started", ("youngster",), later(3), attributes={"help_type": "behandeling_kind"})

    states = [
        plan(needed, each).helps[0].state
        for each in (
            other_child,
            said(1, "help_started", 3, help_type="wonen"),
            said(1, "help_started", 3, help_type="behandeling_kind"),
            said(1, "help_started", 3, re=0),
            said(1, "help_refused", 3, re=0),
        )
    ]

    assert states == [State.OPEN, State.OPEN, State.MET, State.MET, State.OPEN]


def test_what_the_plan_says_nothing_about_are_the_areas_and_persons_that_no_part_of_it_names() -> None:
    everybody = fact(0, "plan_agreed", PEOPLE, DAY)

    found = plan(everybody, said(1, "goal_set", area="school"), said(2, "problem_assessed", area="wonen"))

    assert {"school", "wonen"}.isdisjoint(found.silent_areas)
    assert set(found.silent_areas) | {"school", "wonen"} == {each.code for each in found.areas}
    assert found.silent_persons == ("mother", "father", "youngster")


def test_a_corrected_part_stands_in_the_plan_as_it_was_corrected_with_what_answered_it() -> None:
    first = said(0, "condition_set", condition="een")
    second = replace(said(1, "condition_set", condition="twee"), root="f0", version=1, corrects="f0")

    found = plan(first, second, said(2, "condition_met", 3, re=0))

    assert [(each.fact.id, each.state) for each in found.conditions] == [("f1", State.MET)]


KINDS = (
    "condition_set",
    "condition_met",
    "condition_breached",
    "joint_weighing_done",
    "safety_norm_agreed",
    "goal_set",
)


@given(
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.integers(0, 9), st.none() | st.integers(0, 12), st.booleans()), max_size=12
    ),
    st.randoms(),
)
def test_the_order_in_which_facts_come_in_changes_nothing(
    drawn: list[tuple[str, int, int | None, bool]], order: random.Random
) -> None:
    facts = [
        said(number, kind, days, re, **({"change": "ruimer"} if wider and kind == "safety_norm_agreed" else {}))
        for number, (kind, days, re, wider) in enumerate(drawn)
    ]
    shuffled = list(facts)
    order.shuffle(shuffled)

    assert plan(*facts) == plan(*shuffled)
    assert all(step.wider <= len(facts) for step in plan(*facts).norm)


def test_each_form_asks_only_what_its_kind_can_say() -> None:
    for form in FORMS.values():
        kind = vocabulary().kinds[form.kind]
        assert set(questions(form)) <= set(kind.attributes)
        assert not form.weighty or "dissent" in kind.attributes
        assert not set(questions(form)) & {"dissent", "re"}


@st.composite
def typed(draw: st.DrawFn) -> Typed:
    """What somebody may type in any form, mostly right."""
    code = draw(st.sampled_from(sorted(FORMS)))
    form = FORMS[code]
    attributes = {}
    for each in questions(form):
        attribute = vocabulary().attribute(form.kind, each)
        assert attribute is not None
        right = {
            AttributeType.BOOL: ("yes", "no"),
            AttributeType.ENUM: attribute.values,
            AttributeType.DATE: ("01-12-2026",),
            AttributeType.REF: tuple(TYPES),
        }.get(attribute.type, ("iets",))
        attributes[each] = draw(st.sampled_from((*right, *right, "")))
    return Typed(
        code, tuple(draw(st.lists(st.sampled_from(PEOPLE)))), draw(st.sampled_from((TODAY, TODAY, None))), attributes,
        draw(st.sampled_from(("wat er is gezegd", ""))), draw(st.sampled_from(("f0", "f2", "f4", "", "f9"))),
        draw(st.none() | st.booleans()), draw(st.sampled_from(("oma ziet het anders", ""))),
    )  # fmt: skip


STANDING = (
    said(0, "condition_set"),
    said(1, "condition_breached", 3, re=0),
    said(2, "goal_set"),
    said(3, "safety_norm_agreed", norm="een"),
    said(4, "help_needed", help="therapie", help_type="behandeling_kind"),
)


@given(typed())
def test_what_a_form_of_the_plan_accepts_is_a_fact_that_can_be_recorded(what: Typed) -> None:
    found = decided(what, *STANDING)

    if isinstance(found, Refusal):
        assert found.problems
        return
    case, form = family(*STANDING), FORMS[what.form]
    for each in (found.entered, found.dissent):
        if each is not None:
            assert isinstance(record(each, case, "school", vocabulary(), TODAY, TYPES), Accepted)
    assert set(form.required) <= set(found.entered.attributes)
    assert (found.dissent is not None) == (form.weighty and what.dissent is True)


@pytest.mark.parametrize("missing", sorted(GOAL))
def test_a_goal_has_an_owner_and_a_date(missing: str) -> None:
    assert list(refused(goal(**{missing: ""}))) == [missing]
    assert accepted(goal()).entered.attributes == GOAL


def test_arranging_help_for_a_child_is_never_left_to_the_family_or_its_network_alone() -> None:
    said_of = {"help": "therapie", "help_type": "behandeling_kind"}

    assert refused(Typed("help", ("child",), TODAY, said_of)) == {"owner": "no_organisation"}
    for owner in ("oma", "netwerk"):
        assert refused(Typed("help", ("child",), TODAY, {**said_of, "owner": owner})) == {"owner": "owner_is_network"}
    accepted(Typed("help", ("child",), TODAY, {**said_of, "owner": "school"}))


SCALING = {"stays": "school", "signals": "oma", "reports": "wijkteam", "scale_up_when": "x", "then": "y"}
SCALING["agreed_with"] = "moeder en school"


def test_the_network_may_stay_and_signal_but_is_not_the_only_one_that_keeps_sight() -> None:
    def of(watches: str) -> Typed:
        return Typed("scaling", (), TODAY, {**SCALING, "watches": watches}, dissent=False)

    assert refused(of("oma")) == {"watches": "network_alone"}
    assert accepted(of("wijkteam")).entered.about == PEOPLE


@pytest.mark.parametrize("role", ["stays", "watches", "signals", "reports"])
def test_who_stays_watches_signals_and_reports_are_four_questions(role: str) -> None:
    attributes = {key: text for key, text in {**SCALING, "watches": "school"}.items() if key != role}

    assert refused(Typed("scaling", (), TODAY, attributes, dissent=False)) == {role: "no_organisation"}


def test_a_norm_that_follows_on_another_says_how_it_differs_and_why() -> None:
    before = said(0, "safety_norm_agreed", norm="een")
    new = Typed("norm", (), TODAY, {"norm": "twee", "agreed_with": "allen"}, dissent=False)
    changed = replace(new, attributes={**new.attributes, "change": "ruimer"})

    accepted(new)
    assert refused(new, before) == {"change": "how_changed"}
    assert refused(changed, before) == {"changed": "say_it"}
    whole = replace(changed, attributes={**changed.attributes, "changed": "bezoek mag weer"})
    assert accepted(whole, before).entered.attributes["re"] == "f0"


def test_tying_help_to_a_condition_asks_why_that_is_reasonable() -> None:
    typed = Typed("condition", ("mother",), TODAY, {**CONDITION, "tied_to": "budgetbeheer"})

    assert refused(typed) == {"grounds": "why_tied"}


@pytest.mark.parametrize("missing", ["condition", "owner", "due"])
def test_a_condition_is_concrete_has_a_day_and_somebody_who_sees_to_it(missing: str) -> None:
    without = {code: text for code, text in CONDITION.items() if code != missing}

    assert list(refused(Typed("condition", ("mother",), TODAY, without))) == [missing]


def test_a_condition_may_be_set_before_it_is_agreed_what_follows() -> None:
    undecided = {code: text for code, text in CONDITION.items() if code != "consequence"}

    assert accepted(Typed("condition", ("mother",), TODAY, undecided)).entered.attributes == undecided


def test_a_condition_is_due_on_the_day_that_it_is_set_or_later() -> None:
    def of(due: date) -> Typed:
        return Typed("condition", ("mother",), TODAY, {**CONDITION, "due": f"{due:%d-%m-%Y}"})

    assert refused(of(TODAY - timedelta(days=1))) == {"due": "due_before_it_was_set"}
    accepted(of(TODAY))
    accepted(replace(of(TODAY - timedelta(days=1)), day=TODAY - timedelta(days=9)))


def test_a_minimum_requirement_says_by_what_it_is_seen() -> None:
    typed = Typed("condition", ("mother",), TODAY, {**CONDITION, "minimum": "yes"})

    assert refused(typed) == {"measured_by": "seen_by_what"}
    accepted(replace(typed, attributes={**typed.attributes, "measured_by": "oma belt elke week"}))
    accepted(replace(typed, attributes={**typed.attributes, "minimum": "no"}))


def test_what_came_of_a_condition_says_which_and_is_not_from_before_it_was_set() -> None:
    condition = said(0, "condition_set", condition="kind slaapt thuis")
    met = Typed("met", (), TODAY, re="f0")

    found = accepted(met, condition).entered
    early = refused(replace(met, day=condition.earliest - timedelta(days=1)), condition)

    assert (found.about, found.attributes) == (condition.about, {"re": "f0", "condition": "kind slaapt thuis"})
    assert early == {"occurred_on": "before_it_was_set"}


def test_own_strength_rests_on_something_and_says_whether_the_problem_can_be_solved() -> None:
    area = {"area": "financien", "outcome": "chronisch", "regie": "ondersteund"}

    assert set(refused(Typed("area", ("mother",), TODAY, area))) == {"grounds", "solvable", "assessed_by"}


def test_a_weighty_decision_asks_for_another_view_and_records_it_beside_the_decision() -> None:
    agreed = Typed("plan", (), TODAY, {"type": "gezinsplan", "review_on": "01-12-2026", "agreed_with": "allen"})

    assert refused(agreed) == {"dissent": "another_view"}
    assert refused(replace(agreed, dissent=True)) == {"other_view": "which_view"}
    assert accepted(replace(agreed, dissent=False)).dissent is None
    found = accepted(replace(agreed, dissent=True, other_view="school: te vroeg"))
    assert found.dissent is not None
    assert found.dissent.attributes == {"topic": "school: te vroeg"}


def test_a_decision_is_asked_only_after_something_was_not_met_and_answers_that() -> None:
    decision = Typed("decision", (), TODAY, {"outcome": "zorg_blijft", "reason": "x"}, re="f0", dissent=False)
    condition = said(0, "condition_set")

    assert refused(decision, condition) == {"re": "unknown_fact"}
    found = accepted(decision, condition, said(1, "condition_breached", 3, re=0)).entered
    assert (found.attributes["re"], found.about) == ("f1", ("child",))


@pytest.mark.parametrize("sort", ["gezinsplan", "veiligheidsplan", "herstelplan"])
def test_a_plan_of_recovery_is_a_plan_with_the_same_questions(sort: str) -> None:
    agreed = Typed("plan", (), TODAY, {"type": sort, "agreed_with": "allen"}, dissent=False)

    assert refused(agreed) == {"review_on": "no_date_agreed"}
    found = accepted(replace(agreed, attributes={**agreed.attributes, "review_on": "01-12-2026"})).entered
    assert isinstance(record(found, family(), "school", vocabulary(), TODAY, TYPES), Accepted)


def test_looking_back_asks_whether_it_is_enough_for_the_longer_run_and_when_next() -> None:
    looked = Typed("lookback", (), TODAY, {}, "het gaat beter", dissent=False)

    assert refused(looked) == {"sufficient": "choose_one", "next": "no_date_agreed"}
