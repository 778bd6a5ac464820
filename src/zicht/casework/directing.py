"""The regie of a family: one regisseur with a recorded mandate, handed over in one act and never two (R139 to R146)."""

from collections.abc import Collection, Sequence
from datetime import date

from zicht.casework.recording import LONGEST_TEXT, Entered, Refusal

SET, OFFERED = "regisseur_set", "regisseur_offered"


def take(
    keeper: str | None,
    own: str,
    mandate: str,
    colleague: str,
    about: Sequence[str],
    today: date,
    succeeded: Collection[str] = (),
) -> Entered | Refusal:
    """The fact that the own organisation directs, by a person and with a mandate; not while another does, unless it
    succeeded that one.
    """
    if keeper not in {None, own, *succeeded}:
        return Refusal({"mandate": "other_directs"})
    more = {"from": keeper} if keeper is not None and keeper != own else {}
    return _set(mandate, colleague, about, today, more)


def offer(keeper: str | None, own: str, to: str, mandate: str, about: Sequence[str], today: date) -> Entered | Refusal:
    """The fact that another organisation is asked to take over; whoever directs does so until it accepts."""
    if keeper != own:
        return Refusal({"team": "not_directing"})
    said = {"to": to, **({"mandate": mandate} if mandate else {})}
    return Entered(OFFERED, tuple(about), today, attributes=said)


def take_over(
    keeper: str | None, offered_by: str | None, mandate: str, colleague: str, about: Sequence[str], today: date
) -> Entered | Refusal:
    """The fact by which the regie moves: who takes it over begins, and who gave it ends, in one act."""
    if offered_by is None or keeper != offered_by:
        return Refusal({"mandate": "regie_not_offered"})
    return _set(mandate, colleague, about, today, {"from": offered_by})


def _set(mandate: str, colleague: str, about: Sequence[str], today: date, more: dict[str, str]) -> Entered | Refusal:
    if not mandate.strip():
        return Refusal({"mandate": "no_mandate"})
    if len(mandate) > LONGEST_TEXT:
        return Refusal({"mandate": "too_long"})
    said = {"mandate": mandate.strip(), **({"colleague": colleague} if colleague else {}), **more}
    return Entered(SET, tuple(about), today, attributes=said)
