"""The plan of a family: what is typed stands in it, for whoever may have it, on a screen and on paper."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from playwright.sync_api import Browser

from tests.web.acting import count
from tests.web.live import WIDTHS, overflow, violations, window
from tests.web.region import OWNER, Made, Region, family
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.web.models import FactRow, FindingRow, SharingRow

TOGETHER = ("wijkteam", "school")
INVOLVED = dict.fromkeys((*TOGETHER, "ggz_volwassen"), Extent.INVOLVED)
GOAL = {"a.goal": "Kas slaapt elke nacht in zijn eigen bed", "a.owner": "school", "a.due": "01-12-2030"}
CONDITION = {
    "a.condition": "Geen drank als Kas thuis is",
    "a.owner": "wijkteam",
    "a.due": "01-12-2030",
    "a.consequence": "Opnieuw samen aan tafel",
    "a.told_on": "vandaag",
}
NORM = {"a.norm": "Altijd een volwassene thuis die nuchter is", "a.agreed_with": "moeder en school", "dissent": "no"}
SCALING = {
    **{f"a.{role}": who for role, who in zip(("stays", "watches", "signals", "reports"), TOGETHER * 2, strict=True)},
    "a.scale_up_when": "Kas is alleen",
    "a.then": "wijkteam belt",
    "a.agreed_with": "allen",
    "dissent": "no",
}
AREA = {
    "a.area": "financien",
    "a.outcome": "chronisch",
    "a.regie": "ondersteund",
    "a.solvable": "no",
    "a.grounds": "drie keer schuldhulp",
    "a.assessed_by": "gedragswetenschapper",
}


@pytest.fixture
def made(region: Region) -> Made:
    return family(INVOLVED, TOGETHER)


def sent(client: Client, made: Made, part: str, **values: object) -> Any:
    return client.post(f"/gezin/{made.id}/plan/{part}/", {"form_key": str(uuid4()), **values})


def put(client: Client, made: Made, part: str, values: Mapping[str, object]) -> FactRow:
    """Something that stands in the plan now."""
    key = str(uuid4())
    answer = client.post(f"/gezin/{made.id}/plan/{part}/", {"form_key": key, **values})
    assert answer.status_code == 302, answer.content.decode()
    return FactRow.objects.using(OWNER).get(form_key=key)


def about(made: Made, values: Mapping[str, str]) -> dict[str, object]:
    return {"about": [str(made.child)], **values}


def plan(client: Client, made: Made) -> str:
    answer = client.get(f"/gezin/{made.id}/plan/")
    assert answer.status_code == 200
    return answer.content.decode()


def filled(client: Client, made: Made) -> dict[str, FactRow]:
    """A plan with something in every part."""
    agreed = {"a.type": "gezinsplan", "a.review_on": "01-02-2031", "a.agreed_with": "moeder, Kas", "dissent": "yes"}
    needed = {"a.help": "speltherapie", "a.help_type": "behandeling_kind", "a.owner": "ggz_volwassen"}
    look = {"a.sufficient": "no", "a.next": "01-03-2031", "note": "Het slapen gaat beter.", "dissent": "no"}
    view = {"about": [str(made.mother)], "a.topic": "de hulp", "note": "Het zijn er te veel tegelijk."}
    wider = {"a.change": "ruimer", "a.changed": "oma mag ook", **NORM}
    return {
        "plan": put(client, made, "plan", {**agreed, "other_view": "school: het gaat te snel"}),
        "norm": put(client, made, "norm", {**NORM}),
        "wider": put(client, made, "norm", {**wider}),
        "again": put(client, made, "norm", {**wider, "a.changed": "buurvrouw mag ook"}),
        "goal": put(client, made, "goal", about(made, GOAL)),
        "condition": put(client, made, "condition", about(made, CONDITION)),
        "help": put(client, made, "help", about(made, needed)),
        "scaling": put(client, made, "scaling", {**SCALING}),
        "area": put(client, made, "area", about(made, AREA)),
        "factor": put(client, made, "factor", about(made, {"a.what": "juf Els", "a.form": "school"})),
        "network": put(client, made, "network", about(made, {"a.role": "oma past op", "a.limit": "niet in de nacht"})),
        "view": put(client, made, "view", view),
        "lookback": put(client, made, "lookback", {**look}),
    }


def test_what_is_put_in_the_plan_stands_in_it_for_all_who_work_together_and_for_nobody_else(
    region: Region, made: Made
) -> None:
    goal = put(region.client("wijkteam"), made, "goal", about(made, GOAL))

    assert set(SharingRow.objects.using(OWNER).filter(fact=goal).values_list("receiver", flat=True)) == {"together"}
    for organisation in TOGETHER:
        assert "Kas slaapt elke nacht" in plan(region.client(organisation), made), organisation
    assert "Kas slaapt elke nacht" not in plan(region.client("ggz_volwassen"), made)


def test_what_is_no_agreement_stays_with_its_organisation_until_it_is_shared(region: Region, made: Made) -> None:
    client = region.client("wijkteam")
    put(client, made, "area", about(made, AREA))

    own = plan(client, made)

    assert "1 onderdeel ziet alleen uw organisatie." in own
    assert "drie keer schuldhulp" in own
    assert "drie keer schuldhulp" not in plan(region.client("school"), made)


def test_a_weighty_decision_is_refused_until_another_view_was_asked_and_keeps_what_was_typed(
    region: Region, made: Made
) -> None:
    answer = sent(region.client("wijkteam"), made, "norm", **{**NORM, "dissent": ""})
    said = answer.content.decode()

    assert answer.status_code == 422
    assert "Vraag iedereen of er een andere mening is" in said
    assert 'href="#f-dissent"' in said
    assert 'id="f-dissent"' in said
    assert NORM["a.norm"] in said
    assert count(made) == 0


def test_another_view_is_recorded_beside_the_decision_and_seen_by_whoever_sees_that(region: Region, made: Made) -> None:
    norm = put(region.client("wijkteam"), made, "norm", {**NORM, "dissent": "yes", "other_view": "school: te ruim"})

    beside = FactRow.objects.using(OWNER).get(family=made.id, kind="dissent_recorded")
    assert beside.attributes == {"topic": "school: te ruim", "re": str(norm.id)}
    assert norm.attributes["dissent"] is True
    assert "school: te ruim" in plan(region.client("school"), made)


def test_the_second_time_the_norm_is_made_wider_is_told_with_both_days_and_without_a_verdict(
    region: Region, made: Made
) -> None:
    client = region.client("wijkteam")
    put(client, made, "norm", {**NORM})
    put(client, made, "norm", {**NORM, "a.change": "ruimer", "a.changed": "oma mag ook"})
    once = plan(client, made)
    put(client, made, "norm", {**NORM, "a.change": "ruimer", "a.changed": "buurvrouw mag ook"})

    twice = plan(client, made)

    assert "De norm werd" not in once
    assert "De norm werd 2 keer ruimer." in twice
    assert "oma mag ook" in twice
    assert twice.index("buurvrouw mag ook") > 0


def test_a_condition_that_was_not_met_asks_for_a_decision_and_no_longer_once_there_is_one(
    region: Region, made: Made
) -> None:
    client = region.client("school")
    condition = put(client, made, "condition", about(made, CONDITION))
    breached = put(client, made, "not_met", {"re": str(condition.id), "note": "Kas zag moeder drinken."})

    asked = plan(client, made)
    decision = {"a.outcome": "zorg_blijft", "a.reason": "wijkteam gaat elke dag langs", "dissent": "no"}
    decided = put(client, made, "decision", {"re": str(condition.id), **decision})

    assert "niet nagekomen, besluit gevraagd" in asked
    assert f"/plan/decision/?re={condition.id}" in asked
    assert breached.about == condition.about == decided.about
    assert decided.attributes["re"] == str(breached.id)
    assert "niet nagekomen, besluit genomen" in plan(client, made)
    open_rules = FindingRow.objects.using(OWNER).filter(family=made.id, view="together", closed_on=None)
    assert not open_rules.filter(rule__in=("condition-checked", "condition-breached")).exists()


def test_an_answer_to_a_part_of_another_organisation_goes_to_whoever_has_that_part(region: Region, made: Made) -> None:
    goal = put(region.client("wijkteam"), made, "goal", about(made, GOAL))

    put(region.client("school"), made, "review", {"re": str(goal.id), "a.result": "deels", "a.explanation": "3 van 7"})

    assert "deels gehaald" in plan(region.client("wijkteam"), made)


def test_help_that_a_child_needs_is_told_until_it_started_also_when_a_parent_refuses(
    region: Region, made: Made
) -> None:
    client = region.client("wijkteam")
    needed = {"a.help": "speltherapie", "a.help_type": "behandeling_kind", "a.owner": "school"}
    put(client, made, "help", about(made, needed))
    refusal = {"form_key": str(uuid4()), "kind": "help_refused", "about": [str(made.mother)], "day": "vandaag"}
    client.post(f"/gezin/{made.id}/vastleggen/", refusal)

    waiting = plan(client, made)
    fact = FactRow.objects.using(OWNER).get(family=made.id, kind="help_needed")
    put(client, made, "started", {"re": str(fact.id)})

    assert "1 keer nodig en nog niet gestart" in waiting
    assert "nog niet gestart</p>" not in plan(client, made)


def test_when_the_parents_were_told_what_follows_stands_with_the_condition(region: Region, made: Made) -> None:
    client = region.client("wijkteam")
    put(client, made, "condition", about(made, {**CONDITION, "a.told_on": ""}))
    untold = plan(client, made)
    put(client, made, "condition", about(made, {**CONDITION, "a.told_on": "01-11-2026"}))

    told = plan(client, made)

    assert untold.count("nog niet vastgelegd dat de ouders dit weten") == 1
    assert told.count("nog niet vastgelegd dat de ouders dit weten") == 1
    assert "1 november 2026" in told
    assert "Opnieuw samen aan tafel" in told


def test_what_helps_and_what_cannot_be_asked_of_the_network_stand_in_the_plan(region: Region, made: Made) -> None:
    client = region.client("wijkteam")
    put(client, made, "factor", about(made, {"a.what": "juf Els", "a.form": "school", "a.area": "school"}))
    network = {"a.role": "oma past op", "a.limit": "niet in de nacht"}
    refused = sent(client, made, "network", **about(made, {**network, "a.limit": ""}))
    put(client, made, "network", about(made, network))

    said = plan(client, made)

    assert refused.status_code == 422
    for each in ("juf Els", "oma past op", "niet in de nacht"):
        assert each in said


def test_who_has_an_area_of_life_in_hand_stands_with_its_grounds_and_how_it_was_before(
    region: Region, made: Made
) -> None:
    client = region.client("wijkteam")
    put(client, made, "area", about(made, {**AREA, "day": "01-03-2026", "a.regie": "zelf", "a.grounds": "eigen plan"}))
    put(client, made, "area", about(made, AREA))

    said = plan(client, made)

    assert said.index("ondersteund") < said.index("drie keer schuldhulp") < said.index("eigen plan")
    assert said.index("Eerder") < said.index("zelf: chronisch")
    assert "1 maart 2026, gedragswetenschapper, Organisatie wijkteam" in said


def test_who_leads_an_area_of_life_stands_in_the_plan_and_with_the_family_for_who_works_together(
    region: Region, made: Made
) -> None:
    client, lead = region.client("wijkteam"), {"a.area": "school", "a.lead": "school", "a.colleague": "juf Els"}
    put(client, made, "goal", about(made, {**GOAL, "a.area": "school"}))
    without = plan(client, made)
    put(client, made, "lead", {**lead, "a.mandate": "lestijden"})

    for organisation in TOGETHER:
        said = plan(region.client(organisation), made)
        assert "Organisatie school, juf Els" in said, organisation
        assert "lestijden" in said
        assert "nog niet belegd</span>" not in said
        page = region.client(organisation).get(f"/gezin/{made.id}/").content.decode()
        assert "School: Organisatie school, juf Els trekt dit" in page, organisation
    assert "/plan/lead/?a.area=school" in without
    assert "nog niet belegd</span>" in without
    assert "juf Els" not in plan(region.client("ggz_volwassen"), made)
    assert "juf Els" not in region.client("ggz_volwassen").get(f"/gezin/{made.id}/").content.decode()


def test_a_form_sent_twice_is_one_part_and_one_other_view(region: Region, made: Made) -> None:
    client, key = region.client("wijkteam"), str(uuid4())
    form = {"form_key": key, **NORM, "dissent": "yes", "other_view": "school: te ruim"}

    for _ in range(2):
        assert client.post(f"/gezin/{made.id}/plan/norm/", form).status_code == 302

    assert count(made) == 2


def test_whom_and_what_the_plan_says_nothing_about_is_asked_as_a_question(region: Region, made: Made) -> None:
    client = region.client("wijkteam")
    put(client, made, "goal", about(made, {**GOAL, "a.area": "school"}))

    said = plan(client, made)
    asked = said[said.index("Vragen bij dit plan") :]

    assert "Mina Voorbeeld" in asked
    assert "Kas Voorbeeld" not in asked
    assert "veiligheid" in asked
    assert "a.area=school" not in asked


def test_who_looks_by_broken_glass_reads_the_plan_and_changes_nothing(region: Region) -> None:
    apart = family({"school": Extent.INVOLVED})
    client = region.client("wijkteam")
    client.post(f"/gezin/{apart.id}/noodinzage/", {"reason": "kind alleen op straat gezien"})

    assert "Iets in het plan zetten" not in plan(client, apart)
    assert sent(client, apart, "norm", **NORM).status_code == 403
    assert count(apart) == 0


@pytest.mark.parametrize("role", [Role.POLICY_OFFICER, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR])
def test_who_does_not_work_with_families_opens_no_plan(role: Role, region: Region, made: Made) -> None:
    assert region.client("wijkteam", role).get(f"/gezin/{made.id}/plan/").status_code == 403


def test_a_part_of_another_family_cannot_be_answered_here(region: Region, made: Made) -> None:
    client, elsewhere = region.client("wijkteam"), family(INVOLVED, TOGETHER)
    goal = put(client, elsewhere, "goal", about(elsewhere, GOAL))

    answer = sent(client, made, "review", **{"re": str(goal.id), "a.result": "gehaald", "a.explanation": "gezien"})

    assert answer.status_code == 422
    assert count(made) == 0


@pytest.mark.parametrize("part", ["", "norm/", "area/"])
def test_the_plan_reads_well_for_everybody_wide_and_narrow_and_on_paper(
    part: str, region: Region, made: Made, live_server_url: str, browser: Browser, tmp_path: Path
) -> None:
    filled(region.client("wijkteam"), made)

    for width in WIDTHS:
        with window(browser, live_server_url, region.account("wijkteam"), width) as page:
            page.goto(f"/gezin/{made.id}/plan/{part}")
            page.screenshot(path=tmp_path / f"plan-{part.strip('/')}-{width}.png", full_page=True)
            assert violations(page) == []
            assert overflow(page) <= 0
            if width == max(WIDTHS) and not part:
                page.emulate_media(media="print")
                assert not page.get_by_role("link", name="Doel bekijken").first.is_visible()
                assert page.get_by_text("Kas slaapt elke nacht in zijn eigen bed").first.is_visible()
                page.screenshot(path=tmp_path / "plan-print.png", full_page=True)
