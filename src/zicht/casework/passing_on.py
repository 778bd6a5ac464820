"""A decision of Veilig Thuis that leads to who takes over offers the handover in the same act (001 §3.3; 003 §T3).

Veilig Thuis keeps sight until the other accepted, began, was verified and took it over (casework/handing_over.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from zicht.casework.handing_over import OPEN, Around, Offer, offer
from zicht.casework.recording import Entered, Refusal
from zicht.casework.routes import Route

NOW, LATER = "now", "later"


@dataclass(frozen=True, slots=True)
class Passing:
    """What is typed with the decision for the handover. `when`: now, or later because nobody was spoken with yet."""

    to: str
    when: str = ""
    spoken_with: str = ""
    spoken_on: date | None = None
    more: str = field(default="", repr=False)
    watch: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)
    told: bool | None = None
    told_by: str = ""
    leaves_out: bool | None = None
    left_out: str = field(default="", repr=False)


def to_hand_over(around: Around, own: str, to: str) -> tuple[str, ...]:
    """The children on whom Veilig Thuis keeps sight, and for whom no offer to that organisation is open yet."""
    offered = {
        child for each in around.handovers if each.stage in OPEN and each.receiver == to for child in each.children
    }
    return tuple(each.child for each in around.children if each.keeper == own and each.child not in offered)


def pass_on(
    typed: Passing, route: Route, around: Around, own: str, language: str, ground: str, receiver_type: str, today: date
) -> Sequence[Entered] | Refusal | None:
    """The call and the offer that belong to a decision, or every problem; None: nothing is offered with it.

    What is expected begins with what the route says; what to watch is the reason of the decision when nothing else is
    written.
    """
    children = to_hand_over(around, own, typed.to)
    if not route.expects or not typed.to or not children or typed.when == LATER:
        return None
    if typed.when != NOW:
        return Refusal({"offers": "offer_now_or_later"})
    expected = "\n".join(each for each in (route.expects[language], typed.more.strip()) if each)
    whole = Offer(
        to=typed.to,
        children=children,
        spoken_with=typed.spoken_with,
        spoken_on=typed.spoken_on,
        expectations=expected,
        watch=typed.watch.strip() or typed.reason.strip(),
        told=typed.told,
        told_by=typed.told_by,
        left_out=typed.left_out,
        leaves_out=typed.leaves_out,
    )
    found = offer(whole, around, own, ground, receiver_type, today)
    if isinstance(found, Refusal):
        return Refusal({FIELDS.get(name, name): code for name, code in found.problems.items()})
    return found


FIELDS = {"children": "to", "ground": "to", "expectations": "more"}  # where the form of a decision asks it
