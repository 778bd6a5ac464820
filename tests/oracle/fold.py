"""Section 7 of docs/semantics.md: a rule over every single day, for each of its scopes."""

from dataclasses import dataclass, field
from datetime import date

from tests.oracle import duties
from tests.oracle.ending import key_fact, may_stand, rests_on, why_closed
from tests.oracle.matching import Scope
from tests.oracle.situations import children_of
from tests.oracle.whose import whose
from tests.oracle.world import DAY, Moment
from zicht.facts.fact import Fact
from zicht.rulebook.rule import Per, Rule, Shape

FAMILY = "family"
NOT_APPLICABLE = "finding_not_applicable"


@dataclass(slots=True)
class Standing:
    """A finding of one scope while the days pass."""

    scope: Scope
    base: str
    key_root: str
    opened_on: date
    due_on: date | None
    evidence: set[str]
    opened_for: str | None
    named: date | None = None
    done_at_once: bool = False
    closed_on: date | None = None
    closed_by: str | None = None


@dataclass(slots=True)
class Book:
    """All findings of one rule so far, and what no longer counts per scope."""

    rule: Rule
    scopes: tuple[Scope, ...]
    findings: list[Standing] = field(default_factory=list)
    gone: dict[Scope, frozenset[str]] = field(default_factory=dict)

    def excluded(self, scope: Scope) -> frozenset[str]:
        """Facts that somebody said do not apply."""
        return self.gone.get(scope, frozenset())

    def standing(self, scope: Scope) -> Standing | None:
        """The finding that stands for a scope."""
        open_ones = [each for each in self.findings if each.scope == scope and each.closed_on is None]
        return open_ones[0] if open_ones else None

    def add(self, now: Moment, scope: Scope, key: Fact, facts: list[Fact]) -> Standing:
        """A new finding on this day."""
        base = f"{self.rule.code}/{scope.subject or FAMILY}/{key.root}"
        due = duties.due(now, self.rule, scope, self.excluded(scope), key)
        opened_for = whose(now, self.rule.duty_of, key, children_of(now, scope))
        finding = Standing(scope, base, key.root, now.day, due, {each.root for each in facts}, opened_for)
        repeated = duties.is_repeated(now, self.rule, scope, self.excluded(scope), key)
        if self.rule.within is not None and self.rule.within.attribute is not None and not repeated:
            named = key.attributes.get(self.rule.within.attribute)
            finding.named = named if isinstance(named, date) else None
        self.findings.append(finding)
        return finding


def scopes(now: Moment, rule: Rule) -> tuple[Scope, ...]:
    """Every scope that a rule could ever have."""
    if rule.per is Per.FAMILY:
        plain = [Scope(None)]
    elif rule.per is Per.ADULT:
        plain = [Scope(each.id, adult=True) for each in now.adults()]
    elif rule.per is Per.CHILD:
        plain = [Scope(each.id) for each in now.children()]
    else:
        roots = sorted({each.root for each in now.world.case.facts})
        people = [each.id for each in now.children()]
        plain = [Scope(person, root=root) for root in roots for person in (None, *people)]
    if not rule.each_organisation:
        return tuple(plain)
    return tuple(
        Scope(each.subject, each.adult, each.root, organisation.id)
        for each in plain
        for organisation in now.organisations()
    )


def step(book: Book, now: Moment, scope: Scope) -> None:
    """One day of one scope: continue or close what stands, and open what is new."""
    gone = book.excluded(scope)
    facts = rests_on(now, book.rule, scope, gone)
    roots = {each.root for each in facts}
    standing = book.standing(scope)
    closing = False
    if standing is not None:
        shares = bool(roots) if book.rule.shape is Shape.CONTINUITY else bool(roots & standing.evidence)
        if shares:
            standing.evidence |= roots
            move(standing, now, book.rule)
            return
        standing.closed_on = now.day
        standing.closed_by = why_closed(now, book.rule, scope, gone, standing.key_root, standing.evidence)
        closing = True
    if facts:
        book.add(now, scope, key_fact(now, book.rule, facts), facts)
    elif not closing:
        show_done_work(book, now, scope)


def move(standing: Standing, now: Moment, rule: Rule) -> None:
    """A correction of the date in the key fact that is known on or before `due_on` moves it."""
    if rule.within is None or rule.within.attribute is None or standing.due_on is None or standing.named is None:
        return
    key = now.version(standing.key_root)
    date_now = None if key is None else key.attributes.get(rule.within.attribute)
    if now.day <= standing.due_on and isinstance(date_now, date) and date_now != standing.named:
        standing.named = date_now
        standing.due_on = duties.with_slack(now, rule, max(date_now, now.day))


def show_done_work(book: Book, now: Moment, scope: Scope) -> None:
    """An obligation answered before it could open is listed as opened and closed today."""
    rule, gone = book.rule, book.excluded(scope)
    done = duties.done_at_once(now, rule, scope, gone)
    if not done or not may_stand(now, rule, scope):
        return
    key = now.first_known(each.fact for each in done)
    finding = book.add(now, scope, key, [each.fact for each in done])
    own = [each for each in done if each.fact.root == key.root]
    fulfilled = any(duties.fulfilments(now, rule, scope, each) for each in own)
    finding.done_at_once = True
    finding.closed_on = now.day
    finding.closed_by = "fulfilled" if fulfilled else "condition_ended"


def together(book: Book) -> list[list[Standing]]:
    """Findings that open on one day, on one key fact, for one organisation are one; done at once is one apart."""
    groups: list[list[Standing]] = []
    for finding in sorted(book.findings, key=lambda each: (each.opened_on, each.scope.subject or "")):
        for group in groups:
            first = group[0]
            same_day = first.opened_on == finding.opened_on and first.key_root == finding.key_root
            same_work = first.opened_for == finding.opened_for and first.done_at_once == finding.done_at_once
            child = finding.scope.subject is not None and not finding.scope.adult
            another = all(each.scope.subject != finding.scope.subject for each in group)
            if child and first.scope.subject is not None and same_day and same_work and another:
                group.append(finding)
                break
        else:
            groups.append([finding])
    return groups


def named(book: Book) -> list[tuple[str, list[Standing]]]:
    """Each group with its key: named after the first of them, with a number when that key stood before."""
    found: list[tuple[str, list[Standing]]] = []
    times: dict[str, int] = {}
    for group in together(book):
        base = group[0].base
        times[base] = times.get(base, 0) + 1
        found.append((base if times[base] == 1 else f"{base}/{times[base]}", group))
    return found


def not_applicable(book: Book, now: Moment) -> None:
    """Close what somebody said today does not apply: before anything else of the day, and what opens on it at once."""
    said = {
        fact.attributes.get("finding")
        for fact in now.standing
        if fact.kind == NOT_APPLICABLE and now.learned(fact) == now.day
    }
    for key, group in named(book):
        if key not in said:
            continue
        for finding in group:
            if finding.closed_on is None:
                finding.closed_on, finding.closed_by = now.day, "not_applicable"
                book.gone[finding.scope] = book.excluded(finding.scope) | finding.evidence


def one_day(book: Book, now: Moment) -> None:
    """All scopes of a rule on one day."""
    not_applicable(book, now)
    for scope in book.scopes:
        step(book, now, scope)
    not_applicable(book, now)


def last_day_of(finding: Standing, on: date) -> date:
    """The last day on which a finding stood."""
    if finding.closed_on is None:
        return on
    return max(finding.opened_on, finding.closed_on - DAY)
