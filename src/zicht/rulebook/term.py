"""Terms: within how many days something is to be done, from which day on, and by whose word."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from zicht.chronology.days import Span
from zicht.facts.entry import did_you_mean
from zicht.facts.problems import Problem, ProblemsFound


@dataclass(frozen=True, slots=True)
class TermValue:
    """A length that is valid from a day on (None: always), with the place where it is written."""

    since: date | None
    span: Span
    source: str
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A named length of time. `status`: `law`, `agreement` or `proposal`; a region may only tighten law."""

    code: str
    label: Mapping[str, str]
    status: str
    values: tuple[TermValue, ...]

    def on(self, day: date) -> TermValue:
        """The value that is valid on a day: the last that started; before the first one, the first."""
        valid = [each for each in self.values if each.since is None or each.since <= day]
        return valid[-1] if valid else self.values[0]


@dataclass(frozen=True, slots=True)
class TermBook:
    """All terms by code, already narrowed to one region when `region` is given."""

    terms: Mapping[str, Term]
    region: str | None = None

    def due(self, code: str, start: date) -> date:
        """Last day of the term that starts on a day (the day itself is not counted; a term of 0 ends that day)."""
        return self.terms[code].on(start).span.end(start)

    def days(self, code: str, start: date) -> int:
        """Length of the term in calendar days when it starts on a day."""
        return (self.due(code, start) - start).days

    def with_lengths(self, lengths: Mapping[str, int]) -> "TermBook":
        """The same terms, some at another length, each in its own unit. Raises ProblemsFound for a code unknown."""
        unknown = [each for each in lengths if each not in self.terms]
        if unknown:
            hints = (did_you_mean(each, self.terms) for each in unknown)
            raise ProblemsFound([Problem("--term", 1, "unknown_term", {"hint": hint}) for hint in hints])
        return replace(self, terms={code: _at(each, lengths.get(code)) for code, each in self.terms.items()})


def _at(term: Term, amount: int | None) -> Term:
    """A term at another amount of its own unit; None leaves it."""
    if amount is None:
        return term
    values = (replace(each, span=replace(each.span, amount=amount)) for each in term.values)
    return replace(term, values=tuple(values))
