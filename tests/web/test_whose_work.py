"""Of two facts of one day that each ask for something, the one that was recorded first says whose work it is."""

from tests.web.acting import recorded, sharing
from tests.web.region import OWNER, Region, family
from zicht.access.tie import Extent
from zicht.web.models import FindingRow

INVOLVED = dict.fromkeys(("wijkteam", "school", "veilig_thuis"), Extent.INVOLVED)


def test_of_two_triggers_of_one_day_the_one_recorded_first_decides_whose_work_it_is(region: Region) -> None:
    found = []
    for first, second in (("wijkteam", "school"), ("school", "wijkteam")) * 4:
        made = family(INVOLVED)
        for each in (first, second):
            client = region.client(each)
            known = recorded(client, made)
            client.post(f"/gezin/{made.id}/delen/may/", {**sharing([str(known.id)]), "confirm": "1"})
        rows = FindingRow.objects.using(OWNER).filter(family=made.id, view="veilig_thuis")
        found.append((first, rows.get(rule="child-signal-followed-up").organisation))

    assert [first for first, _ in found] == [whose for _, whose in found]
