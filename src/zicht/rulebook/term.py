"""Terms: within how many days something is to be done, from which day on, and by whose word."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zicht.chronology.days import Span


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
