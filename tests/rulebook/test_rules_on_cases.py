"""Each rule has work to do on the case files, and none does only what another does as well."""

from functools import cache

from rules_on_cases import PAGE, Tally, page, tallies
from zicht.rulebook.load import content_folder, load

# Both begin with the same fact in the cases there are, and ask for something else, mostly of somebody else.
ASK_SOMETHING_ELSE = {
    ("offer-answered", "referral-consulted"): "an answer of the receiver; a talk by the sender beforehand",
    ("own-gp-told", "injury-examined"): "the own practice hears of it; the injury is examined",
    ("own-gp-told", "injury-seen-by-expert"): "the own practice hears of it; an expert looks at it",
    ("investigation-completed", "asked-before-conclusion"): "it ends within its term; others are asked before it ends",
}


@cache
def found() -> dict[str, Tally]:
    return tallies(load(content_folder())[1])


def test_the_page_is_as_it_would_be_written_now() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(found()), "rules or cases changed: run make docs"


def test_every_rule_fires_on_some_family_that_went_wrong() -> None:
    assert [code for code, tally in found().items() if not tally.cases["wrong"]] == []


def test_no_rule_fires_only_on_what_another_rule_fires_on_too() -> None:
    doubles = [
        (code, other)
        for code, tally in found().items()
        for other, another in found().items()
        if code != other and len(tally.triggers) > 1 and tally.triggers <= another.triggers
    ]

    assert sorted(doubles) == sorted(ASK_SOMETHING_ELSE), "merge what asks the same, or say what it asks that differs"
