"""A decision that leads to who takes over offers the handover; sight stays where it was, and no offer is doubled."""

from dataclasses import replace

from tests.casework.at_safe_home import CHILDREN, OWN, TODAY, ago, routes
from zicht.casework.handing_over import Around, Handover, Stage
from zicht.casework.passing_on import LATER, NOW, Passing, pass_on, to_hand_over
from zicht.casework.recording import Refusal
from zicht.casework.sight import ChildSight

HELD = Around(tuple(ChildSight(each, OWN, True) for each in CHILDREN))
OPEN = Handover("offer", OWN, "wijkteam", ("child",), Stage.ACCEPTED, ago(3))
TYPED = Passing("wijkteam", NOW, "Anouk Bakker", ago(1), reason="geschreeuw", told=False, leaves_out=False)


def passed(typed: Passing = TYPED, route: str = "wijkteam", around: Around = HELD, to_type: str = "wijkteam") -> object:
    return pass_on(typed, routes()[route], around, OWN, "nl", "taak_veilig_thuis", to_type, TODAY)


def test_the_call_and_the_offer_come_with_the_decision_filled_from_it() -> None:
    found = passed(replace(TYPED, more="de school bellen"))

    assert isinstance(found, list)
    assert [each.kind for each in found] == ["handover_consulted", "handover_offered"]
    assert found[1].attributes["expectations"].splitlines() == [
        routes()["wijkteam"].expects["nl"],
        "de school bellen",
    ]
    assert found[1].attributes["watch"] == "geschreeuw"
    assert found[1].about == CHILDREN


def test_an_offer_that_is_open_at_that_organisation_is_not_made_again() -> None:
    others = replace(HELD, handovers=(OPEN,))
    both = replace(HELD, handovers=(replace(OPEN, children=CHILDREN),))

    assert to_hand_over(others, OWN, "wijkteam") == ("baby",)
    assert passed(around=both) is None
    assert passed(around=replace(both, handovers=(replace(OPEN, children=CHILDREN, stage=Stage.REFUSED),))) is not None


def test_an_offer_that_is_open_elsewhere_is_ended_first() -> None:
    elsewhere = replace(HELD, handovers=(replace(OPEN, receiver="gi"),))

    assert passed(around=elsewhere) == Refusal({"to": "pending_already"})


def test_of_a_child_on_whom_another_keeps_sight_nothing_is_offered() -> None:
    kept = Around(tuple(ChildSight(each, "wijkteam", True) for each in CHILDREN))

    assert passed(around=kept) is None


def test_other_routes_and_a_call_that_is_to_come_offer_nothing() -> None:
    assert passed(route="samen_optrekken") is None
    assert passed(replace(TYPED, when=LATER)) is None
    assert passed(replace(TYPED, when="")) == Refusal({"offers": "offer_now_or_later"})


def test_everything_that_an_offer_asks_is_asked_here_at_once() -> None:
    assert passed(Passing("wijkteam", NOW, told=True)) == Refusal(
        {
            "spoken_with": "no_call",
            "spoken_on": "no_day_of_call",
            "watch": "no_text",
            "told_by": "no_text",
            "leaves_out": "all_or_not",
        }
    )
