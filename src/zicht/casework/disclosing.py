"""Sharing facts on a ground: what goes to whom and for what, or every problem at once (R151, R153, R262)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from zicht.access.policy import COLLABORATION
from zicht.casework.consent import current, standing, who_consents
from zicht.casework.content import Ground, Screen
from zicht.casework.recording import LONGEST_TEXT, Entered, Refusal
from zicht.facts.case import Case
from zicht.facts.fact import Fact

ACCOUNT = "disclosure"  # the fact that something was shared
WITHHELD = "info_withheld"  # to tell somebody that information is not given gives none


@dataclass(frozen=True, slots=True)
class Proposed:
    """Sharing as somebody entered it. `receivers` are the organisations that will know: one, or all who take part.

    `told`: whether the family was told; None is not answered. `not_asked`: persons whose consent is not asked, and why.
    """

    receiver: str
    receivers: tuple[str, ...]
    facts: tuple[str, ...]
    ground: str
    purpose: str = field(default="", repr=False)
    told: bool | None = None
    why_not_told: str = field(default="", repr=False)
    not_asked: tuple[str, ...] = ()
    why_not_asked: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Disclosed:
    """Sharing that may happen. `consents` are the facts it rests on when the ground is consent."""

    receiver: str
    facts: tuple[Fact, ...]
    ground: Ground
    purpose: str = field(repr=False)
    told: bool
    why_not_told: str = field(repr=False)
    consents: tuple[str, ...]
    why_not_asked: str = field(repr=False)


def shareable(case: Case, organisation: str) -> tuple[Fact, ...]:
    """The facts that an organisation may share: what it recorded itself, in the latest version."""
    return tuple(each for each in current(case.facts) if each.organisation == organisation)


def disclose(
    proposed: Proposed,
    case: Case,
    organisation: str,
    grounds: Mapping[str, Ground],
    types: Mapping[str, str],
    today: date,
) -> Disclosed | Refusal:
    """What may be shared by an organisation, or every problem. `types`: the type of each organisation of the region."""
    found = disclose_beside((), proposed, case, organisation, grounds, types, today)
    if proposed.facts:
        return found
    others = dict(found.problems) if isinstance(found, Refusal) else {}
    others.pop("consent", None)  # without facts nobody knows whose consent is asked
    return Refusal({"facts": "no_facts", **others})


def disclose_beside(
    about: tuple[str, ...],
    proposed: Proposed,
    case: Case,
    organisation: str,
    grounds: Mapping[str, Ground],
    types: Mapping[str, str],
    today: date,
) -> Disclosed | Refusal:
    """What may go along with a question about persons, or every problem: facts if any, and the question itself."""
    facts, problems = _facts(proposed, case, organisation)
    ground = grounds.get(proposed.ground)
    problems |= _receiver(proposed, organisation, ground, types)
    if ground is None:
        problems["ground"] = "no_ground"
    if not proposed.purpose.strip():
        problems["purpose"] = "no_purpose"
    if proposed.told is None:
        problems["told"] = "told_or_not"
    elif not proposed.told and not proposed.why_not_told.strip():
        problems["why_not_told"] = "no_reason"
    consents: tuple[str, ...] = ()
    if ground is not None and ground.screen is Screen.CONSENT and not problems:
        concerned = dict.fromkeys([*about, *(person for each in facts for person in each.about)])
        consents = _consents(proposed, tuple(concerned), case, today, problems)
    if problems or ground is None or proposed.told is None:
        return Refusal(problems)
    return Disclosed(
        receiver=proposed.receiver,
        facts=facts,
        ground=ground,
        purpose=proposed.purpose.strip(),
        told=proposed.told,
        why_not_told="" if proposed.told else proposed.why_not_told.strip(),
        consents=consents,
        why_not_asked=proposed.why_not_asked.strip() if proposed.not_asked else "",
    )


def account_of(found: Disclosed, asks: Entered | None, today: date) -> Entered:
    """The fact that something was shared: which facts (and which question), to whom, on which ground."""
    concerned = [person for each in found.facts for person in each.about]
    about = tuple(dict.fromkeys([*(asks.about if asks else ()), *concerned]))
    ids = " ".join([*(each.id for each in found.facts), *([asks.kind] if asks else [])])
    kinds = dict.fromkeys([*(each.kind for each in found.facts), *([asks.kind] if asks else [])])
    said = {
        "to": "" if found.receiver == COLLABORATION else found.receiver,
        "what": ids if len(ids) <= LONGEST_TEXT else " ".join(kinds)[:LONGEST_TEXT],
        "ground": found.ground.code,
        "told_family": "yes" if found.told else "no",
        "reason_not_told": found.why_not_told,
        "consent": " ".join([*found.consents, found.why_not_asked]).strip(),
        "nothing_given": "yes" if kinds.keys() == {WITHHELD} else "",
    }
    return Entered(ACCOUNT, about, today, attributes=said, note=found.purpose)


def given_in(account: Fact, case: Case) -> tuple[Fact, ...]:
    """The facts that an account of sharing names, as far as they are known here."""
    named = str(account.attributes.get("what", "")).split() if account.kind == ACCOUNT else []
    return tuple(each for each in case.facts if each.id in named)


def _facts(proposed: Proposed, case: Case, organisation: str) -> tuple[tuple[Fact, ...], dict[str, str]]:
    own = {each.id: each for each in shareable(case, organisation)}
    facts = tuple(own[each] for each in dict.fromkeys(proposed.facts) if each in own)
    return facts, {"facts": "facts_of_another"} if len(facts) < len(set(proposed.facts)) else {}


def _receiver(proposed: Proposed, organisation: str, ground: Ground | None, types: Mapping[str, str]) -> dict[str, str]:
    if not proposed.receivers or not set(proposed.receivers) <= set(types) or proposed.receivers == (organisation,):
        return {"receiver": "no_receiver"}
    if ground and ground.receivers and not {types[each] for each in proposed.receivers} <= set(ground.receivers):
        return {"receiver": "receiver_not_on_ground"}
    return {}


def _consents(
    proposed: Proposed, about: tuple[str, ...], case: Case, today: date, problems: dict[str, str]
) -> tuple[str, ...]:
    asked = who_consents(about, case, today)
    if proposed.not_asked and not proposed.why_not_asked.strip():
        problems["why_not_asked"] = "no_reason"
    found = []
    for who in asked:
        for to in proposed.receivers:
            consent = standing(who, to, case, today)
            if consent is not None:
                found.append(consent.id)
            elif who not in proposed.not_asked:
                problems["consent"] = "consent_lacking"
    if not found:
        problems["consent"] = "consent_lacking"
    return tuple(dict.fromkeys(found))
