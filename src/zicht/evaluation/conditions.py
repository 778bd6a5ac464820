"""Who holds what for a child, and since when a condition holds (docs/semantics.md, section 5)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from zicht.chronology.timeline import Known
from zicht.evaluation.compiled import Matchers
from zicht.evaluation.moment import Moment
from zicht.evaluation.sorted_facts import Match, Touched
from zicht.rulebook.rule import Closing, Condition, Holding

SIGHT, REGIE, INVOLVEMENT, SAFETY = "sight", "regie", "involvement", "safety_in_question"


@dataclass(slots=True)
class Tenure:
    """What one organisation took up and let go of one holding for one child."""

    sets: list[Known] = field(default_factory=list)
    releases: list[Known] = field(default_factory=list)

    @property
    def possibly_holds(self) -> bool:
        """Some placing of the facts leaves it in hand; on one day a release comes before a set."""
        last = max((each.earliest for each in self.releases), default=date.min)
        return any(each.latest >= last for each in self.sets)

    @property
    def surely_since(self) -> date | None:
        """The first day from which it was surely in hand, when it surely still is; else None."""
        last = max((each.latest for each in self.releases), default=date.min)
        return min((each.latest for each in self.sets if each.earliest >= last), default=None)

    @property
    def last_set(self) -> Known:
        """The fact by which it was taken up last."""
        return max(self.sets, key=last_order)


Tenures = dict[str, Tenure]


def last_order(known: Known) -> tuple[date, date, str]:
    """The last comes last: by its day, and of one day by what was known and recorded last."""
    return known.latest, known.learned, known.root


class Situation:
    """Holdings and conditions of all children at one moment, computed when asked for."""

    def __init__(self, moment: Moment) -> None:
        self.moment = moment
        self.rulebook = moment.compiled.rulebook
        self._tenures: dict[str, dict[str, Tenures]] = {}
        self._since: dict[tuple[str, str], date | None] = {}

    def move_to(self, moment: Moment, touched: Touched) -> set[str]:
        """Go on to a later moment; gives the conditions of which the answer to somebody changes.

        What was asked before and what the facts in between may change is asked again; the rest stays.
        """
        self.moment = moment
        for holding in touched.holdings:
            self._tenures.pop(holding, None)
        before = {each: day for each, day in self._since.items() if each[0] in touched.conditions}
        for each in before:
            del self._since[each]
        return {code for (code, child), day in before.items() if self.since(code, child) != day}

    def tenures(self, holding: str, child: str) -> Tenures:
        """Per organisation its tenure of a holding for a child."""
        if holding not in self._tenures:
            self._tenures[holding] = self._all_tenures(self.rulebook.holdings[holding])
        return self._tenures[holding].get(child, {})

    def possible_holders(self, holding: str, child: str) -> list[str]:
        """Organisations that possibly hold it, the one that took it up last at the end."""
        tenures = self.tenures(holding, child)
        holders = [code for code, each in tenures.items() if each.possibly_holds]
        return sorted(holders, key=lambda code: last_order(tenures[code].last_set))

    def taken_up(self, holding: str, child: str) -> list[Known]:
        """The facts by which its possible holders took it up, of each the last."""
        tenures = self.tenures(holding, child)
        return [tenures[code].last_set for code in self.possible_holders(holding, child)]

    def let_go(self, holding: str, child: str) -> list[Known]:
        """The fact by which it was let go of last, if it ever was held; none in a rulebook without the holding."""
        if holding not in self.rulebook.holdings:
            return []
        held = (each for each in self.tenures(holding, child).values() if each.sets)
        released = [known for each in held for known in each.releases]
        return [max(released, key=last_order)] if released else []

    def sure_holders(self, holding: str, child: str) -> list[str]:
        """Organisations that surely hold it."""
        return [code for code, each in self.tenures(holding, child).items() if each.surely_since]

    def since(self, code: str, child: str) -> date | None:
        """The first day from which a condition surely held for a child, when it surely holds today; else None."""
        if (code, child) not in self._since:
            self._since[code, child] = self._compute(self.rulebook.conditions[code], child)
        return self._since[code, child]

    def openings(self, code: str, child: str) -> list[Known]:
        """The facts that opened the current period of a condition."""
        condition = self.rulebook.conditions[code]
        if condition.holding:
            surely = set(self.sure_holders(condition.holding, child))
            tenures = self.tenures(condition.holding, child)
            return [each for holder in surely for each in tenures[holder].sets]
        if condition.all_of or condition.any_of:
            parts = [each for each in condition.all_of + condition.any_of if self.since(each, child)]
            return [known for part in parts for known in self.openings(part, child)]
        return list(self._unspent(condition, child))

    def ever_opened(self, code: str, child: str) -> list[Known]:
        """All standing facts that open a condition for a child, spent or not."""
        condition = self.rulebook.conditions[code]
        if condition.holding:
            return [each for tenure in self.tenures(condition.holding, child).values() for each in tenure.sets]
        parts = [known for part in condition.all_of + condition.any_of for known in self.ever_opened(part, child)]
        return parts + [each.known for each in self._about(condition.opens, child)]

    def _compute(self, condition: Condition, child: str) -> date | None:
        if condition.holding:
            tenures = self.tenures(condition.holding, child).values()
            days = sorted(day for each in tenures if (day := each.surely_since))
            return days[condition.at_least - 1] if len(days) >= condition.at_least else None
        if condition.all_of:
            return self._since_all(condition.all_of, child)
        if condition.any_of:
            return min((day for each in condition.any_of if (day := self.since(each, child))), default=None)
        return min((each.latest for each in self._unspent(condition, child)), default=None)

    def _since_all(self, parts: Iterable[str], child: str) -> date | None:
        """The last of their days; once one does not hold the others are not asked."""
        latest = date.min
        for part in parts:
            if (day := self.since(part, child)) is None:
                return None
            latest = max(latest, day)
        return latest

    def _unspent(self, condition: Condition, child: str) -> Iterator[Known]:
        """The openings that nothing has closed."""
        openings = [each.known for each in self._about(condition.opens, child)]
        if not openings:
            return
        plain = [each for each in condition.closes if each.is_plain]
        last = max((each.known.latest for way in plain for each in self._about(way.facts, child)), default=date.min)
        recent = [each for each in openings if each.earliest >= last and not self._has_lasted(condition, each)]
        closings = list(self._effective(condition, child)) if recent else []
        for opening in recent:
            if not any(self._is_closed(opening, *closing, child) for closing in closings):
                yield opening

    def _has_lasted(self, condition: Condition, opening: Known) -> bool:
        """Whether an opening lasted as long as it counts."""
        if condition.lasts_days is None:
            return False
        end = opening.earliest + timedelta(days=condition.lasts_days)
        self.moment.wake_on(end)
        return end <= self.moment.day

    def _effective(self, condition: Condition, child: str) -> Iterator[tuple[Closing, date]]:
        """The closings that ask for more than their own fact and may close today, each with the last of its facts."""
        for closing in condition.closes:
            if closing.is_plain:
                continue
            facts = (each.known for each in self._about(closing.facts, child))
            days = [each.latest for each in facts if self._may_close(closing, each, child)]
            if days and not any(self.since(each, child) for each in closing.except_while):
                yield closing, max(days)

    def _may_close(self, closing: Closing, known: Known, child: str) -> bool:
        return closing.by_holder_of is None or self._ever_held(closing.by_holder_of, known.organisation, child)

    def _is_closed(self, opening: Known, closing: Closing, closed_on: date, child: str) -> bool:
        """Whether a closing is effective after an opening, with all that it requires."""
        chain_ends = self._chain_end(closing, opening, child)
        return chain_ends is not None and max(closed_on, chain_ends) > opening.earliest

    def _chain_end(self, closing: Closing, opening: Known, child: str) -> date | None:
        """The day on which all that the closing requires was there, in order; None when it was not."""
        end = date.min
        for matchers in closing.requires:
            days = [each.known.latest for each in self._about(matchers, child)]
            following = [day for day in days if day >= end and day >= opening.earliest]
            if not following:
                return None
            end = min(following)
        return end

    def _ever_held(self, holding: str, organisation: str | None, child: str) -> bool:
        tenure = self.tenures(holding, child).get(organisation or "")
        return tenure is not None and bool(tenure.sets)

    def _about(self, matchers: Matchers, child: str) -> Iterable[Match]:
        moment = self.moment
        return (each for each in moment.matching(matchers) if child in moment.children(each))

    def _all_tenures(self, holding: Holding) -> dict[str, Tenures]:
        found: dict[str, dict[str, Tenure]] = {}
        for match in self.moment.matching(holding.set_by):
            for child in self.moment.children(match):
                tenures = found.setdefault(child, {})
                if match.known.organisation is not None:
                    tenures.setdefault(match.known.organisation, Tenure()).sets.append(match.known)
                self._release_named(holding, match.known, tenures)
        for match in self.moment.matching(holding.released_by):
            for child in self.moment.children(match):
                tenures = found.setdefault(child, {})
                if match.known.organisation is not None:
                    tenures.setdefault(match.known.organisation, Tenure()).releases.append(match.known)
                self._release_named(holding, match.known, tenures)
        return found

    def _release_named(self, holding: Holding, known: Known, tenures: Tenures) -> None:
        for attribute in holding.also_released:
            named = known.fact.attributes.get(attribute)
            if isinstance(named, str) and named != known.organisation and self.moment.case.organisation(named):
                tenures.setdefault(named, Tenure()).releases.append(known)
