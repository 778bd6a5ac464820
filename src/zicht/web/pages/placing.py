"""A placement and a return home, on the page of the Raad: what is typed, what it becomes, and where a child lives."""

from collections.abc import Mapping

from zicht.casework.conditions import Condition
from zicht.casework.placing import Deciding, Lives, Placement, Return, go_home, lives, place, requirements
from zicht.casework.recording import Entered, Refusal
from zicht.evaluation.daily import Sight, sight_on
from zicht.explanation.wording import capitalised
from zicht.web.pages.choices import enum_options
from zicht.web.pages.entering import Around, one

Values = Mapping[str, list[str]]
PLACING = ("setting", "basis", "decided_by", "place", "keeps", "day")
RETURNING = (
    "child", "decided_by", "norm", "why_not_met", "view", "why_no_view", "watches", "how_often", "then", "review_on",
    "keeps", "day",
)  # fmt: skip


def placed(values: Values, around: Around) -> tuple[Entered, ...] | Refusal:
    """The fact of a placement or another place, or every problem."""
    typed = Placement(
        about=tuple(values.get("about", ())),
        emergency="emergency" in values,
        **{each: one(values, each) for each in PLACING},
    )
    found = place(typed, _deciding(around))
    return found if isinstance(found, Refusal) else (found,)


def returned(values: Values, around: Around) -> tuple[Entered, ...] | Refusal:
    """The facts of a return home, or every problem."""
    return go_home(Return(**{each: one(values, each) for each in RETURNING}), _deciding(around))


def _deciding(around: Around) -> Deciding:
    today = around.visit.today
    return Deciding(
        around.case,
        around.visit.account.organisation.type,
        around.vocabulary,
        _sight(around),
        around.region,
        around.rulebook.terms,
        today,
    )


def _sight(around: Around) -> tuple[Sight, ...]:
    return tuple(sight_on(around.case, around.rulebook, around.own, around.visit.today))


def living(around: Around) -> dict[str, dict[str, object]]:
    """Where each child that was placed lives, in words."""
    return {child: _lives(each, around) for child, each in lives(around.case, around.visit.today).items()}


def _lives(each: Lives, around: Around) -> dict[str, object]:
    said = each.placement.attributes if each.placement else {}
    words = [around.wording.value(str(said[code])) for code in ("setting", "basis") if code in said]
    keeps = str(said.get("keeps", ""))
    return {
        "away": each.placement is not None,
        "where": ", ".join([*words[:1], *filter(None, [str(said.get("place", ""))]), *words[1:]]),
        "since": each.since,
        "began": each.began if each.placement and each.places > 1 else None,
        "places": each.places,
        "keeps": around.region.get(keeps, keeps),
    }


def placing_fields(around: Around) -> dict[str, object]:
    """What the two forms offer, and how the minimum requirements of each child that lives elsewhere stand."""
    kinds, wording = around.vocabulary.kinds, around.wording
    away = [each.child for each in lives(around.case, around.visit.today).values() if each.placement]
    held = tuple(dict.fromkeys(holder for each in _sight(around) for holder in each.holders))
    return {
        "settings": enum_options(kinds["child_placed"], "setting", wording),
        "bases": enum_options(kinds["child_placed"], "basis", wording),
        "holders": [(each, around.region.get(each, each)) for each in held],
        "everybody": list(around.region.items()),
        "away": [(each, capitalised(wording.person(each))) for each in away],
        "required": [
            {
                "called": capitalised(wording.person(each)),
                "asked": [_asked(found) for found in requirements(around.case, each)],
            }
            for each in away
        ],
    }


def _asked(condition: Condition) -> dict[str, object]:
    said = condition.fact.attributes
    return {
        "condition": said.get("condition", ""),
        "measured_by": said.get("measured_by", ""),
        "due": condition.due,
        "state": condition.state,
    }
