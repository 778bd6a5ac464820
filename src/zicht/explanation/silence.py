"""Why a rule is silent, in words: what is recorded and what is not, and never what somebody failed to do."""

from collections.abc import Iterator

from zicht.evaluation.silence import Reason, Silence, WhyNot
from zicht.explanation.rule_words import condition
from zicht.explanation.sentence import state
from zicht.explanation.wording import Wording, capitalised
from zicht.facts.problems import DUTCH
from zicht.rulebook.rule import Rule, Rulebook

_TEXTS = {
    Reason.NOTHING_KNOWN: (
        "Er was op die dag geen feit bekend waar deze regel mee begint.",
        "No fact with which this rule begins was known on that day.",
    ),
    Reason.KNOWN_LATER: (
        "Pas op {day} staat er iets, door {fact}.",
        "Something stands only from {day}, because of {fact}.",
    ),
    Reason.NOT_LIKE_IT: (
        "Dichtbij komt {fact}, maar {part} is anders of niet vastgelegd.",
        "Near is {fact}, but {part} is another or not recorded.",
    ),
    Reason.REACHES_NOBODY: (
        "{fact} telt wel, maar gaat niet over iemand naar wie deze regel kijkt (wie, of leeftijd).",
        "{fact} counts, but is about nobody at whom this rule looks (who, or age).",
    ),
    Reason.NO_DATE: (
        "Bij {fact} staat geen datum, en de termijn van deze regel is die datum.",
        "{fact} has no date, and the term of this rule is that date.",
    ),
    Reason.NOT_GIVEN: (
        "{who}de voorwaarde '{condition}' gold niet.",
        "{who}the condition '{condition}' did not hold.",
    ),
    Reason.EXCEPTED: (
        "{who}zolang '{condition}' geldt vraagt de regel niets.",
        "{who}while '{condition}' holds the rule asks nothing.",
    ),
    Reason.NO_SUBJECT: (
        "{who}de regel kijkt niet meer naar deze persoon (leeftijd, of overleden).",
        "{who}the rule looks no more at this person (age, or died).",
    ),
    Reason.SETTLED: (
        "{who}er stond iets vanaf {opened}. {state}",
        "{who}something stood from {opened}. {state}",
    ),
    Reason.MARKED: (
        "{who}er stond iets vanaf {opened}. Op {day} is vastgelegd dat het hier niet van toepassing is{other}.",
        "{who}something stood from {opened}. On {day} it was recorded that it does not apply here{other}.",
    ),
    Reason.ANSWERED: (
        "{who}{fact} was al beantwoord{other}.",
        "{who}{fact} was answered already{other}.",
    ),
    Reason.TOO_FEW: (
        "{who}er telden {part} feiten mee (het laatst {fact}); de regel vraagt er meer bij elkaar, of van meer kanten.",
        "{who}{part} facts counted (the last {fact}); the rule asks for more together, or from more sides.",
    ),
    Reason.HELD: (
        "{who}dit was belegd bij {part}.",
        "{who}this was held by {part}.",
    ),
    Reason.IN_SHADOW: (
        "Deze regel loopt op proef mee: hij wordt uitgerekend en niet getoond.",
        "This rule is on trial: it is evaluated and not shown.",
    ),
}
_PARTS = {
    "organisation": ("de soort organisatie die het vastlegde", "the type of organisation that recorded it"),
    "role": ("over wie het gaat", "whom it is about"),
    "source": ("hoe men het weet", "how it is known"),
}
_BY = (" door {fact}", " by {fact}")
_ATTRIBUTE = ("het kenmerk '{name}'", "the attribute '{name}'")


def told(answer: WhyNot, rule: Rule, rulebook: Rulebook, wording: Wording) -> Iterator[str]:
    """Each reason as a sentence, each sentence once."""
    said = (reason_told(each, rule, rulebook, wording) for each in answer.reasons)
    yield from dict.fromkeys(said)


def reason_told(silence: Silence, rule: Rule, rulebook: Rulebook, wording: Wording) -> str:
    """One reason as a sentence."""
    number = 0 if wording.language == DUTCH else 1
    finding, other = silence.finding, silence.closing
    values = {
        "who": _who(silence, wording),
        "fact": _fact(silence.fact, wording),
        "other": _BY[number].format(fact=_fact(other, wording)) if other is not None else "",
        "day": wording.day(silence.day) if silence.day else "",
        "opened": wording.day(finding.opened_on) if finding else "",
        "state": state(finding, rule, wording, finding.closed_on) if finding and finding.closed_on else "",
        "part": _part(silence, wording, number),
        "condition": condition(silence.part, rulebook, wording) if silence.part in rulebook.conditions else "",
    }
    return capitalised(_TEXTS[silence.reason][number].format(**values))


def _who(silence: Silence, wording: Wording) -> str:
    """`Kind k1: `, when the reason is of one person, or what stood was of some."""
    if silence.subject:
        return f"{capitalised(wording.person(silence.subject))}: "
    subjects = silence.finding.subjects if silence.finding else ()
    return f"{capitalised(wording.persons(subjects))}: " if subjects else ""


def _part(silence: Silence, wording: Wording, number: int) -> str:
    if silence.reason is Reason.HELD:
        return wording.organisation(silence.part)
    if silence.reason is Reason.NOT_LIKE_IT and silence.part not in _PARTS:
        return _ATTRIBUTE[number].format(name=wording.attribute(silence.part))
    return _PARTS[silence.part][number] if silence.part in _PARTS else silence.part


def _fact(index: int | None, wording: Wording) -> str:
    """`kindsignaal van 5 februari 2024 (School)`."""
    if index is None:
        return ""
    fact = wording.case.facts[index]
    recorder = wording.organisation(fact.organisation, otherwise="someone_unknown")
    of = "van" if wording.language == DUTCH else "of"
    return f"{wording.kind(fact.kind)} {of} {wording.day_of(fact)} ({recorder})"
