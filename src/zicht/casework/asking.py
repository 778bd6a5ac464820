"""Asking another organisation about a family: received by a person, then accepted, or refused with a reason (R154).

Whoever is asked sees what was disclosed for the question until it answers or the question is withdrawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from zicht.casework.recording import LONGEST_TEXT, Entered, Refusal


class Outcome(Enum):
    """How a question ended; while it is open it is with whoever was asked."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Reply(Enum):
    """What is done with a question: the kind of fact that says so."""

    RECEIVED = "request_received"
    ACCEPTED = "request_accepted"
    REFUSED = "request_refused"
    WITHDRAWN = "request_withdrawn"


OUTCOMES = {Reply.ACCEPTED: Outcome.ACCEPTED, Reply.REFUSED: Outcome.REFUSED, Reply.WITHDRAWN: Outcome.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it stands: the fact that asks, about whom, who asks whom, and whether it was received."""

    asks: str
    about: tuple[str, ...]
    asker: str
    asked: str
    outcome: Outcome = Outcome.OPEN
    is_received: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says to a question. A refusal and a withdrawal need a reason."""

    reply: Reply
    reason: str = field(default="", repr=False)


def replied(question: Question, said: Said, own: str, today: date) -> Entered | Refusal:
    """The fact that says it, or why it cannot be said. An organisation answers what it was asked, and withdraws what it
    asked itself; what was answered or withdrawn meanwhile is not answered again.
    """
    whose = question.asker if said.reply is Reply.WITHDRAWN else question.asked
    if own != whose:
        return Refusal({"reply": "not_asked_of_you"})
    if question.outcome is not Outcome.OPEN:
        return Refusal({"reply": CLOSED[question.outcome]})
    if said.reply is Reply.RECEIVED and question.is_received:
        return Refusal({"reply": "received_already"})
    if problem := _reason(said):
        return Refusal({"reason": problem})
    other = {"to": question.asked} if said.reply is Reply.WITHDRAWN else {"from": question.asker}
    return Entered(said.reply.value, question.about, today, attributes={**other, "re": question.asks, **_why(said)})


CLOSED = {
    Outcome.ACCEPTED: "accepted_already",
    Outcome.REFUSED: "refused_already",
    Outcome.WITHDRAWN: "withdrawn_already",
}


def _reason(said: Said) -> str:
    if said.reply not in {Reply.REFUSED, Reply.WITHDRAWN}:
        return ""
    if not said.reason.strip():
        return "no_reason"
    return "too_long" if len(said.reason) > LONGEST_TEXT else ""


def _why(said: Said) -> Mapping[str, str]:
    return {"reason": said.reason.strip()} if said.reason.strip() else {}
