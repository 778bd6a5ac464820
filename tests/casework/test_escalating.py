"""A step of a handover whose term passed is said to more people as time goes on, and to nobody while it runs."""

from datetime import timedelta

import pytest

from tests.casework.at_safe_home import OWN, TODAY, content
from zicht.casework.escalating import Level, Raised, escalated_since, raised
from zicht.casework.handing_over import NEXT, Handover, Stage, pending

TERMS = content()[1].terms
DAY = timedelta(days=1)


@pytest.mark.parametrize("stage", NEXT)
def test_a_reminder_comes_the_day_after_the_term_and_the_leads_a_term_later(stage: Stage) -> None:
    waits = pending(Handover("offer", OWN, "wijkteam", ("child",), stage, TODAY), TERMS)
    assert waits is not None
    further = TERMS.due("handover_escalation", waits.due_on)

    assert list(raised(waits, TERMS, waits.due_on)) == []
    reminded = Raised(Level.REMINDED, waits.due_on + DAY)
    assert list(raised(waits, TERMS, waits.due_on + DAY)) == list(raised(waits, TERMS, further)) == [reminded]
    assert list(raised(waits, TERMS, further + DAY)) == [reminded, Raised(Level.ESCALATED, further + DAY)]
    assert escalated_since(waits, TERMS, further) is None
    assert escalated_since(waits, TERMS, further + 9 * DAY) == further + DAY
