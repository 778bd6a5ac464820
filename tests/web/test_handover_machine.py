"""Two organisations do anything in any order through the real application: the page always names exactly one keeper."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.handing import answered, keepers, post, stepped, taken
from tests.web.handing_forms import WHOLE
from tests.web.region import OWNER, Region, family
from zicht.access.tie import Extent
from zicht.web.models import Asking, ChildInQuestion, RegiePeriod, SightPeriod

BOTH = ("veilig_thuis", "wijkteam")
ACTS = ("offer", "accepted", "refused", "withdraw", "start", "verify", "take_over", "release", "regie", "put_down")
SAID = {"how": "gebeld", "reason": "anders geregeld", "help_type": "opvoeding"}


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(done=st.lists(st.tuples(st.sampled_from(BOTH), st.sampled_from(ACTS)), min_size=3, max_size=8))
def test_whatever_they_do_one_keeps_sight_and_the_periods_adjoin(done: list[tuple[str, str]], region: Region) -> None:
    made = family(dict.fromkeys(BOTH, Extent.INVOLVED), BOTH)
    clients = {each: region.client(each) for each in BOTH}
    assert taken(clients["veilig_thuis"], made) == 302
    # so that a good part of the examples comes through a whole handover
    for who, act in [("veilig_thuis", "offer"), ("wijkteam", "accepted"), ("wijkteam", "start"), *done]:
        row = Asking.objects.using(OWNER).filter(family=made.id, kind="handover_offered").order_by("-asked_at").first()
        client, other = clients[who], BOTH[1 - BOTH.index(who)]
        match act:
            case "offer":
                post(client, made, "overdragen/", **{**WHOLE, "children": [str(made.child)], "team": f"{other}-team"})
            case "regie":
                post(client, made, "regie/", act="take", mandate="het plan")
            case "put_down":
                form = {"kind": "safety_responsible_released", "about": [str(made.child)], "day": "vandaag"}
                post(client, made, "vastleggen/", **form)
            case "accepted" | "refused" if row is not None:
                answered(client, made, row, act, reason="anders geregeld")
            case _ if row is not None:
                stepped(client, made, row, act, **SAID)

    assert len(keepers(clients["wijkteam"], made)) == 1
    assert keepers(clients["wijkteam"], made) == keepers(clients["veilig_thuis"], made)
    held = list(SightPeriod.objects.using(OWNER).filter(child=made.child).order_by("period"))
    assert ChildInQuestion.objects.using(OWNER).filter(child=made.child).exists()
    assert held[-1].period.upper is None
    assert all(one.period.upper == two.period.lower for one, two in pairwise(held))
    assert RegiePeriod.objects.using(OWNER).filter(family=made.id, period__endswith__isnull=True).count() <= 1
