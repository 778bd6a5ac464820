"""A rule in words: what it looks at, what settles it, while what, and whose work it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from zicht.chronology.days import Span, Unit
from zicht.explanation.ending import labels_of
from zicht.explanation.term import described, length
from zicht.explanation.texts import TEXTS
from zicht.explanation.wording import Wording, capitalised
from zicht.facts.fact import AttributeValue
from zicht.rulebook.rule import Closing, Duty, Matcher, NewerTrigger, Reach, Rule, Rulebook, Shape


@dataclass(frozen=True, slots=True)
class Part:
    """What a rule says under one heading. Of several `items` one is enough; `lead` says how many are needed."""

    heading: str
    items: tuple[str, ...]
    lead: str = ""


Said = tuple[str, tuple[str, ...]]  # the key of a heading, with its items


def asks(rule: Rule, rulebook: Rulebook, wording: Wording) -> Iterator[Part]:
    """Everything that a rule asks, part by part."""
    if rule.shape is Shape.PATTERN:
        yield from _pattern(rule, wording)
    said = [*_by_shape(rule, rulebook, wording), *_limits(rule, rulebook, wording)]
    if rule.duty_of:
        said.append(("asks_duty", (wording.listed((_duty(each, wording) for each in rule.duty_of), "then"),)))
    yield from (Part(wording.say(key), items) for key, items in said if any(items))


def matchers(found: Iterable[Matcher], wording: Wording) -> tuple[str, ...]:
    """Which facts count, an item for each way."""
    return tuple(f"{wording.listed(labels_of([each], wording), 'or')}{_only(each, wording)}" for each in found)


def _pattern(rule: Rule, wording: Wording) -> Iterator[Part]:
    for number, each in enumerate(rule.hits):
        heading = wording.say("asks_hits_too" if number else "asks_hits")
        yield Part(heading, matchers(each.facts, wording), wording.say("asks_times", count=str(each.at_least)))
    for count, key in ((rule.organisations, "asks_organisations"), (rule.children, "asks_children")):
        if count > 1:
            yield Part(wording.say("asks_hits_from"), (wording.say(key, count=str(count)),))


def _by_shape(rule: Rule, rulebook: Rulebook, wording: Wording) -> list[Said]:
    if rule.shape is Shape.CONTINUITY:
        return _continuity(rule, rulebook, wording)
    if rule.shape is Shape.PATTERN:
        return [("asks_cleared", matchers(rule.cleared_by, wording))]
    is_obligation = rule.shape is Shape.OBLIGATION
    return [
        ("asks_after" if is_obligation else "asks_step", matchers(rule.trigger, wording)),
        ("asks_fulfilled" if is_obligation else "asks_requires", matchers(rule.answered_by, wording)),
        ("asks_latest", matchers(rule.latest_of, wording)),
        ("asks_already", (_already(rule, wording),)),
        ("asks_ended", matchers(rule.ended_by, wording)),
    ]


def _already(rule: Rule, wording: Wording) -> str:
    """How long before the trigger something may have been done and still count."""
    if rule.already_days is None:
        return wording.say("asks_ever")
    if not rule.already_days:
        return ""
    return wording.say("asks_before", length=length(Span(rule.already_days, Unit.DAYS), wording))


def _continuity(rule: Rule, rulebook: Rulebook, wording: Wording) -> list[Said]:
    holding = _label(rulebook.holdings[rule.holding or ""].label, rule.holding or "", wording)
    key, count = ("asks_least", rule.at_least) if rule.at_least is not None else ("asks_most", rule.at_most)
    return [
        ("asks_while", (condition(rule.during or "", rulebook, wording),)),
        ("asks_holding", (wording.say(key, count=str(count), holding=holding),)),
    ]


def _limits(rule: Rule, rulebook: Rulebook, wording: Wording) -> list[Said]:
    """What narrows a rule, whatever its shape."""
    age = wording.say("asks_until_age", age=str(rule.until_age)) if rule.until_age is not None else ""
    newest = rule.newer_trigger is NewerTrigger.REPLACES
    return [
        ("asks_given", (wording.listed(condition(each, rulebook, wording) for each in rule.given),)),
        ("asks_except", tuple(condition(each, rulebook, wording) for each in rule.except_while)),
        ("asks_age", (age,)),
        ("asks_newer", (wording.say("asks_newest") if newest else "",)),
        ("asks_whose", (wording.say("asks_each") if rule.each_organisation else "",)),
    ]


def condition_parts(code: str, rulebook: Rulebook, wording: Wording) -> Iterator[Part]:
    """What makes a condition hold, and what ends it."""
    found = rulebook.conditions[code]
    if found.holding is not None:
        holding = _label(rulebook.holdings[found.holding].label, found.holding, wording)
        yield Part(
            wording.say("asks_holding"), (wording.say("asks_least", count=str(found.at_least), holding=holding),)
        )
    for key, codes in (("asks_all", found.all_of), ("asks_any", found.any_of)):
        if codes:
            word = "and" if key == "asks_all" else "or"
            named = (condition(each, rulebook, wording) for each in codes)
            yield Part(wording.say(key), (wording.listed(named, word),))
    if found.opens:
        yield Part(wording.say("asks_opens"), matchers(found.opens, wording))
    if found.closes:
        yield Part(wording.say("asks_closes"), tuple(_closing(each, rulebook, wording) for each in found.closes))
    if found.lasts_days is not None:
        yield Part(wording.say("asks_lasts"), (length(Span(found.lasts_days, Unit.DAYS), wording),))


def _closing(closing: Closing, rulebook: Rulebook, wording: Wording) -> str:
    """Facts that end a condition, and what they need for it."""
    said = "; ".join(matchers(closing.facts, wording))
    needs = [
        wording.say("only_after", value=wording.listed(matchers(each, wording), "or")) for each in closing.requires
    ]
    if closing.by_holder_of:
        holding = rulebook.holdings[closing.by_holder_of]
        needs.append(wording.say("only_holder", value=_label(holding.label, holding.code, wording)))
    unless = [condition(each, rulebook, wording) for each in closing.except_while]
    needs += [wording.say("only_except", value=wording.listed(unless, "or"))] if unless else []
    return f"{said} [{'; '.join(needs)}]" if needs else said


def condition(code: str, rulebook: Rulebook, wording: Wording) -> str:
    """The label of a condition."""
    return _label(rulebook.conditions[code].label, code, wording)


def _label(label: Mapping[str, str], code: str, wording: Wording) -> str:
    return label.get(wording.language) or code.replace("_", " ")


def _only(matcher: Matcher, wording: Wording) -> str:
    """What limits a matcher beside its kinds, between brackets."""
    roles = (wording.role(each) for each in matcher.roles)
    limits = [
        _one("only_by", wording.listed(map(wording.organisation_type, matcher.organisation_types), "or"), wording),
        _one("only_role", wording.listed(roles, "or"), wording),
        _one("only_from", str(matcher.age_from) if matcher.age_from is not None else "", wording),
        _one("only_under", str(matcher.age_under) if matcher.age_under is not None else "", wording),
        *(_unless(code, values, wording) for code, values in matcher.unless.items()),
        wording.say(f"only_{matcher.by.relation}") if matcher.by else "",
        wording.say(f"only_to_{matcher.to.relation}") if matcher.to else "",
        wording.say("only_linked") if matcher.linked else "",
        wording.say(f"reach_{matcher.reach.value}") if matcher.reach is not Reach.NAMED else "",
    ]
    shown = "; ".join(each for each in limits if each)
    return f" [{shown}]" if shown else ""


def _one(key: str, value: str, wording: Wording) -> str:
    return wording.say(key, value=value) if value else ""


def _unless(code: str, values: Iterable[AttributeValue], wording: Wording) -> str:
    texts = [wording.value(each) for each in values if isinstance(each, str) and each != "*"]
    named = wording.attribute(code)
    return wording.say("only_unless", value=f"{named}: {wording.listed(texts, 'or')}" if texts else named)


def _duty(duty: Duty, wording: Wording) -> str:
    if duty.way == "attribute":
        return wording.say("duty_attribute", value=wording.attribute(duty.argument or ""))
    if duty.way == "involved":
        return wording.say("duty_involved", value=wording.organisation_type(duty.argument or ""))
    key = f"duty_{duty.way}"
    return wording.say(key) if key in TEXTS else duty.way


def open_sentence(rule: Rule, wording: Wording) -> str:
    """The sentence of a rule with a word in brackets where a fact or a day will stand."""
    fields = ("recorder", "organisation", "subject", "day", "kind", "count", "organisations", "due")
    said = rule.sentence[wording.language].format(**{each: wording.say(f"open_{each}") for each in fields})
    return capitalised(said)


def layer(rule: Rule, wording: Wording) -> str:
    """From when a rule is a norm, and from when an insight of later."""
    found, dates = [], rule.layer
    if dates.norm_since is not None:
        said = wording.say("layer_norm_from", since=wording.day(dates.norm_since))
        if dates.norm_until is not None:
            said += " " + wording.say("layer_norm_until", until=wording.day(dates.norm_until))
        found.append(said)
    if dates.lesson_since is not None:
        found.append(wording.say("layer_lesson_from", since=wording.day(dates.lesson_since)))
    return "; ".join(found)


def terms(rule: Rule, rulebook: Rulebook, wording: Wording) -> Iterator[str]:
    """The terms of a rule: a date in the fact, a length with its source, what repeats, or the window of a pattern."""
    if rule.within is not None and rule.within.attribute is not None:
        yield wording.say("term_of_fact", attribute=wording.attribute(rule.within.attribute))
    if rule.within is not None and rule.within.slack is not None:
        yield wording.say("slack", term=newest_term(rule.within.slack, rulebook, wording))
    if rule.within is not None and rule.within.term is not None:
        yield newest_term(rule.within.term, rulebook, wording)
    if rule.repeats is not None:
        yield wording.say("repeats_term", term=newest_term(rule.repeats, rulebook, wording))
    if rule.hits:
        yield wording.say("window", length=length(Span(rule.window_days, Unit.DAYS), wording))


def newest_term(code: str, rulebook: Rulebook, wording: Wording) -> str:
    """A term by its label, as it is valid since the last change of it."""
    found = rulebook.terms.terms[code]
    last = found.values[-1].since or date.max
    return f"{found.label[wording.language]}: {described(code, rulebook.terms, last, wording)}"
