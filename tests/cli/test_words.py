"""Nothing that a reader gets holds a judgement, a name or a birth date: all cases, every view, both languages."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.cli.running import CASES
from zicht.cli.show_replay import ReplayText
from zicht.cli.terminal import Paper
from zicht.cli.texts import PARTS, TEXTS
from zicht.evaluation.fold import evaluate
from zicht.explanation.explain import Explainer
from zicht.explanation.wording import Wording, written
from zicht.facts.case import Case
from zicht.facts.fact import Precision
from zicht.facts.intake import read_case
from zicht.facts.messages import MESSAGES
from zicht.projections.replay import as_json
from zicht.projections.story import ending, story
from zicht.rulebook.load import content_folder, load
from zicht.rulebook.words import forbidden_word

FILES = sorted(CASES.rglob("*.casus.yaml"))
LANGUAGES = ("nl", "en")
content = cache(lambda: load(content_folder()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.removesuffix(".casus.yaml"))
def test_no_output_of_a_case_has_a_judgement_a_name_or_a_birth_date(path: Path) -> None:
    vocabulary, _ = content()
    case = read_case(path, vocabulary)
    secrets = [*names(path), *births(case)]

    for view in (None, *(each.id for each in case.organisations)):
        for language in LANGUAGES:
            said = "\n".join(everything(case, view, language)).replace(case.id, "")  # its maker's own words
            assert forbidden_word(said) is None, (view, language)
            assert [each for each in secrets if re.search(rf"\b{re.escape(each)}\b", said)] == [], view


def everything(case: Case, view: str | None, language: str) -> Iterator[str]:
    """What JSON, the story and the end state say of a view."""
    vocabulary, rulebook = content()
    wording = Wording(case, vocabulary, language)
    evaluation = evaluate(case, rulebook, view)
    yield as_json(evaluation, rulebook, wording, with_shadow=True)
    text, explainer = ReplayText(Paper(100, colour=False), language), Explainer(rulebook, wording, view)
    for day in story(evaluation, case, explainer, with_shadow=True):
        yield from text.day(day)
    yield from text.end_state(ending(evaluation, case, explainer, with_shadow=True))


def names(path: Path) -> list[str]:
    """The invented names in a case file, which no reader is to get."""
    persons = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)["persons"]
    return [each["name"] for each in persons if each.get("name")]


def births(case: Case) -> Iterator[str]:
    """Exact birth days: in words never, and as a date only when it is also the day of a fact."""
    happened = {day for fact in case.facts for day in (fact.occurred_on, fact.known_from)}
    exact = [each.born[0] for each in case.persons if each.born and each.born[0] == each.born[1]]
    for born in exact:
        yield from (written(born, Precision.DAY, language) for language in LANGUAGES)
        if born not in happened:
            yield born.isoformat()


def test_there_are_names_and_birth_days_to_be_found() -> None:
    assert sum(len(names(path)) for path in FILES) > 100
    assert sum(len(list(births(read_case(path, content()[0])))) for path in FILES) > 100


def test_no_text_takes_the_place_of_another_with_the_same_key() -> None:
    assert sum(map(len, PARTS)) == len(TEXTS)


@pytest.mark.parametrize("language", [0, 1], ids=LANGUAGES)
def test_no_message_has_a_forbidden_word(language: int) -> None:
    said = {key: both[language] for key, both in TEXTS.items()}
    said |= {key: both[LANGUAGES[language]] for key, both in MESSAGES.items()}

    assert {key: forbidden_word(text) for key, text in said.items() if forbidden_word(text)} == {}
