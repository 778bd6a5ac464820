"""The JSON Schemas for editors say what the loader says: what a schema refuses, the loader refuses too."""

import json
import os
import random
import shutil
from copy import deepcopy
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from zicht.evaluation import rule_cases
from zicht.facts import intake
from zicht.facts.document import Node, read
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem, ProblemsFound
from zicht.facts.vocabulary import load_vocabulary
from zicht.rulebook.load import CASES_SUFFIX, content_folder, rule_files
from zicht.rulebook.read_conditions import CLOSING, CONDITION, HOLDING, Conditions, read_conditions
from zicht.rulebook.read_matcher import AGE, ANSWER_KEYS, KEYS, MatcherReader
from zicht.rulebook.read_rule import COMMON, PARTS, Known, read_rule
from zicht.rulebook.read_terms import TERM, VALUE, read_terms
from zicht.rulebook.rule import Shape

FOLDER = content_folder()
EXAMPLES = int(os.environ.get("ZICHT_EXAMPLES", "300"))
NAMES = ("rule-1", "conditions-1", "terms-1", "rule-cases-1")
VALUES: list[Any] = [
    None,
    True,
    0,
    1,
    10**6,
    "",
    " ",
    "x",
    "2024-01-01",
    [],
    ["x"],
    [1],
    [None],
    {},
    {"x": "y"},
    {"nl": "x"},
]
WORDS = ["code", "nationality", "by", "linked", "kind", "when", "at_least", "at_most", "within", "hits", "note", "x"]
SEEDS = st.integers(0, 2**32).map(random.Random)
many = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize="ZICHT_EXAMPLES" not in os.environ,
    suppress_health_check=list(HealthCheck),
)


@cache
def written(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "schema" / f"{name}.json").read_text("utf-8"))
    return found


@cache
def schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(written(name))


@cache
def workplace() -> Path:
    folder = Path(mkdtemp())
    for name in ("terms", "conditions"):
        shutil.copy(FOLDER / f"{name}.yaml", folder)
    return folder


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(FOLDER / "kinds.yaml")


@cache
def known() -> tuple[Conditions, dict[str, Any]]:
    conditions = read_conditions(FOLDER / "conditions.yaml", "conditions.yaml", MatcherReader(vocabulary()), [])
    return conditions, dict(read_terms(FOLDER / "terms.yaml", "terms.yaml", []))


@cache
def content(name: str) -> list[tuple[Path, Any]]:
    """The files of one format, with what is in them."""
    if name == "rule-1":
        paths = rule_files(FOLDER)
    elif name == "rule-cases-1":
        paths = sorted(FOLDER.rglob(f"*{CASES_SUFFIX}"))
    else:
        paths = [FOLDER / f"{name.removesuffix('-1')}.yaml"]
    return [(path, plain(read(path))) for path in paths]


def plain(node: Node) -> Any:
    """What a file says, with days as they are written."""
    if node.mapping is not None:
        return {key: plain(each) for key, each in node.mapping.items()}
    if node.sequence is not None:
        return [plain(each) for each in node.sequence]
    return node.value if node.value is None or isinstance(node.value, (bool, int)) else str(node.value)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one_and_says_what_each_key_is(name: str) -> None:
    Draft202012Validator.check_schema(written(name))

    assert written(name)["description"]
    assert all("description" in each for each in written(name)["properties"].values())


@pytest.mark.parametrize("name", NAMES)
def test_every_file_of_the_rulebook_validates(name: str) -> None:
    found = [
        f"{path.name}: {error.json_path} {error.message[:200]}"
        for path, instance in content(name)
        for error in schema(name).iter_errors(instance)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("name", "place", "keys"),
    [
        ("rule-1", "", COMMON.union(*PARTS.values())),
        ("rule-1", "$defs/matcher", KEYS),
        ("rule-1", "$defs/matcher/properties/age", AGE),
        ("rule-1", "$defs/answer", ANSWER_KEYS),
        ("conditions-1", "$defs/matcher", KEYS),
        ("conditions-1", "$defs/condition", CONDITION),
        ("conditions-1", "$defs/closing", CLOSING),
        ("conditions-1", "properties/holdings/items", HOLDING),
        ("terms-1", "properties/terms/items", TERM),
        ("terms-1", "properties/terms/items/properties/values/items", VALUE),
        ("rule-cases-1", "", rule_cases.TOP),
        ("rule-cases-1", "properties/cases/items", rule_cases.CASE),
        ("rule-cases-1", "$defs/expectation", rule_cases.EXPECTED),
        ("rule-cases-1", "$defs/fact", intake.FACT),
        ("rule-cases-1", "$defs/person", intake.PERSON),
        ("rule-cases-1", "$defs/relation", intake.RELATION),
    ],
)
def test_a_schema_and_its_reader_know_the_same_keys(name: str, place: str, keys: frozenset[str]) -> None:
    part: Any = written(name)
    for key in filter(None, place.split("/")):
        part = part[key]

    assert set(part["properties"]) == keys


@pytest.mark.parametrize("shape", Shape)
def test_a_schema_and_the_reader_know_the_same_parts_of_a_shape(shape: Shape) -> None:
    branches = written("rule-1")["allOf"]
    then = next(each["then"] for each in branches if each["if"]["properties"]["shape"]["const"] == shape.value)

    assert {key for key, part in then["properties"].items() if part and key != "per"} == PARTS[shape]


@many
@given(SEEDS)
def test_a_changed_rule_that_the_schema_refuses_is_refused(seed: random.Random) -> None:
    path, instance = seed.choice(content("rule-1"))

    compare("rule-1", path.name, instance, seed)


@many
@given(SEEDS)
def test_changed_terms_and_conditions_that_the_schema_refuses_are_refused(seed: random.Random) -> None:
    name = seed.choice(["terms-1", "conditions-1"])
    path, instance = content(name)[0]
    part = "terms" if name == "terms-1" else seed.choice(["conditions", "holdings"])
    few = {key: value for key, value in instance.items() if not isinstance(value, list)}
    few |= {key: [] for key, value in instance.items() if isinstance(value, list)}

    compare(name, path.name, {**few, part: [seed.choice(instance[part])]}, seed, few_known=True)


def compare(name: str, file: str, instance: Any, seed: random.Random, few_known: bool = False) -> None:
    """A file that is right validates; with a change, what the schema refuses the loader refuses."""
    assert schema(name).is_valid(instance)
    assert few_known or problems(name, file, instance) == []
    changed = deepcopy(instance)
    change(changed, seed)

    found = problems(name, file, changed)

    assert all(each.text("nl") and each.text("en") for each in found)
    if not schema(name).is_valid(changed):
        assert found != [], list(schema(name).iter_errors(changed))


def problems(name: str, file: str, instance: Any) -> list[Problem]:
    """What the loader says of a file with this in it."""
    path = workplace() / file
    path.write_text(yaml.dump(instance, Dumper=yaml.CSafeDumper, allow_unicode=True), "utf-8")
    found: list[Problem] = []
    reader = MatcherReader(vocabulary())
    try:
        if name == "rule-1":
            (conditions, holdings, _), terms = known()
            read_rule(path, file, Known(reader, conditions, holdings, terms), found)
        elif name == "terms-1":
            read_terms(path, file, found)
        else:
            read_conditions(path, file, reader, found)
    except ProblemsFound as unreadable:
        found = list(unreadable.problems)
    return found


def change(top: Any, seed: random.Random) -> None:
    """Drop a key, add one, or put something of another type or an unknown code in its place."""
    holder, key = seed.choice(places(top))
    if isinstance(holder, list):
        holder[key : key + seed.choice([0, 1, 1])] = seed.choice([[], [deepcopy(seed.choice(VALUES))]])
        return
    what = seed.choice(["drop", "add", "move", "replace", "replace", "list", "nothing below"])
    if what == "add":
        holder[seed.choice(WORDS)] = deepcopy(seed.choice(VALUES))
    elif what == "list":
        holder[key] = [holder[key]]
    elif what == "nothing below" and isinstance(holder[key], (list, dict)):
        holder[key] = type(holder[key])()
    elif what in {"drop", "move"}:
        value = holder.pop(key)
        if what == "move":
            holder[seed.choice(WORDS)] = value
    else:
        holder[key] = deepcopy(seed.choice(VALUES))


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every holder and key in a file."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    return [*((value, key) for key in keys), *(each for key in keys for each in places(value[key]))]
