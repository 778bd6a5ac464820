"""Whatever somebody does to a case file, reading it gives a case or problems, and a case can be evaluated.

ZICHT_EXAMPLES sets how many mutated files are tried at each level.
"""

import os
import random
import re
import time
import tracemalloc
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.facts.invented import FILE, content
from zicht.evaluation.fold import evaluate
from zicht.facts.case import Case
from zicht.facts.document import parse
from zicht.facts.entry import Entry
from zicht.facts.intake import case_of
from zicht.facts.kinds import AttributeType
from zicht.facts.problems import Problem, ProblemsFound

CASES = sorted((Path(__file__).resolve().parents[2] / "cases").rglob("*.casus.yaml"))
EXAMPLES = int(os.environ.get("ZICHT_EXAMPLES", "500"))
SECONDS = 20
BYTES = 200_000_000
SEEDS = st.integers(0, 2**32).map(random.Random)
many = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize="ZICHT_EXAMPLES" not in os.environ,
    suppress_health_check=list(HealthCheck),
)
TOKEN = re.compile(rb"[\w~-]+|\s+|[^\w\s]")
ODD = [
    *(b"[", b"]", b"{", b"}", b"- ", b": ", b"? ", b"&a ", b"*a", b"!!int ", b"|\n", b">\n", b"---\n", b"...\n", b"#"),
    *(b"\t", b"\r", b"\xff", b"\x00", b'"', b"'", b"%YAML 1.1\n", b"<<: ", b"\xef\xbb\xbf", b"\xe2\x80\xa8"),
    *(b"null", b"true", b"yes", b"0001-01-01", b"9999-12-31", b"1900-01-01", b"2199-12-31", b"2024-02-30", b"~1900"),
    *(
        b"-1",
        b"999999999999999",
        b"99999999999999999999",
        b"family",
        b"",
        b"k1",
        b"m",
        b"month",
        b"year",
        b"several: true",
    ),
    *(b"child_signal", b"new_partner", b"person_died", b"separation", b"report_received", b"corrects: ", b"re: "),
]
VALUES: list[object] = [
    *(
        None,
        True,
        False,
        0,
        -1,
        10**14,
        10**30,
        "",
        " ",
        "family",
        "k1",
        "m",
        "~1900",
        "~2199-12",
        [],
        {},
        [[]],
        [{}],
        [None],
    ),
    *(
        "1900-01-01",
        "2199-12-31",
        "0001-01-01",
        "2024-02-29",
        "month",
        "year",
        "child",
        "school",
        "x" * 10_000,
        "{0}",
        "\x85",
    ),
]


@cache
def files() -> list[bytes]:
    return [path.read_bytes() for path in CASES]


@cache
def tokens() -> list[list[bytes]]:
    return [TOKEN.findall(each) for each in files()]


@cache
def trees() -> list[object]:
    return [yaml.load(each, Loader=yaml.CBaseLoader) for each in files()]


def read(written: bytes) -> Case | None:
    """The case in these bytes, or None when it has problems; each problem can be told."""
    problems: list[Problem] = []
    vocabulary = content()[0]
    case: Case | None = None
    try:
        case = case_of(Entry(parse(written, FILE), FILE, "casus", problems), vocabulary)
    except ProblemsFound as found:
        problems = list(found.problems)
    assert all(each.text("nl") and each.text("en") and each.line > 0 for each in problems)
    return None if problems else case


def tried(written: bytes) -> bool:
    """Whether these bytes are a case; a case is evaluated as a whole and for one organisation."""
    started = time.process_time()
    case = read(written)
    if case is not None:
        evaluate(case, content()[1])
        for organisation in case.organisations[:1]:
            evaluate(case, content()[1], organisation.id)
    assert time.process_time() - started < SECONDS
    return case is not None


@many
@given(SEEDS)
def test_changed_bytes_give_a_case_or_problems(seed: random.Random) -> None:
    written = bytearray(seed.choice(files()))
    for _ in range(seed.choice([1, 1, 1, 2, 6])):
        start = seed.randrange(len(written) + 1)
        end = min(len(written), start + seed.choice([0, 0, 1, 2, 10, 200]))
        written[start:end] = seed.choice([b"", seed.randbytes(1), seed.choice(ODD), bytes(written[end : end + 50])])

    tried(bytes(written))


@many
@given(SEEDS)
def test_changed_words_give_a_case_or_problems(seed: random.Random) -> None:
    own, other = list(seed.choice(tokens())), seed.choice(tokens())
    for _ in range(seed.choice([1, 1, 1, 2, 6])):
        at = seed.randrange(len(own))
        own[at : at + seed.choice([0, 1, 1, 1, 3])] = [
            seed.choice([seed.choice(ODD), seed.choice(other), seed.choice(own), b""])
        ]

    tried(b"".join(own))


@many
@given(SEEDS)
def test_changed_structure_gives_a_case_or_problems(seed: random.Random) -> None:
    number = seed.randrange(len(CASES))
    top = yaml.load(files()[number], Loader=yaml.CBaseLoader)
    for _ in range(seed.choice([1, 1, 1, 2, 6])):
        change(top, seed)

    tried(unquoted(yaml.dump(top, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)).encode())


def change(top: object, seed: random.Random) -> None:
    """Drop, add, double, move or replace something somewhere."""
    holder, key = seed.choice(places(top))
    other, other_key = seed.choice(places(seed.choice([top, seed.choice(trees())])))
    donated = deepcopy([other[other_key], seed.choice(VALUES), seed.choice(VALUES)])
    if isinstance(holder, list):
        holder[key : key + seed.choice([0, 1, 1])] = seed.choice(
            [[], [holder[key], deepcopy(holder[key])], [seed.choice(donated)]]
        )
    elif seed.random() < 0.3:
        value = holder.pop(key)
        if seed.random() < 0.5:
            holder[seed.choice([str(other_key), "id", "corrects", "attributes"])] = value
    else:
        holder[key] = seed.choice(donated)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every holder and key in a file."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    return [*((value, key) for key in keys), *(each for key in keys for each in places(value[key]))]


def unquoted(text: str) -> str:
    """Days, numbers and true as somebody would write them."""
    return re.sub(r"'(-?\d+|\d{4}-\d\d-\d\d|true|false|~[\d-]+)'", r"\1", text)


@many
@given(SEEDS)
def test_another_family_of_known_codes_can_be_evaluated(seed: random.Random) -> None:
    top = yaml.load(seed.choice(files()), Loader=yaml.CBaseLoader)
    for _ in range(seed.choice([1, 5, 20])):
        seed.choice([vary_fact, vary_fact, vary_fact, vary_person, vary_relation, vary_end])(top, seed)

    written = yaml.dump(top, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)

    assert tried(unquoted(written).encode())


def vary_fact(top: dict[str, Any], seed: random.Random) -> None:
    """Another kind, day, person, organisation or attribute; what points at the fact stays right."""
    fact, vocabulary = seed.choice(top["facts"]), content()[0]
    about = seed.sample(top["persons"], seed.randint(1, min(3, len(top["persons"]))))
    fact["about"] = [each["id"] for each in about]
    fact["organisation"] = seed.choice([None, *(each["id"] for each in top.get("organisations") or ())])
    fact["kind"] = seed.choice(list(vocabulary.kinds))
    choices = {code: possible(top, fact, code) for code in vocabulary.kinds[fact["kind"]].attributes}
    fact["attributes"] = {code: seed.choice(each) for code, each in choices.items() if each}
    if not any("corrects" in each for each in top["facts"]):
        fact["occurred_on"], fact["precision"] = day(seed), seed.choice(["day", "month", "year"])
        fact.pop("known_from", None)


def possible(top: dict[str, Any], fact: dict[str, Any], code: str) -> list[str]:
    """Values that an attribute may have."""
    attribute = content()[0].kinds[fact["kind"]].attributes[code]
    facts = [each["id"] for each in top["facts"] if "id" in each and each is not fact]
    return {
        AttributeType.BOOL: ["true", "false"],
        AttributeType.ENUM: list(attribute.values),
        AttributeType.TEXT: ["x"],
        AttributeType.DATE: ["1900-01-01", "2024-02-29", "2199-12-31"],
        AttributeType.REF: ["gi", "school", *(each["id"] for each in top.get("organisations") or ())],
        AttributeType.FACT: facts,
    }[attribute.type]


def vary_person(top: dict[str, Any], seed: random.Random) -> None:
    person = seed.choice(top["persons"])
    person["role"] = seed.choice(list(content()[0].person_roles))
    person["born"] = seed.choice([None, day(seed), f"~{seed.randint(1900, 2199)}", "~2010-02"])


def vary_relation(top: dict[str, Any], seed: random.Random) -> None:
    one, other = seed.choice(top["persons"])["id"], seed.choice(top["persons"])["id"]
    kind, since = seed.choice(list(content()[0].relation_kinds)), seed.choice([None, "1900-01-01", "2015-06-30"])
    if one != other:
        until = seed.choice([None, "2015-07-01", "2199-12-31"])
        top.setdefault("relations", []).append({"from": one, "to": other, "kind": kind, "since": since, "until": until})


def vary_end(top: dict[str, Any], seed: random.Random) -> None:
    top["evaluate_on"] = day(seed)


def day(seed: random.Random) -> str:
    """A day, now and then at the edges of time."""
    year = seed.choice([1900, 2199, *([seed.randint(2008, 2026)] * 20)])
    return f"{year}-{seed.randint(1, 12):02}-{seed.randint(1, 28):02}"


@pytest.mark.parametrize("old", ["2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025"])
@pytest.mark.parametrize("new", ["1900", "2199"])
def test_days_at_the_edges_of_time_are_evaluated(old: str, new: str) -> None:
    for written in files()[::6]:
        tried(written.replace(old.encode(), new.encode()).replace(b"-02-29", b"-02-28"))


def test_reading_a_mutated_file_takes_little_memory() -> None:
    seed = random.Random(1)
    content()
    tracemalloc.start()

    for _ in range(20):
        written = seed.choice(files()) * 5
        read(written[: seed.randrange(len(written))] + b"\n" + seed.choice(ODD) * 10_000)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < BYTES


def test_a_file_full_of_problems_takes_no_more_than_its_time() -> None:
    started = time.process_time()

    assert read(b"format: zicht-casus/1\nfacts:\n" + b"- {kindd: x, aboutt: [y], occured_on: z}\n" * 20_000) is None
    assert time.process_time() - started < SECONDS
