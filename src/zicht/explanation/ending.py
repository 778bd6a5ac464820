"""What would end a finding, in the words of the vocabulary: a few labels, never the whole rule."""

from collections.abc import Iterable, Iterator

from zicht.explanation.wording import Wording
from zicht.rulebook.rule import Matcher, Rule, Rulebook, Shape, Values

MOST = 5
CLASS_HAS_AT_LEAST = 3


def ends_with(rule: Rule, rulebook: Rulebook, wording: Wording) -> str:
    """`a, b of c`: what settles a finding of this rule."""
    if rule.shape is Shape.CONTINUITY and rule.at_least is not None:
        holding = rulebook.holdings[rule.holding or ""]
        return wording.say("is_held", holding=holding.label.get(wording.language, holding.code))
    labels = list(dict.fromkeys(labels_of(_matchers(rule, rulebook), wording)))
    if len(labels) > MOST:
        labels = [*labels[: MOST - 1], wording.say("and_more")]
    return wording.listed(labels, "or")


def labels_of(matchers: Iterable[Matcher], wording: Wording) -> Iterator[str]:
    """The kinds that matchers name; a class stands for its kinds when they are all there."""
    classes = _classes(wording)
    for matcher in matchers:
        left = dict(matcher.kinds)
        for code, kinds in classes:
            if kinds <= set(left) and len(kinds) >= CLASS_HAS_AT_LEAST:
                yield wording.class_of_kinds(code) + _limits(matcher.when, wording)
                left = {kind: ways for kind, ways in left.items() if kind not in kinds}
        for kind, ways in left.items():
            limits = [_limits(when, wording) for when, _ in ways]
            only = limits[0] if len(limits) == 1 else ""
            yield wording.kind(kind) + (_limits(matcher.when, wording) or only)


def _matchers(rule: Rule, rulebook: Rulebook) -> tuple[Matcher, ...]:
    if rule.shape is Shape.PATTERN:
        return rule.cleared_by
    if rule.shape is Shape.CONTINUITY:
        return rulebook.holdings[rule.holding or ""].released_by
    return rule.answered_by + rule.ended_by


def _classes(wording: Wording) -> list[tuple[str, set[str]]]:
    """Classes with their kinds, the largest first."""
    kinds: dict[str, set[str]] = {}
    for kind in wording.vocabulary.kinds.values():
        for each in kind.counts_as:
            kinds.setdefault(each.class_code, set()).add(kind.code)
    return sorted(kinds.items(), key=lambda each: (-len(each[1]), each[0]))


def _limits(when: Values, wording: Wording) -> str:
    """` (voldoende of beheersbaar)`: the values that count, when only some do."""
    shown = []
    for code, values in when.items():
        texts = [wording.value(each) for each in values if isinstance(each, str) and each != "*"]
        shown.append(wording.listed(texts, "or") if texts else wording.attribute(code))
    return f" ({', '.join(shown)})" if shown else ""
