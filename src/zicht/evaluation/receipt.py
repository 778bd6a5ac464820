"""A receipt: what is needed to reproduce a finding years later, and nothing that names a person (style: receipts)."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

import zicht
from zicht.chronology.timeline import Timeline
from zicht.evaluation.finding import Evaluation, Finding
from zicht.evaluation.fold import evaluate
from zicht.facts.case import Case
from zicht.facts.identity import content
from zicht.rulebook.rule import Rulebook


@dataclass(frozen=True, slots=True)
class Receipt:
    """One finding with the rulebook, engine, view, days and facts that it came from.

    `facts` are the ids of every version that the view could see by `known_at`, in order of id; `digest` is of their
    content and of the background (roles, births, relations, types of organisations).
    """

    key: str
    case: str
    rulebook: str
    region: str | None
    engine: str
    view: str | None
    on: date
    known_at: date
    facts: tuple[str, ...]
    digest: str


class NotReproducible(Exception):
    """What the receipt rests on is not what was handed in; `what` says which part differs."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(f"this receipt rests on another {what}: hand in the {what} of that time")


def receipt(finding: Finding, evaluation: Evaluation, case: Case, rulebook: Rulebook) -> Receipt:
    """The receipt of one finding of an evaluation."""
    facts, digest = _seen(case, evaluation.view, evaluation.known_at)
    region = rulebook.terms.region
    where = (evaluation.view, evaluation.on, evaluation.known_at)
    return Receipt(finding.key, case.id, rulebook.hash, region, zicht.__version__, *where, facts, digest)


def reproduce(given: Receipt, case: Case, rulebook: Rulebook) -> Finding:
    """The finding again, from a case that may have grown since. Raises NotReproducible when something differs."""
    if given.rulebook != rulebook.hash:
        raise NotReproducible("rulebook")
    if given.engine != zicht.__version__:
        raise NotReproducible("engine version")
    if (given.facts, given.digest) != _seen(case, given.view, given.known_at):
        raise NotReproducible("set of facts")
    again = evaluate(case, rulebook, given.view, given.on, given.known_at)
    found = next((each for each in again.findings if each.key == given.key), None)
    if found is None:
        raise NotReproducible("finding")
    return found


def _seen(case: Case, view: str | None, known_at: date) -> tuple[tuple[str, ...], str]:
    """Ids of the versions that were visible, and a digest of them and of the background."""
    seen = [each for each in Timeline(case, view).versions if each.since <= known_at]
    facts = {each.fact.id: [*content(each.fact), str(each.since), str(each.learned)] for each in seen}
    people = sorted([each.id, each.role, str(each.born)] for each in case.persons)
    ties = sorted([each.origin, each.target, each.kind, str(each.since), str(each.until)] for each in case.relations)
    types = sorted([each.id, each.type] for each in case.organisations)
    everything = json.dumps([sorted(facts.items()), people, ties, types])
    return tuple(sorted(facts)), f"sha256:{hashlib.sha256(everything.encode()).hexdigest()}"
