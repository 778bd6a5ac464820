"""Consent: whose, to whom, and until when."""

from datetime import date

import pytest

from tests.casework.entering import TODAY, content, fact, family, vocabulary
from zicht.casework.consent import standing, who_consents
from zicht.casework.disclosing import Disclosed, Proposed, disclose
from zicht.casework.kind_search import kinds_named, recordable
from zicht.casework.recording import Refusal

GIVEN = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("age", "asked"),
    [
        (0, {"mother", "father"}),
        (11, {"mother", "father"}),
        (12, {"child", "mother", "father"}),
        (15, {"child", "mother", "father"}),
        (16, {"child"}),
        (None, {"child", "mother", "father"}),
    ],
)
def test_whose_consent_is_asked_follows_from_the_age_of_the_child(age: int | None, asked: set[str]) -> None:
    assert set(who_consents(("child",), family(child=age), TODAY)) == asked


def test_an_adult_decides_about_what_is_recorded_about_that_adult() -> None:
    assert who_consents(("mother",), family(), TODAY) == ("mother",)


@pytest.mark.parametrize(
    ("given", "ended", "stands"),
    [
        ({"to": "wijkteam"}, None, True),
        ({"to": "wijkteam", "until": TODAY}, None, True),
        ({"to": "wijkteam", "until": date(2026, 11, 24)}, None, False),
        ({"to": "gi"}, None, False),
        ({}, None, False),
        ({"to": "wijkteam"}, {"to": "wijkteam"}, False),
        ({"to": "wijkteam"}, {}, False),
        ({"to": "wijkteam"}, {"to": "gi"}, True),
    ],
)
def test_a_consent_stands_for_whom_it_names_until_its_end_or_its_withdrawal(
    given: dict[str, object], ended: dict[str, object] | None, stands: bool
) -> None:
    facts = [fact(0, "consent_given", ("mother",), GIVEN, attributes=given)]
    if ended is not None:
        facts.append(fact(1, "consent_withdrawn", ("mother",), date(2026, 11, 10), attributes=ended))

    assert (standing("mother", "wijkteam", family(*facts), TODAY) is not None) == stands


def test_a_consent_given_again_after_a_withdrawal_stands() -> None:
    facts = (
        fact(0, "consent_given", ("mother",), GIVEN, attributes={"to": "wijkteam"}),
        fact(1, "consent_withdrawn", ("mother",), date(2026, 11, 10)),
        fact(2, "consent_given", ("mother",), date(2026, 11, 20), attributes={"to": "wijkteam"}),
    )

    found = standing("mother", "wijkteam", family(*facts), TODAY)

    assert found is not None
    assert found.id == "f2"


@pytest.mark.parametrize(
    ("not_asked", "why", "problems"),
    [
        ((), "", {"consent": "consent_lacking"}),
        (("father",), "", {"why_not_asked": "no_reason"}),
        (("father",), "heeft geen gezag", {}),
        (("mother", "father"), "geen gezag", {}),
    ],
)
def test_every_parent_is_asked_unless_it_is_said_why_not(
    not_asked: tuple[str, ...], why: str, problems: dict[str, str]
) -> None:
    signal = fact(0, "child_signal", ("child",), GIVEN)
    consent = fact(1, "consent_given", ("mother",), GIVEN, attributes={"to": "wijkteam"})
    proposed = Proposed("wijkteam", ("wijkteam",), ("f0",), "toestemming", "hulp", True, "", not_asked, why)
    types = {"school": "school", "wijkteam": "wijkteam"}

    found = disclose(proposed, family(signal, consent), "school", content().grounds, types, TODAY)

    if problems:
        assert found == Refusal(problems)
    else:
        assert isinstance(found, Disclosed)
        assert found.consents == ("f1",)


def test_every_attribute_has_a_question_and_every_kind_can_be_found_by_its_label() -> None:
    codes = {code for each in vocabulary().kinds.values() for code in each.attributes} | {
        *vocabulary().common_attributes
    }

    assert codes - set(content().labels) == set()
    for each in recordable(vocabulary()):
        assert each in kinds_named(each.label, vocabulary(), content().words)


def test_a_word_that_fits_nothing_finds_nothing() -> None:
    assert kinds_named("blauwe olifant", vocabulary(), content().words) == []


@pytest.mark.parametrize(("asked", "code"), [("home visit", "home_visit"), ("bruise", "injury_observed")])
def test_a_kind_is_found_by_english_words_too(asked: str, code: str) -> None:
    assert kinds_named(asked, vocabulary(), content().words)[0].code == code
