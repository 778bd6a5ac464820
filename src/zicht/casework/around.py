"""What a decision is taken with: the family as the own organisation knows it, and the organisations of the region."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from zicht.casework.recording import Accepted, Entered, Refusal, record
from zicht.facts.case import Case
from zicht.facts.kinds import Vocabulary

FIELDS = {"occurred_on": "day"}  # what a problem is called in a form that asks for a day of its own


@dataclass(frozen=True, slots=True)
class Around:
    """The family of a decision, by whom it is decided, and when. `region`: organisations that a fact may name."""

    case: Case
    own: str
    vocabulary: Vocabulary
    region: Collection[str]
    today: date

    def record(self, entered: Entered) -> Accepted | Refusal:
        """The fact to add, or every problem under the name of its field."""
        found = record(entered, self.case, self.own, self.vocabulary, self.today, self.region)
        if isinstance(found, Refusal):
            return Refusal({FIELDS.get(name, name): code for name, code in found.problems.items()})
        return found


def all_of(found: Collection[Accepted | Refusal], problems: Mapping[str, str]) -> tuple[Accepted, ...] | Refusal:
    """The facts of one decision, or the problems of all of them with those that were found before."""
    lacking = [each.problems for each in found if isinstance(each, Refusal)]
    together = {name: code for each in lacking for name, code in each.items()} | dict(problems)
    if together:
        return Refusal(together)
    return tuple(each for each in found if isinstance(each, Accepted))
