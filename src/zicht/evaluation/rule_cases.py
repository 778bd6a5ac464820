"""The cases beside a rule: small families that show when what it asks is met and when not.

`<code>.cases.yaml` stands beside `<code>.yaml`. Each rule has at least a case in which what it asks is met,
one in which it is not, one on the last day of the term, one that is corrected, one with something known late, and
one in which what asks for it happens in a family where nothing is wrong. Findings of other rules are left aside.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zicht.evaluation.finding import Finding
from zicht.evaluation.fold import evaluate
from zicht.evaluation.standing import FAMILY
from zicht.facts.case import Case
from zicht.facts.document import Node, read
from zicht.facts.entry import Entry
from zicht.facts.intake import FORMAT as CASE_FORMAT
from zicht.facts.intake import case_of
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem, ProblemsFound
from zicht.rulebook.load import CASES_SUFFIX, rule_files
from zicht.rulebook.rule import Rulebook

NEEDED = ("met", "not_met", "last_day", "corrected", "known_late", "innocent")
BACKGROUND = ("persons", "relations", "organisations")
FORMAT = "zicht-rule-cases/1"
TOP = frozenset({"format", "rule", "cases", *BACKGROUND})
CASE = frozenset({"name", "shows", "facts", "on", "known_to", "region", "expect", *BACKGROUND})
EXPECTED = frozenset({"subject", "opened_on", "due_on", "raised_on", "closed_on", "closed_by", "organisation", "state"})
Value = str | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is told of one finding; what is not told is not compared."""

    line: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class RuleCase:
    """One case of a rule, and what that rule finds in it, in order of opening."""

    file: str
    line: int
    rule: str
    name: str
    shows: str
    case: Case
    known_to: str | None
    region: str | None
    expected: tuple[Expectation, ...]


def cases_path(rule_path: Path) -> Path:
    """Where the cases of a rule stand."""
    return rule_path.with_name(rule_path.stem + CASES_SUFFIX)


def read_rule_cases(path: Path, name: str, vocabulary: Vocabulary) -> tuple[RuleCase, ...]:
    """The cases in a file. Raises ProblemsFound with everything that is wrong."""
    problems: list[Problem] = []
    top = Entry(read(path, name), name, "cases.yaml", problems)
    top.only(TOP)
    if top.has("format") and top.text("format") != FORMAT:
        top.note("wrong_format", "format", wanted=FORMAT)
    code = path.name.removesuffix(CASES_SUFFIX)
    if top.text("rule") not in (None, code):
        top.note("code_is_not_file", "rule", wanted=code)
    entries = enumerate(top.entries("cases", "cases"), start=1)
    found = [_rule_case(code, number, each, top, vocabulary) for number, each in entries]
    if problems:
        once = [each for number, each in enumerate(problems) if each not in problems[:number]]
        raise ProblemsFound(once)
    return tuple(each for each in found if each is not None)


def check(rule_case: RuleCase, rulebook: Rulebook) -> list[Problem]:
    """How a case comes out differently than expected; empty when it does not."""
    evaluation = evaluate(rule_case.case, rulebook, rule_case.known_to)
    found = [each for each in evaluation.findings if each.rule == rule_case.rule]
    found.sort(key=lambda each: (each.opened_on, each.key))
    on = rule_case.case.evaluate_on
    if len(found) != len(rule_case.expected):
        wanted = f"{len(rule_case.expected)} x {rule_case.rule}"
        outcome = "; ".join(_in_short(each, on) for each in found) or "[]"
        return [_fails(rule_case, rule_case.line, wanted, outcome)]
    pairs = zip(rule_case.expected, found, strict=True)
    return [each for expected, finding in pairs for each in _differences(rule_case, expected, finding, on)]


def check_all(folder: Path, vocabulary: Vocabulary, rulebook_of: Callable[[str | None], Rulebook]) -> Iterator[Problem]:
    """Everything that is wrong with the cases beside the rules of a folder."""
    rules = rule_files(folder)
    for path in rules:
        yield from _check_rule(folder, path, vocabulary, rulebook_of)
    beside = {cases_path(each) for each in rules}
    for path in sorted((folder / "rules").rglob(f"*{CASES_SUFFIX}")):
        if path not in beside:
            yield Problem(path.relative_to(folder).as_posix(), 1, "cases_without_rule")


def missing(found: Sequence[RuleCase]) -> list[str]:
    """What the cases of a rule do not show yet."""
    return [each for each in NEEDED if each not in {case.shows for case in found}]


def _check_rule(
    folder: Path, path: Path, vocabulary: Vocabulary, rulebook_of: Callable[[str | None], Rulebook]
) -> Iterator[Problem]:
    cases = cases_path(path)
    name = cases.relative_to(folder).as_posix()
    if not cases.is_file():
        values = {"missing": ", ".join(NEEDED), "file": cases.name}
        yield Problem(path.relative_to(folder).as_posix(), 1, "missing_case", values)
        return
    try:
        found = read_rule_cases(cases, name, vocabulary)
    except ProblemsFound as problems:
        yield from problems.problems
        return
    if lacking := missing(found):
        yield Problem(name, 1, "missing_case", {"missing": ", ".join(lacking), "file": cases.name})
    for each in found:
        try:
            yield from check(each, rulebook_of(each.region))
        except ProblemsFound as problems:  # a region that does not exist or cannot be read
            yield from (Problem(each.file, each.line, one.code, one.values) for one in problems.problems)


def _rule_case(code: str, number: int, entry: Entry, top: Entry, vocabulary: Vocabulary) -> RuleCase | None:
    entry.only(CASE)
    name, shows = entry.text("name"), entry.one_of("shows", NEEDED)
    expected = tuple(_expectation(each) for each in entry.entries("expect", "expect"))
    if entry.day("on") is None:
        return None
    case = case_of(_merged(f"{code}-{number}", entry, top), vocabulary)
    known_to = entry.text("known_to", required=False)
    if known_to is not None and case.organisation(known_to) is None:
        entry.note("unknown_organisation", "known_to")
    return RuleCase(
        file=entry.file,
        line=entry.node.line,
        rule=code,
        name=name or "",
        shows=shows or "",
        case=case,
        known_to=known_to,
        region=entry.text("region", required=False),
        expected=expected,
    )


def _merged(case_id: str, entry: Entry, top: Entry) -> Entry:
    """The case as a case file would have it: what all cases share, and what is its own."""
    line = entry.node.line
    keys = {"format": Node(CASE_FORMAT, line), "id": Node(case_id, line), "evaluate_on": entry.keys["on"]}
    for key in BACKGROUND:
        items = [*top.items(key, required=False), *entry.items(key, required=False)]
        keys[key] = Node(items, line)
    if "facts" in entry.keys:
        keys["facts"] = entry.keys["facts"]
    return Entry(Node(keys, line), entry.file, "cases", entry.problems)


def _expectation(entry: Entry) -> Expectation:
    entry.only(EXPECTED)
    return Expectation(entry.node.line, {key: _value(node) for key, node in entry.keys.items()})


def _value(node: Node) -> Value:
    if node.sequence is not None:
        return tuple(str(each.value) for each in node.sequence)
    value = node.value
    return value if value is None or isinstance(value, date) else str(value)


def _differences(rule_case: RuleCase, expected: Expectation, finding: Finding, on: date) -> Iterator[Problem]:
    outcome = _outcome(finding, on)
    for key, wanted in expected.values.items():
        found = outcome.get(key)
        same = found == wanted or (key == "subject" and _subjects(wanted) == _subjects(found))
        if key in EXPECTED and not same:
            yield _fails(rule_case, expected.line, f"{key} {_shown(wanted)}", f"{key} {_shown(found)}")


def _outcome(finding: Finding, on: date) -> dict[str, Value]:
    return {
        "subject": finding.subjects,
        "opened_on": finding.opened_on,
        "due_on": finding.due_on,
        "raised_on": finding.raised_on,
        "closed_on": finding.closed_on,
        "closed_by": finding.closed_by,
        "organisation": finding.organisation,
        "state": finding.state_on(on),
    }


def _subjects(value: Value) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(sorted(value))
    return () if value in (None, FAMILY) else (str(value),)


def _in_short(finding: Finding, on: date) -> str:
    who = ", ".join(finding.subjects) or FAMILY
    return f"{who} {finding.opened_on} {finding.state_on(on)}"


def _shown(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _fails(rule_case: RuleCase, line: int, wanted: str, found: str) -> Problem:
    values = {"case": rule_case.name, "wanted": wanted, "found": found}
    return Problem(rule_case.file, line, "case_fails", values)
