"""Nothing that was typed is lost when a session ends: on every form of every page, whichever it is.

The pages come from zicht/web/urls.py and the forms from the pages: a form that does not keep what was typed fails here.
"""

import re

import pytest
from django.test import Client

from tests.web.forms import Form, address, forms_in, forms_of, pages, visitor
from tests.web.region import OWNER, Region, family, signed_in, today
from tests.web.relations import VIEWER
from zicht.access.tie import Extent
from zicht.web.context import clock
from zicht.web.models import Account, Draft, InvolvementRow
from zicht.web.pages.filling import filled
from zicht.web.storage.destroying import destroy

NAMES = sorted({each.name for each in pages()})


def typed(form: Form) -> dict[str, list[str]]:
    """Each field filled in, as somebody would; of two buttons the first."""
    found = {name: [f'getypt in {name} <&">'] for name in form.written}
    found |= {name: [each for each in values if each][-1:] for name, values in form.ticks.items() if name != "secret"}
    return found | {name: [form.chosen.get(name) or values[-1]] for name, values in form.lists.items() if any(values)}


def fitting(forms: list[Form], sent: dict[str, list[str]]) -> list[dict[str, list[str]]]:
    return [each.state for each in forms if set(sent) <= {*each.written, *each.ticks, *each.lists}]


@pytest.mark.parametrize("name", NAMES)
def test_what_was_typed_in_a_form_when_the_session_ended_stands_there_after_signing_in(
    name: str, region: Region
) -> None:
    where = address(name)
    client, role = visitor(name, region)
    answer = client.get(where)
    if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
        return  # a page that only acts, or leads elsewhere

    for number, form in enumerate(forms_of(answer.content.decode())):
        sent = typed(form)
        back = _after_the_session_ended(region.account(VIEWER, role), where, form, sent)
        page = signed_in(region.account(VIEWER, role)).get(back)
        assert page.status_code == 200, back
        assert {key: sorted(each) for key, each in sent.items()} in [
            {key: sorted(each) for key, each in state.items() if key in sent}
            for state in fitting(forms_of(page.content.decode()), sent)
        ], f"form {number} of {name}"
        Draft.objects.using(OWNER).all().delete()


def _after_the_session_ended(who: Account, where: str, form: Form, sent: dict[str, list[str]]) -> str:
    """The address to which somebody comes back who sent a form too late and signed in again."""
    client = Client()
    button = {key: value for key, value in form.buttons[:1] if key}
    away = client.post(form.action or where, {**form.hidden, **sent, **button})
    assert away.status_code == 302, where
    where_to = re.search(r'name="next" value="([^"]+)"', client.get(away["Location"]).content.decode())
    assert where_to, away["Location"]
    back = where_to[1].replace("&amp;", "&")
    client.post("/demo/inloggen/", {"account": who.email, "next": back})
    return back


def test_there_are_forms_enough_for_the_test_above_to_mean_something(region: Region) -> None:
    count = 0
    for name in NAMES:
        answer = visitor(name, region)[0].get(address(name))
        count += len(forms_of(answer.content.decode())) if answer["Content-Type"].startswith("text/html") else 0

    assert count > 20


def test_a_form_that_was_refused_is_offered_again_until_it_comes_through(region: Region) -> None:
    made, client = family({VIEWER: Extent.INVOLVED}), region.client(VIEWER)
    where = f"/gezin/{made.id}/relaties/nieuw/"
    form = forms_of(client.get(where).content.decode())[0]
    wrong = {"origin": str(made.mother), "kind": "parent", "target": str(made.child), "since": "ooit"}

    assert client.post(where, form.hidden | wrong).status_code == 422
    assert "U was hier al bezig" in client.get(where).content.decode()
    assert forms_of(client.get(f"{where}?draft=1").content.decode())[0].state["since"] == ["ooit"]
    assert client.post(where, form.hidden | wrong | {"since": "2020"}).status_code in {302, 422}
    client.post(where, form.hidden | wrong | {"since": "01-02-2020", "kind": "caregiver"})
    assert "U was hier al bezig" not in client.get(where).content.decode()


def test_a_draft_is_thrown_away_by_its_writer_and_by_nobody_else(region: Region) -> None:
    made = family({VIEWER: Extent.INVOLVED, "school": Extent.INVOLVED})
    where, client = f"/gezin/{made.id}/relaties/nieuw/", region.client(VIEWER)
    form = forms_of(client.get(where).content.decode())[0]
    client.post(where, form.hidden | {"since": "ooit"})

    assert region.client("school").post("/concept/", form.hidden | {"drop": "1"}).status_code == 400
    assert Draft.objects.using(OWNER).filter(family=made.id).exists()
    assert client.post("/concept/", form.hidden | {"drop": "1"})["Location"] == where
    assert not Draft.objects.using(OWNER).filter(family=made.id).exists()


def test_a_secret_address_is_in_no_draft_and_in_no_session(region: Region) -> None:
    made = family({VIEWER: Extent.INVOLVED})
    where, client = f"/gezin/{made.id}/huishoudens/nieuw/", region.client(VIEWER)
    form = forms_of(client.get(where).content.decode())[0]
    sent = form.hidden | {"called": "", "secret": "on", "address": "Verborgen 1"}
    ended = Client()

    assert client.post(where, sent).status_code == 422
    ended.post(where, sent)

    assert "Verborgen" not in str([*Draft.objects.using(OWNER).values_list("content", flat=True)])
    assert "kept" in ended.session
    assert "Verborgen" not in str(dict(ended.session))


def test_a_form_older_than_a_new_session_comes_back_with_what_was_typed(region: Region) -> None:
    made, who = family({VIEWER: Extent.INVOLVED}), region.account(VIEWER)
    where = f"/gezin/{made.id}/relaties/nieuw/"
    form = forms_of(region.client(VIEWER).get(where).content.decode())[0]
    client = Client(enforce_csrf_checks=True)
    client.force_login(who)

    answer = client.post(where, form.hidden | {"since": "maart 2021"})

    assert answer["Location"] == f"{where}?draft=1"
    assert forms_of(client.get(answer["Location"]).content.decode())[0].state["since"] == ["maart 2021"]


def test_a_reason_to_break_the_glass_is_kept_without_the_family_and_destroyed_with_it(region: Region) -> None:
    around = family({"school": Extent.INVOLVED})
    where, who = f"/gezin/{around.id}/noodinzage/", region.account(VIEWER)
    form = forms_of(region.client(VIEWER).get(where).content.decode())[0]

    back = _after_the_session_ended(who, where, form, {"reason": ["kort"]})

    assert forms_of(signed_in(who).get(back).content.decode())[0].state == {"reason": ["kort"]}
    kept = Draft.objects.using(OWNER).get(account=who, form=f"glass:{around.id.hex}")
    assert kept.family_id is None
    InvolvementRow.objects.using(OWNER).filter(family=around.id).update(until=today())
    destroy(around.id, "request", ("A. Blom", "B. Kok"), clock())
    assert not Draft.objects.using(OWNER).filter(pk=kept.pk).exists()


def test_a_draft_of_a_family_that_was_closed_meanwhile_is_not_kept(region: Region) -> None:
    made, who = family({VIEWER: Extent.INVOLVED}), region.account(VIEWER)
    where = f"/gezin/{made.id}/relaties/nieuw/"
    form = forms_of(region.client(VIEWER).get(where).content.decode())[0]
    InvolvementRow.objects.using(OWNER).filter(family=made.id).update(until=today())

    back = _after_the_session_ended(who, where, form, {"since": ["2020"]})

    assert signed_in(who).get(back).status_code == 403
    assert not Draft.objects.using(OWNER).filter(family=made.id).exists()


def test_a_page_is_filled_in_by_the_names_of_its_fields_and_stays_as_it_was_otherwise() -> None:
    page = (
        '<form><input name="name" value="a"></form><details><summary>x</summary>\n<form>'
        '<input type="hidden" name="k" value="v"><input name="name" value=""><textarea name="t">oud</textarea>'
        '<input type="checkbox" name="c" value="1" checked><input type="checkbox" name="c" value="2">'
        '<select name="s"><option value="">kies</option><option value="b" selected>b</option></select>'
        '<button name="act" value="do">Doe</button></form></details><p>&eacute; &amp; einde</p>'
    )

    found = filled(page, {"name": ['<"x">'], "t": ["nieuw & </textarea>"], "c": ["2"], "s": [""], "act": ["do"]})

    assert filled(page, {"iets anders": ["x"]}) == page
    first, second = forms_in(found)
    assert first.state == {"name": ["a"]}
    assert second.state == {"name": ['<"x">'], "t": ["nieuw & </textarea>"], "c": ["2"]}
    assert second.hidden == {"k": "v"}
    assert "<details open>" in found
    assert found.endswith('<button name="act" value="do">Doe</button></form></details><p>&eacute; &amp; einde</p>')
