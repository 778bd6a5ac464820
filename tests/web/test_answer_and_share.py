"""Answers to a finding, sharing on a ground, working together, text for the own file, and rows to confirm."""

import re
from datetime import date, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from tests.web.acting import count, recorded, sharing
from tests.web.region import Made, Region, fact, family, signed_in, today
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.web.context import acting_as
from zicht.web.models import DisclosureRow, FactRow, FindingMark, FindingRow, ParticipationRow, PersonRow, SharingRow

INVOLVED = dict.fromkeys(("wijkteam", "school", "veilig_thuis"), Extent.INVOLVED)


def opened(client: Client, made: Made) -> FindingRow:
    """A finding of the wijkteam after a signal."""
    recorded(client, made)
    return FindingRow.objects.using("owner").filter(family=made.id, view="wijkteam", closed_on=None).order_by("key")[0]


def answer(client: Client, made: Made, key: str, act: str, **more: str) -> int:
    form = {"form_key": str(uuid4()), "finding": key, "act": act, **more}
    return client.post(f"/gezin/{made.id}/bevinding/", form).status_code


@pytest.mark.parametrize(
    ("act", "more", "kind", "attributes"),
    [
        ("taken_up", {"who": "me"}, "finding_taken_up", {"by": "wijkteam"}),
        (
            "taken_up",
            {"who": "colleague", "colleague": "Noor"},
            "finding_taken_up",
            {"by": "wijkteam", "colleague": "Noor"},
        ),
        ("taken_up", {"who": "other", "by": "school"}, "finding_taken_up", {"by": "school"}),
        ("not_done", {"reason": "gezin op reis"}, "finding_not_done", {"reason": "gezin op reis"}),
        ("not_applicable", {"reason": "ander kind"}, "finding_not_applicable", {"reason": "ander kind"}),
    ],
)
def test_an_answer_is_a_fact_on_the_key_of_the_finding(
    region: Region, act: str, more: dict[str, str], kind: str, attributes: dict[str, str]
) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")
    finding = opened(client, made)

    assert answer(client, made, finding.key, act, **more) == 302

    said = FactRow.objects.using("owner").get(family=made.id, kind=kind)
    assert said.attributes == {"finding": finding.key, **attributes}
    still = FindingRow.objects.using("owner").get(pk=finding.pk)
    assert (still.closed_by == "not_applicable") == (act == "not_applicable")


@pytest.mark.parametrize("act", ["taken_up", "not_done", "not_applicable"])
def test_an_answer_without_its_reason_or_its_owner_is_asked_again(region: Region, act: str) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")
    finding = opened(client, made)

    assert answer(client, made, finding.key, act) == 422
    assert count(made) == 1


def test_done_but_not_recorded_leads_to_the_fact_that_the_finding_asks_for(region: Region) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")
    finding = opened(client, made)

    page = client.get(f"/gezin/{made.id}/bevinding/", {"finding": finding.key}).content.decode()
    link = re.search(r'href="([^"]*vastleggen/\?kind=[^"]*)"', page)
    assert link
    form = client.get(link[1].replace("&amp;", "&")).content.decode()

    assert f'value="{made.child}" checked' in form
    assert 'name="a.re"' in form


def test_what_was_done_before_and_is_recorded_now_closes_the_finding_with_the_day_on_which_it_was_done(
    region: Region,
) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")
    recorded(client, made, "injury_observed", day="gisteren")
    findings = FindingRow.objects.using("owner").filter(family=made.id, view="wijkteam", rule="injury-examined")
    page = client.get(f"/gezin/{made.id}/bevinding/", {"finding": findings.get().key}).content.decode()
    link = re.search(r'href="([^"]*vastleggen/\?kind=advice_obtained[^"]*)"', page)
    assert link
    form = client.get(link[1].replace("&amp;", "&")).content.decode()
    trigger = re.search(r'name="a.re" value="([^"]+)"', form)
    assert trigger

    recorded(client, made, "advice_obtained", day="gisteren", **{"a.re": trigger[1]})

    assert findings.get().closed_by == "fulfilled"


def test_whether_a_finding_was_useful_is_no_fact_and_only_for_who_said_it(region: Region) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")
    finding = opened(client, made)

    assert answer(client, made, finding.key, "seen") == 302
    assert answer(client, made, finding.key, "not_useful") == 302

    mark = FindingMark.objects.using("owner").get(family=made.id)
    assert (mark.useful, mark.rule, count(made)) == (False, finding.rule, 1)
    for role, seen in ((Role.PROFESSIONAL, 1), (Role.TEAM_LEAD, 0)):
        with acting_as(region.account("wijkteam", role)):
            assert FindingMark.objects.filter(family=made.id).count() == seen


def test_a_finding_of_another_view_is_no_page(region: Region) -> None:
    made = family(INVOLVED)
    finding = opened(region.client("wijkteam"), made)

    assert region.client("school").get(f"/gezin/{made.id}/bevinding/", {"finding": finding.key}).status_code == 404
    other = signed_in(region.other_team).get(f"/gezin/{made.id}/bevinding/", {"finding": finding.key})
    assert other.status_code == 403


def test_sharing_shows_exactly_what_the_other_will_see_and_then_shares_it_once(region: Region) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")
    shown, kept = recorded(client, made, note="zat stil"), recorded(client, made, note="blijft hier")
    form = sharing([str(shown.id)])

    preview = client.post(f"/gezin/{made.id}/delen/may/", form).content.decode()
    before = SharingRow.objects.using("owner").filter(family=made.id).count()
    for _ in range(2):
        client.post(f"/gezin/{made.id}/delen/may/", {**form, "confirm": "1"})

    assert "zat stil" in preview
    assert "blijft hier" not in preview
    assert before == 0
    disclosure = DisclosureRow.objects.using("owner").get(family=made.id)
    assert (disclosure.ground, disclosure.purpose, disclosure.family_told) == ("meldrecht", "weging", True)
    seen = region.client("veilig_thuis")
    text = seen.get(f"/gezin/{made.id}/feit/{shown.id}/tekst/").content.decode()
    assert "zat stil" in text
    body = re.findall(r"<dd>(.*?)</dd>", preview)
    assert all(each in text for each in body)
    assert seen.get(f"/gezin/{made.id}/feit/{kept.id}/").status_code == 404
    accounts = FactRow.objects.using("owner").filter(family=made.id, kind="disclosure")
    assert [each.attributes["what"] for each in accounts] == [str(shown.id)]


def test_who_shares_that_information_is_not_given_gave_none(region: Region) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")
    withheld, signal = recorded(client, made, "info_withheld"), recorded(client, made)

    for facts in ([withheld.id], [withheld.id, signal.id]):
        client.post(f"/gezin/{made.id}/delen/may/", {**sharing([str(each) for each in facts]), "confirm": "1"})

    accounts = FactRow.objects.using("owner").filter(family=made.id, kind="disclosure").order_by("recorded_at")
    assert [each.attributes.get("nothing_given") for each in accounts] == [True, None]


@pytest.mark.parametrize(
    ("screen", "more", "said"),
    [
        ("may", {"receiver": "school"}, "Op deze grondslag kan dit niet"),
        ("may", {"purpose": ""}, "Schrijf waarvoor"),
        ("may", {"told": ""}, "Kies of het gezin"),
        ("may", {"told": "no"}, "Schrijf de reden"),
        ("duty", {}, "Kies een grondslag"),
        ("consent", {"ground": "toestemming", "receiver": "school"}, "Nog niet iedereen gaf toestemming"),
    ],
)
def test_sharing_that_is_not_complete_is_not_shared(
    region: Region, screen: str, more: dict[str, str], said: str
) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")
    shown = recorded(client, made)

    answered = client.post(f"/gezin/{made.id}/delen/{screen}/", {**sharing([str(shown.id)], **more), "confirm": "1"})

    assert answered.status_code == 422
    assert said in answered.content.decode()
    assert not DisclosureRow.objects.using("owner").filter(family=made.id).exists()


def test_sharing_that_waits_for_a_consent_is_kept_until_it_is_given(region: Region) -> None:
    made = family(INVOLVED)
    client, address = region.client("wijkteam"), f"/gezin/{made.id}/delen/consent/"
    shown = recorded(client, made)
    client.post(address, sharing([str(shown.id)], ground="toestemming", receiver="school", purpose="extra steun"))

    again = client.get(f"{address}?draft=1").content.decode()

    assert "Ga verder met uw concept" in client.get(address).content.decode()
    assert "extra steun" in again
    assert f'value="{shown.id}" checked' in again


def test_what_others_recorded_is_not_shared_further(region: Region) -> None:
    made = family(INVOLVED)
    theirs = fact(made, "school", shared_with=("wijkteam",))

    answered = region.client("wijkteam").post(
        f"/gezin/{made.id}/delen/may/", {**sharing([str(theirs)]), "confirm": "1"}
    )

    assert answered.status_code == 422


def test_consent_of_the_parent_lets_share_and_its_withdrawal_stops_new_sharing_only(region: Region) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")
    first, second = recorded(client, made), recorded(client, made, note="later")
    recorded(client, made, "consent_given", about=[str(made.mother)], **{"a.to": "school"})
    consent = {"ground": "toestemming", "receiver": "school", "confirm": "1"}

    shared = client.post(f"/gezin/{made.id}/delen/consent/", sharing([str(first.id)], **consent))
    recorded(client, made, "consent_withdrawn", about=[str(made.mother)], **{"a.to": "school"})
    after = client.post(f"/gezin/{made.id}/delen/consent/", sharing([str(second.id)], **consent))

    assert (shared.status_code, after.status_code) == (302, 422)
    school = region.client("school")
    assert school.get(f"/gezin/{made.id}/feit/{first.id}/").status_code == 200
    assert school.get(f"/gezin/{made.id}/feit/{second.id}/").status_code == 404


def test_from_twelve_the_child_is_asked_too_and_from_sixteen_only_the_youngster(region: Region) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")
    shown = recorded(client, made)
    asked = {}
    for years in (11, 13, 17):
        born = today() - timedelta(days=years * 366)
        PersonRow.objects.using("owner").filter(pk=made.child).update(born_first=born, born_last=born)
        page = client.get(f"/gezin/{made.id}/delen/consent/", {"facts": str(shown.id)}).content.decode()
        asked[years] = (f'name="not_asked" value="{made.child}"' in page, f'value="{made.mother}"' in page)

    assert asked == {11: (False, True), 13: (True, True), 17: (True, False)}


def test_who_starts_a_collaboration_takes_part_and_asks_others_that_work_with_the_family(region: Region) -> None:
    made = family({"wijkteam": Extent.INVOLVED, "school": Extent.INVOLVED, "veilig_thuis": Extent.SIGNALLED})
    client, address = region.client("wijkteam"), f"/gezin/{made.id}/samenwerking/"
    form = {"act": "invite", "ground": "samenwerkingsafspraak"}

    done = client.post(address, {**form, "organisation": "school"})
    signalled = client.post(address, {**form, "organisation": "veilig_thuis"})
    outside = client.post(address, {**form, "organisation": "ggz_volwassen"})

    assert (done.status_code, signalled.status_code, outside.status_code) == (302, 422, 422)
    taking_part = ParticipationRow.objects.using("owner").filter(family=made.id).values_list("organisation", flat=True)
    assert set(taking_part) == {"wijkteam", "school"}


def test_who_leaves_the_collaboration_gets_nothing_new(region: Region) -> None:
    made = family(INVOLVED, together=("wijkteam", "school"))
    agreed = recorded(region.client("wijkteam"), made, "plan_agreed")
    school = region.client("school")
    before = school.get(f"/gezin/{made.id}/feit/{agreed.id}/").status_code

    left = school.post(f"/gezin/{made.id}/samenwerking/", {"act": "leave"})

    assert (before, left.status_code) == (200, 302)
    assert school.get(f"/gezin/{made.id}/feit/{agreed.id}/").status_code == 404


def test_the_chronology_and_a_finding_go_out_as_plain_text(region: Region) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")
    finding = opened(client, made)

    chronology = client.get(f"/gezin/{made.id}/tekst/")
    said = client.get(f"/gezin/{made.id}/bevinding/tekst/", {"finding": finding.key})

    assert chronology["Content-Type"] == "text/plain; charset=utf-8"
    assert "Wat: Kindsignaal" in chronology.content.decode()
    assert "Regel:" in said.content.decode()
    assert signed_in(region.other_team).get(f"/gezin/{made.id}/tekst/").status_code == 403


ROWS = "datum\tsoort\tover wie\ttoelichting\n1-3-2026\tkindsignaal\tKas\tstil\nmaart 2026\tverhuizing\tMina, Kas\t\n"


def test_pasted_rows_are_proposals_until_they_are_confirmed_and_then_facts_once(region: Region) -> None:
    made = family(INVOLVED)
    client, address = region.client("wijkteam"), f"/gezin/{made.id}/rijen/"

    client.post(address, {"act": "read", "rows": ROWS})
    before = count(made)
    for _ in range(2):
        client.post(address, {"act": "confirm", "row": ["0", "1"]})
    client.post(address, {"act": "read", "rows": ROWS})
    client.post(address, {"act": "confirm", "row": ["0", "1"]})

    assert before == 0
    kinds = FactRow.objects.using("owner").filter(family=made.id).values_list("kind", "precision", "note")
    assert set(kinds) == {("child_signal", "day", "stil"), ("relocation", "month", "")}
    assert count(made) == 2


def test_rows_that_wait_stay_when_more_are_read_and_all_are_confirmed_together(region: Region) -> None:
    made = family(INVOLVED)
    client, address = region.client("wijkteam"), f"/gezin/{made.id}/rijen/"
    client.post(address, {"act": "read", "rows": ROWS})
    client.post(address, {"act": "confirm", "row": ["0"]})
    client.post(address, {"act": "read", "rows": "datum;soort;over wie\n2-3-2026;kindsignaal;Kas\n"})

    client.post(address, {"act": "confirm_all"})

    kinds = FactRow.objects.using("owner").filter(family=made.id).values_list("kind", flat=True)
    assert sorted(kinds) == ["child_signal", "child_signal", "relocation"]


def test_a_row_with_a_problem_is_told_with_its_number_and_never_half_read(region: Region) -> None:
    made = family(INVOLVED)
    client, address = region.client("wijkteam"), f"/gezin/{made.id}/rijen/"
    rows = "datum;soort;over wie\n31-2-2026;kindsignaal;Kas\n1-3-2026;kindsignaal;Pietje\n2-3-2026;kindsignaal;kind\n"

    page = client.post(address, {"act": "read", "rows": rows})
    client.post(address, {"act": "confirm", "row": ["0", "1", "2"]})

    said = page.content.decode()
    assert "Rij 2 is niet gelezen. datum: Schrijf een dag" in said
    assert "Rij 3 is niet gelezen. over wie:" in said
    assert "Rij 4" not in said
    assert count(made) == 1


def test_a_table_that_is_uploaded_is_read_too_and_one_without_titles_is_told(region: Region) -> None:
    made = family(INVOLVED)
    client, address = region.client("wijkteam"), f"/gezin/{made.id}/rijen/"

    read = client.post(address, {"act": "read", "file": SimpleUploadedFile("x.csv", ROWS.encode())})
    untitled = client.post(address, {"act": "read", "rows": "1-3-2026;kindsignaal;Kas"})
    nothing = client.post(address, {"act": "read", "rows": " "})

    assert "Voorstellen: nog niet vastgelegd" in read.content.decode()
    assert (untitled.status_code, nothing.status_code) == (422, 422)


def test_a_spreadsheet_is_read_too(region: Region) -> None:
    made = family(INVOLVED)
    book, content = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (["datum", "soort", "over wie"], [date(2026, 3, 1), "kindsignaal", "Kas"]):
        sheet.append(row)
    book.save(content)

    file = SimpleUploadedFile("x.xlsx", content.getvalue())
    page = region.client("wijkteam").post(f"/gezin/{made.id}/rijen/", {"act": "read", "file": file})

    assert "1 maart 2026" in page.content.decode()
