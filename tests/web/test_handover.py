"""Handing over sight: exactly one keeps it at each moment, it moves when taken over, and every step has an owner."""

from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connections, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.web.acting import recorded, typed
from tests.web.handing import answered, keepers, offered, post, problems, stepped, taken
from tests.web.handing_forms import ACCEPTING, WHOLE
from tests.web.live import WIDTHS, overflow, violations, window
from tests.web.region import OWNER, Made, Region, fact, family, today
from tests.web.test_two_at_once import at_once
from zicht.access.tie import Extent
from zicht.web.models import Asking, ChildInQuestion, FactRow, FindingRow, InvolvementRow, RegiePeriod, SightPeriod

SAFE, TEAM, SCHOOL = "veilig_thuis", "wijkteam", "school"
NAME = {each: f"Organisatie {each}" for each in (SAFE, TEAM, SCHOOL)}


def watched(region: Region) -> Made:
    """A family in which Veilig Thuis keeps sight on the child."""
    made = family({SAFE: Extent.INVOLVED})
    assert taken(region.client(SAFE), made) == 302
    return made


def test_sight_moves_when_it_is_taken_over_after_a_verified_start_and_not_before(region: Region) -> None:
    made, sender, receiver = watched(region), region.client(SAFE), region.client(TEAM)
    row = offered(sender, made, f"{TEAM}-team")
    seen = [keepers(sender, made)]
    assert answered(receiver, made, row, "accepted") == 302
    seen.append(keepers(receiver, made))
    assert stepped(receiver, made, row, "take_over") == 422, "not before the start was verified"
    assert stepped(sender, made, row, "verify", how="gebeld") == 422, "there is no start yet"
    assert stepped(receiver, made, row, "start", help_type="opvoeding") == 302
    assert stepped(sender, made, row, "verify", how="moeder en team gebeld") == 302
    seen += [keepers(sender, made), keepers(receiver, made)]

    assert stepped(receiver, made, row, "take_over") == 302

    assert seen == [[NAME[SAFE]]] * 4
    assert keepers(sender, made) == keepers(receiver, made) == [NAME[TEAM]]
    assert stepped(sender, made, row, "release") == 302
    held = SightPeriod.objects.using(OWNER).filter(child=made.child).order_by("period")
    assert [(each.organisation_id, each.period.upper is None) for each in held] == [(SAFE, False), (TEAM, True)]
    assert held[0].period.upper == held[1].period.lower, "no moment in between"
    assert held[1].account_id == region.account(TEAM).pk


def test_what_the_pages_write_satisfies_the_rules_about_sight_and_handing_over(region: Region) -> None:
    made, sender, receiver = watched(region), region.client(SAFE), region.client(TEAM)
    row = offered(sender, made, f"{TEAM}-team")
    answered(receiver, made, row, "accepted")
    stepped(receiver, made, row, "start", help_type="veiligheid")
    stepped(sender, made, row, "verify", how="gebeld")
    stepped(receiver, made, row, "take_over")
    stepped(sender, made, row, "release")

    open_still = FindingRow.objects.using(OWNER).filter(family=made.id, closed_on=None).values_list("rule", flat=True)

    asked = {"offer-answered", "start-verified", "released-after-start", "let-go-while-awaited", "referral-consulted"}
    assert set(open_still) & {*asked, "sight-gap", "refused-offer-followed"} == set()


def test_an_offer_needs_a_call_expectations_what_to_watch_and_who_told_the_family(region: Region) -> None:
    made, client = watched(region), region.client(SAFE)

    answer = client.post(f"/gezin/{made.id}/overdragen/", {"form_key": str(uuid4()), "act": "x", "told": "yes"})

    assert answer.status_code == 422
    said = " ".join(problems(answer.content.decode()))
    for words in ("Bel eerst", "dag van dat gesprek", "Kies welk team", "grondslag", "welk kind", "of alles meegaat"):
        assert words in said
    left_out = {**WHOLE, "leaves_out": "some", "children": [str(made.child)], "team": f"{TEAM}-team"}
    assert post(client, made, "overdragen/", **left_out) == 422, "what is left out has a reason (R085)"
    assert not FactRow.objects.using(OWNER).filter(family=made.id, kind="handover_offered").exists()


def test_every_item_is_accepted_by_a_named_person_or_the_offer_is_refused_with_a_reason(region: Region) -> None:
    made, receiver = watched(region), region.client(TEAM)
    row = offered(region.client(SAFE), made, f"{TEAM}-team")

    assert answered(receiver, made, row, "accepted", items=["e1"]) == 422
    assert answered(receiver, made, row, "refused", items=["e1"]) == 422
    assert answered(receiver, made, row, "refused", items=["e1"], reason="Niet elke week") == 302

    refused = FactRow.objects.using(OWNER).get(family=made.id, kind="handover_refused")
    assert refused.attributes["items"] == "e2 w1"
    assert keepers(region.client(SAFE), made) == [NAME[SAFE]]
    assert receiver.get(f"/gezin/{made.id}/gevraagd/").status_code == 403
    assert "Niet elke week" in region.client(SAFE).get(f"/gezin/{made.id}/gevraagd/").content.decode()
    offered(region.client(SAFE), made, f"{TEAM}-team", expectations="eens per maand")


def test_after_acceptance_a_start_that_does_not_come_leaves_sight_where_it_is(region: Region) -> None:
    made, sender, receiver = watched(region), region.client(SAFE), region.client(TEAM)
    row = offered(sender, made, f"{TEAM}-team")
    answered(receiver, made, row, "accepted")

    assert stepped(receiver, made, row, "refuse", reason="Geen plek meer") == 302

    assert keepers(sender, made) == keepers(receiver, made) == [NAME[SAFE]]
    assert stepped(receiver, made, row, "start", help_type="opvoeding") == 422


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("safety_responsible_released", {}),
        ("involvement_ended", {"a.reason": "geen_contact"}),
        ("handover_released", {"a.to": SCHOOL}),
        ("safety_concern_closed", {"a.reason": "weggenomen"}),
    ],
)
def test_nobody_puts_sight_down_by_recording_something_else(kind: str, more: dict[str, str], region: Region) -> None:
    made, client = watched(region), region.client(SAFE)

    answer = client.post(f"/gezin/{made.id}/vastleggen/", typed(made, kind, **more))

    assert answer.status_code == 422
    assert "Draag dat eerst over" in answer.content.decode()
    assert f'id="f-kind" href="/gezin/{made.id}/zicht/"' in answer.content.decode()
    assert keepers(client, made) == [NAME[SAFE]]
    assert not FactRow.objects.using(OWNER).filter(family=made.id, kind=kind).exists()


def test_taking_a_fact_out_of_the_family_does_not_put_sight_down_either(region: Region) -> None:
    made, client = watched(region), region.client(SAFE)
    fact(made, SAFE, "report_received", days_ago=3)
    number = FactRow.objects.using(OWNER).get(family=made.id, kind="safety_responsible_set").id
    fact(made, SAFE, "investigation_closed", days_ago=1)

    answer = client.post(f"/gezin/{made.id}/feit/{number}/verkeerd-gezin/", {"reason": "same_name"})

    assert answer.status_code in {302, 422}
    held = SightPeriod.objects.using(OWNER).filter(child=made.child)
    in_question = ChildInQuestion.objects.using(OWNER).filter(child=made.child).exists()
    assert not in_question or any(each.period.upper is None for each in held)


def test_after_a_refusal_by_the_court_or_help_that_stops_the_holder_keeps_it_and_sees_it(region: Region) -> None:
    made, client = watched(region), region.client(SAFE)
    fact(made, SAFE, "court_decision", days_ago=0, attributes={"outcome": "afgewezen"})
    fact(made, SAFE, "help_ended", days_ago=0, attributes={"reason": "geen_contact"})

    page, day = client.get(f"/gezin/{made.id}/").content.decode(), client.get("/").content.decode()

    assert keepers(client, made) == [NAME[SAFE]]
    assert "De zorg is daardoor niet anders" in page
    assert f'href="/gezin/{made.id}/zicht/"' in day
    assert "Uitspraak rechter" in day


def test_what_changed_stands_on_vandaag_until_whoever_keeps_sight_looked_again(region: Region) -> None:
    made = [family({"wijkteam": Extent.INVOLVED}) for _ in range(9)]
    for each in made:
        taken(region.client("wijkteam"), each)
        fact(each, "wijkteam", "help_ended", days_ago=0)
    page = region.client("wijkteam").get("/").content.decode()
    assert all(f"/gezin/{each.id}/zicht/" in page for each in made)
    assert "Nog bij" in page

    fact(made[0], "ggz_volwassen", "risk_assessed", days_ago=0, shared_with=("wijkteam",))
    assert f"/gezin/{made[0].id}/zicht/" in region.client("wijkteam").get("/").content.decode()
    recorded(region.client("wijkteam"), made[0], "risk_assessed")
    page = region.client("wijkteam").get("/").content.decode()

    assert f"/gezin/{made[0].id}/zicht/" not in page
    assert f"/gezin/{made[1].id}/zicht/" in page


def test_another_organisation_does_not_take_what_is_held(region: Region) -> None:
    made = family({SAFE: Extent.INVOLVED, SCHOOL: Extent.INVOLVED})
    assert taken(region.client(SAFE), made) == 302

    answer = region.client(SCHOOL).post(
        f"/gezin/{made.id}/zicht/", {"form_key": str(uuid4()), "act": "take", "children": [str(made.child)]}
    )

    assert answer.status_code == 422
    assert "Vraag haar om het over te dragen" in answer.content.decode()


def test_of_two_organisations_that_take_it_at_once_one_has_it(region: Region) -> None:
    made = family({SAFE: Extent.INVOLVED, SCHOOL: Extent.INVOLVED})
    clients = [region.client(SAFE), region.client(SCHOOL)]

    found = at_once(*(lambda each=each: taken(each, made) for each in clients))

    assert sorted(int(str(each)) for each in found) == [302, 422]
    assert SightPeriod.objects.using(OWNER).filter(child=made.child).count() == 1


def test_of_accepting_and_withdrawing_at_once_one_holds_and_there_is_one_keeper(region: Region) -> None:
    made, sender, receiver = watched(region), region.client(SAFE), region.client(TEAM)
    row = offered(sender, made, f"{TEAM}-team")

    at_once(
        lambda: answered(receiver, made, row, "accepted"),
        lambda: stepped(sender, made, row, "withdraw", reason="Al geregeld"),
    )

    assert keepers(sender, made) == [NAME[SAFE]]
    assert FactRow.objects.using(OWNER).filter(family=made.id, kind="handover_withdrawn").count() <= 1


def test_one_child_is_offered_to_one_at_a_time_and_only_by_who_keeps_sight(region: Region) -> None:
    made = watched(region)
    offered(region.client(SAFE), made, f"{TEAM}-team")
    form = {**WHOLE, "children": [str(made.child)], "team": f"{SCHOOL}-team"}

    assert post(region.client(SAFE), made, "overdragen/", **form) == 422
    other = family({SCHOOL: Extent.INVOLVED})
    assert post(region.client(SCHOOL), other, "overdragen/", **form | {"children": [str(other.child)]}) == 422


def test_after_a_move_it_goes_by_consent_or_by_those_who_may(region: Region) -> None:
    made, client = watched(region), region.client(SAFE)
    fact(made, SAFE, "relocation", days_ago=2, attributes={"other_municipality": True})
    form = {**WHOLE, "children": [str(made.child)], "team": f"{TEAM}-team"}

    answer = client.post(f"/gezin/{made.id}/overdragen/", {"form_key": str(uuid4()), **form})

    assert answer.status_code == 422
    assert "Het gezin woont elders" in answer.content.decode()


def test_a_letter_says_what_goes_over_and_comes_as_a_file_too(region: Region) -> None:
    made, client = watched(region), region.client(SAFE)
    known = recorded(client, made, "parents_spoken", note="Şükran belt zelf", about=[str(made.mother)])
    row = offered(client, made, f"{TEAM}-team", facts=[str(known.id)], conditions="moeder belt", consequences="melding")

    page = region.client(TEAM).get(f"/gezin/{made.id}/overdracht/{row.asks}/brief/").content.decode()
    answer = region.client(TEAM).get(f"/gezin/{made.id}/overdracht/{row.asks}/brief.pdf")

    assert answer["Content-Type"] == "application/pdf"
    text = "".join(each.extract_text() for each in PdfReader(BytesIO(answer.content)).pages)
    for words in ("elke week langs", "slaapt Kas op school", "moeder belt", "melding", "Şükran belt zelf", "Bel 112"):
        assert words in page
        assert words in text.replace("\n", " ")


def test_lacking_capacity_goes_to_who_may_decide_and_sight_stays(region: Region) -> None:
    made, client = watched(region), region.client(SAFE)
    later = today() + timedelta(days=30)
    form = {"until": f"{later:%d-%m-%Y}", "not_done": "huisbezoek", "meanwhile": "school belt elke week"}
    asks = {"team": f"{TEAM}-team", "ground": "convenant", "told": "no", "why_not_told": "volgt morgen"}

    assert post(client, made, "zicht/", act="lack", children=[str(made.child)]) == 422
    assert post(client, made, "zicht/", act="lack", children=[str(made.child)], **form, **asks) == 302

    assert keepers(client, made) == [NAME[SAFE]]
    assert "school belt elke week" in region.client(TEAM).get(f"/gezin/{made.id}/gevraagd/").content.decode()


def test_regie_goes_over_in_one_act_and_is_never_with_two(region: Region) -> None:
    made = family({SAFE: Extent.INVOLVED, TEAM: Extent.INVOLVED})
    first, second = region.client(SAFE), region.client(TEAM)
    found = at_once(
        *(lambda each=each: post(each, made, "regie/", act="take", mandate="het plan") for each in (first, second))
    )
    assert sorted(int(str(each)) for each in found) == [302, 422]
    (period,) = RegiePeriod.objects.using(OWNER).filter(family=made.id)
    giver, taker = (first, second) if period.organisation_id == SAFE else (second, first)
    to = TEAM if period.organisation_id == SAFE else SAFE
    assert post(taker, made, "regie/", act="accept", mandate="het plan") == 422, "nothing was offered"
    asks = {"team": f"{to}-team", "ground": "convenant", "told": "yes"}
    assert post(giver, made, "regie/", act="offer", **asks) == 302
    assert post(taker, made, "regie/", act="accept") == 422, "a mandate is recorded"

    assert post(taker, made, "regie/", act="accept", mandate="het plan") == 302

    periods = RegiePeriod.objects.using(OWNER).filter(family=made.id).order_by("period")
    assert [each.organisation_id for each in periods] == [period.organisation_id, to]
    assert periods[0].period.upper == periods[1].period.lower


KEEP = "INSERT INTO sight_period (family_id, organisation_id, fact, period, child_id) VALUES (%s, %s, %s, %s, %s)"


def engine(statement: str, *values: UUID | str | DateTimeTZRange) -> None:
    """Something that the engine writes, in a transaction of its own."""
    with transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE zicht_engine")
        cursor.execute(statement, values)


def test_the_database_refuses_two_keepers_at_once_also_from_two_transactions(region: Region) -> None:
    made, now = family(), timezone.now()

    def keep(organisation: str) -> bool:
        said = (made.id, organisation, uuid4(), DateTimeTZRange(now, None), made.child)
        sql = (
            "INSERT INTO sight_period (family_id, organisation_id, fact, period, child_id) VALUES (%s, %s, %s, %s, %s)"
        )
        try:
            engine(sql, *said)
        except DatabaseError:
            return False
        return True

    assert sorted(at_once(lambda: keep(SAFE), lambda: keep(TEAM)), key=str) == [False, True]
    assert SightPeriod.objects.using(OWNER).filter(child=made.child).count() == 1


def test_the_database_refuses_to_end_the_last_period_of_a_child_in_question(region: Region) -> None:
    made = watched(region)
    ends = "UPDATE sight_period SET period = tstzrange(lower(period), now()) WHERE child_id = %s"
    for statement in (ends, "DELETE FROM sight_period WHERE child_id = %s"):
        with pytest.raises(DatabaseError, match="hand it over first"):
            engine(statement, made.child)
    with transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE zicht_engine")
        cursor.execute(ends, [made.child])
        cursor.execute(KEEP, [made.id, TEAM, uuid4(), DateTimeTZRange(timezone.now(), None), made.child])

    assert ChildInQuestion.objects.using(OWNER).filter(child=made.child).exists()
    assert SightPeriod.objects.using(OWNER).filter(child=made.child).count() == 2


def test_a_handover_is_read_and_answered_in_a_browser(region: Region, browser: Browser, live_server_url: str) -> None:
    made = watched(region)
    row = offered(region.client(SAFE), made, f"{TEAM}-team")
    answer = f"/gezin/{made.id}/gevraagd/{row.id}/overdracht/"
    for width in WIDTHS:
        with window(browser, live_server_url, region.account(TEAM), width) as page:
            page.goto(answer)
            assert overflow(page) <= 0
            assert violations(page) == []
    with window(browser, live_server_url, region.account(TEAM), scripts=False) as page:
        page.goto("/")
        page.locator(f'a[href="/gezin/{made.id}/gevraagd/"]').first.click()
        page.get_by_role("link", name="Antwoord geven").click()
        for box in page.locator('input[name="items"]').all():
            box.check()
        page.get_by_label("Waarvoor?").select_option("veiligheid")
        page.get_by_label("Wettelijke taak van de organisatie").check()
        page.get_by_role("button", name="Wij aanvaarden alles").click()
        assert page.get_by_text("Nu te doen").is_visible()
    for account, where in (
        (SAFE, "zicht/"),
        (TEAM, f"overdracht/{row.asks}/"),
        (SAFE, "overdragen/"),
        (SAFE, "regie/"),
    ):
        for width in WIDTHS:
            with window(browser, live_server_url, region.account(account), width) as page:
                page.goto(f"/gezin/{made.id}/{where}")
                assert violations(page) == [], where
                assert overflow(page) <= 0, where


def test_absence_leaves_nothing_alone_the_team_behind_a_person_can_go_on(region: Region) -> None:
    made, sender = watched(region), region.client(SAFE)
    row = offered(sender, made, f"{TEAM}-team")
    form = {**ACCEPTING, "responsible": str(region.account(TEAM).pk)}
    answered(region.client(TEAM), made, row, "accepted", **form)
    InvolvementRow.objects.using(OWNER).filter(family=made.id, organisation=TEAM).update(responsible=None)

    page = sender.get(f"/gezin/{made.id}/overdracht/{row.asks}/").content.decode()

    assert NAME[TEAM] in page
    assert "vóór of op" in page


def test_a_successor_takes_over_what_the_organisation_held_and_not_before_it_does(region: Region) -> None:
    made, client, successor = watched(region), region.client(SAFE), region.client(TEAM)
    post(client, made, "regie/", act="take", mandate="het plan")
    asks = {"team": f"{TEAM}-team", "ground": "convenant", "told": "yes"}
    assert post(client, made, "zicht/", act="succeed", **asks) == 302
    row = Asking.objects.using(OWNER).get(family=made.id)
    form = {"team": f"{TEAM}-team", "ground": "taak", "purpose": "veiligheid"}
    assert post(successor, made, f"gevraagd/{row.id}/", act="accepted", **form) == 302
    assert keepers(client, made) == [NAME[SAFE]]

    assert taken(successor, made) == 302
    assert post(successor, made, "regie/", act="take", mandate="het plan") == 302

    assert keepers(successor, made) == [NAME[TEAM]]
    held = SightPeriod.objects.using(OWNER).filter(child=made.child).order_by("period")
    assert held[0].period.upper == held[1].period.lower
    directs = RegiePeriod.objects.using(OWNER).filter(family=made.id, period__endswith__isnull=True)
    assert [each.organisation_id for each in directs] == [TEAM]
