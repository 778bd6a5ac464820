"""The five basic questions on a day, answered with what was recorded by then (001 §5, R340)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from zicht.chronology.timeline import Known
from zicht.evaluation.daily import Sight
from zicht.explanation.wording import Wording, capitalised
from zicht.facts.fact import AttributeValue, Fact
from zicht.facts.kinds import Vocabulary
from zicht.projections.fact_rows import FactRows, what
from zicht.projections.held import Held
from zicht.projections.phrases import phrase
from zicht.projections.sight_lines import sight_lines

ATTENDED = "child_attended"
WORRIES = ("concern", "adult_problem", "violence")
MOST_WORRIES = 6
NETWORK = ("network_member_involved", "protective_factor")
NATURE = ("problem_assessed",)
HELP = ("help_started", "help_ended", "help_needed")
PLAN = ("plan_agreed",)
LOOKED_BACK = ("lookback_held", "joint_weighing_done", "goal_reviewed")
NEXT = ("next", "review_on")


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the five questions, with what was recorded about it. `facts` are indexes of the facts behind the lines."""

    question: str
    lines: tuple[str, ...]
    facts: tuple[int, ...] = ()


class Line(NamedTuple):
    """One line of an answer and the facts that say it; none where nothing was recorded."""

    said: str
    facts: tuple[int, ...] = ()


class FiveQuestions:
    """Answers for one case in one language."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    def answers(self, known: Sequence[Known], sight: Sequence[Sight], held: Held) -> tuple[Answer, ...]:
        """The five answers by what was known on a day."""
        facts = [each.fact for each in sorted(known, key=lambda each: (each.latest, each.learned, each.root))]
        answers = (
            [*self._sight(sight), *self._attended(facts, sight)],
            list(self._in_view(facts, held)),
            list(self._solvable(facts)),
            list(self._directing(facts, held)),
            list(self._looking_back(facts)),
        )
        return tuple(
            Answer(
                self._say(f"question_{number}").said,
                tuple(each.said for each in lines),
                tuple(dict.fromkeys(fact for each in lines for fact in each.facts)),
            )
            for number, lines in enumerate(answers, 1)
        )

    def _sight(self, sight: Iterable[Sight]) -> Iterator[Line]:
        return (Line(each.said, each.facts) for each in sight_lines(sight, self.wording))

    def _attended(self, facts: Sequence[Fact], sight: Iterable[Sight]) -> Iterator[Line]:
        together: dict[tuple[str, str] | None, list[str]] = {}
        last: dict[str, int] = {}
        for child in (each.child for each in sight):
            named = (each for each in facts if child in each.about)
            seen = [each for each in named if counts_as(each, ATTENDED, self.wording.vocabulary)]
            key = (self.wording.day_of(seen[-1]), self._recorder(seen[-1])) if seen else None
            together.setdefault(key, []).append(child)
            if seen:
                last[child] = seen[-1].index
        for key, children in together.items():
            who = self.wording.persons(children)
            if key:
                found = dict.fromkeys(last[each] for each in children)
                yield self._say("attended", found, children=who, day=key[0], organisation=key[1])
            else:
                yield self._say("not_attended", children=who)

    def _in_view(self, facts: Sequence[Fact], held: Held) -> Iterator[Line]:
        if held.involved:
            yield self._say("involved", held.involved_by, organisations=self._organisations(held.involved))
        else:
            yield self._say("involved_not_recorded")
        vocabulary = self.wording.vocabulary
        worries = [each for each in facts if any(counts_as(each, code, vocabulary) for code in WORRIES)]
        newest = {self.wording.kind(each.kind): each.index for each in worries}  # of each kind the last one
        kinds = list(dict.fromkeys(self.wording.kind(each.kind) for each in reversed(worries)))[:MOST_WORRIES]
        if kinds:
            yield self._say("worries", [newest[each] for each in kinds], kinds=self.wording.listed(kinds))
        yield self._last(facts, NETWORK, "network", "network_not_recorded")

    def _solvable(self, facts: Sequence[Fact]) -> Iterator[Line]:
        yield self._last(facts, NATURE, "assessed", "solvable_not_recorded")
        helped = [each for each in facts if each.kind in HELP]
        if helped:
            yield self._last(helped, HELP, "helped", "helped")

    def _directing(self, facts: Sequence[Fact], held: Held) -> Iterator[Line]:
        if held.directing:
            yield self._say("regie_held", held.directing_by, holders=self._organisations(held.directing))
        else:
            yield self._say("regie_not_recorded")
        yield self._last(facts, PLAN, "planned", "plan_not_recorded")

    def _looking_back(self, facts: Sequence[Fact]) -> Iterator[Line]:
        yield self._last(facts, LOOKED_BACK, "looked_back", "look_back_not_recorded")
        agreed = [(each.attributes[code], each.index) for each in facts for code in NEXT if code in each.attributes]
        days = [(day, index) for day, index in agreed if isinstance(day, date)]
        if days:
            day, index = days[-1]
            yield self._say("next_on", [index], day=self.wording.day(day))

    def _last(self, facts: Iterable[Fact], kinds: Iterable[str], key: str, otherwise: str) -> Line:
        found = [each for each in facts if each.kind in kinds]
        if not found:
            return self._say(otherwise)
        fact = found[-1]
        kind = what(fact, self.wording)
        return self._say(
            key,
            [fact.index],
            kind=capitalised(kind) if key == "assessed" else kind,
            day=self.wording.day_of(fact),
            organisation=self._recorder(fact),
        )

    def _recorder(self, fact: Fact) -> str:
        return self.wording.organisation(fact.organisation, otherwise="someone_unknown")

    def _organisations(self, named: Iterable[str]) -> str:
        return self.wording.listed(self.wording.organisation(each) for each in named)

    def _say(self, key: str, facts: Iterable[int] = (), **values: str) -> Line:
        return Line(phrase(key, self.wording.language, **values), tuple(facts))


@dataclass(frozen=True, slots=True)
class NumberedAnswer:
    """An answer on a page; `numbers` are those of the rows of facts behind it."""

    question: str
    lines: tuple[str, ...]
    numbers: tuple[int, ...]


def numbered(answers: Iterable[Answer], rows: FactRows) -> tuple[NumberedAnswer, ...]:
    """Answers with the numbers of their facts, as the table of facts counts them."""
    return tuple(
        NumberedAnswer(each.question, each.lines, tuple(sorted(rows.numbers[fact] for fact in each.facts)))
        for each in answers
    )


def counts_as(fact: Fact, class_code: str, vocabulary: Vocabulary) -> bool:
    """Whether a fact counts as a class; an attribute that was not recorded meets nothing."""
    ways = (each for each in vocabulary.kinds[fact.kind].counts_as if each.class_code == class_code)
    return any(_all_meet(fact, way.when) and not _any_meets(fact, way.unless) for way in ways)


def _all_meet(fact: Fact, tests: Mapping[str, tuple[AttributeValue, ...]]) -> bool:
    return all(_meets(fact, code, values) for code, values in tests.items())


def _any_meets(fact: Fact, tests: Mapping[str, tuple[AttributeValue, ...]]) -> bool:
    return any(_meets(fact, code, values) for code, values in tests.items())


def _meets(fact: Fact, code: str, values: tuple[AttributeValue, ...]) -> bool:
    return code in fact.attributes and ("*" in values or fact.attributes[code] in values)
