"""English stands second and whole: values and types of organisations too, not only kinds."""

from pathlib import Path

import pytest

from tests.reports.making import LARGEST
from zicht.explanation.rule_words import asks
from zicht.explanation.wording import Wording, general
from zicht.facts.intake import read_case
from zicht.facts.kinds import AttributeType
from zicht.facts.vocabulary import NEEDS_ENGLISH
from zicht.projections.fact_rows import what
from zicht.rulebook.load import content_folder, load
from zicht.rulebook.words import forbidden_word

VOCABULARY, RULEBOOK = load(content_folder())
VALUES = {
    value
    for kind in VOCABULARY.kinds.values()
    for attribute in (*kind.attributes.values(), *VOCABULARY.common_attributes.values())
    for value in attribute.values
}
ALIKE = frozenset({"plan", "school", "stalking", "professional", "regisseur", "consistent", "Veilig Thuis"})


def test_every_value_has_an_english_name_and_no_name_is_for_nothing() -> None:
    assert set(VOCABULARY.values) == VALUES
    for code, labels in VOCABULARY.values.items():
        assert labels["en"], code
        assert forbidden_word(labels["en"]) is None, code
        assert labels.get("nl", "x") != code.replace("_", " "), code


@pytest.mark.parametrize("part", NEEDS_ENGLISH)
def test_what_has_a_dutch_code_or_none_that_reads_well_has_an_english_name(part: str) -> None:
    assert VOCABULARY.english[part].keys() == getattr(VOCABULARY, part).keys()


def dutch_values() -> set[str]:
    """What would be Dutch in an English text."""
    dutch, english = general(VOCABULARY, "nl"), general(VOCABULARY, "en")
    return {dutch.value(each) for each in VALUES if dutch.value(each) != english.value(each)}


@pytest.mark.parametrize(
    "path", [LARGEST, *sorted(LARGEST.parent.glob("*.casus.yaml"))[::9]], ids=lambda each: each.stem
)
def test_the_values_of_facts_are_english_in_an_english_text(path: Path) -> None:
    case = read_case(path, VOCABULARY)
    dutch, english = (Wording(case, VOCABULARY, language) for language in ("nl", "en"))
    said = 0

    for fact in case.facts:
        values = [
            value
            for code, value in fact.attributes.items()
            if (attribute := VOCABULARY.attribute(fact.kind, code)) and attribute.type is AttributeType.ENUM
        ]
        text = what(fact, english)
        inside = {each.strip() for each in text.partition("(")[2].rstrip(")").split(",")}
        said += len(values)
        assert not inside & {dutch.value(each) for each in values} - ALIKE, text
    assert said > 0


def test_what_a_rule_asks_is_english_in_english() -> None:
    names = dutch_values() - ALIKE
    for rule in RULEBOOK.rules:
        for part in asks(rule, RULEBOOK, general(VOCABULARY, "en")):
            words = {each.strip(" ();[]") for item in part.items for each in item.replace(" or ", ",").split(",")}
            assert not words & names, (rule.code, words & names)
