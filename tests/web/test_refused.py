"""A form that is refused says so first: the focus stands on what is wrong, and each line leads to its field.

The pages come from zicht/web/urls.py and the forms from the pages, as in test_kept.py.
"""

import re

import pytest

from tests.web.forms import Form, address, forms_of, pages, visitor
from tests.web.region import Region

NAMES = sorted({each.name for each in pages()})
SUMMARY = re.compile(r'<div class="notice notice--problem" role="alert"[^>]*>(.*?)</div>', re.DOTALL)


def wrong(form: Form) -> list[dict[str, str]]:
    """What nobody can mean, once for each button: texts that are no day and no number, and nothing chosen."""
    written = dict.fromkeys(form.written, "geen dag?" * 2)
    buttons = [(key, value) for key, value in form.buttons if key and value not in {"drop", "leave", "withdraw"}]
    return [form.hidden | {key: ""} | filled | {key: value} for key, value in buttons or [("", "")]
            for filled in (written, dict.fromkeys(form.written, ""))]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_refused_form_puts_the_focus_on_what_is_wrong_and_leads_to_each_field(name: str, region: Region) -> None:
    where = address(name)
    client, _ = visitor(name, region)
    answer = client.get(where)
    if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
        return  # a page that only acts, or leads elsewhere

    for form in forms_of(answer.content.decode()):
        for sent in wrong(form):
            said = client.post(form.action or where, sent)
            if said.status_code == 422:
                assert problems(said.content.decode(), name)


def problems(page: str, name: str) -> list[str]:
    """What the summary of a refused form leads to; fails when it leads nowhere."""
    summary = SUMMARY.search(page)
    assert summary, f"{name} says nothing"
    assert re.search(r'role="alert" tabindex="-1" autofocus>', summary[0]), name
    targets = re.findall(r'<li><a href="#([^"]+)">', summary[1])
    assert targets, name
    assert [each for each in targets if f'id="{each}"' not in page] == [], name
    return targets


def test_enough_forms_are_refused_for_the_test_above_to_mean_something(region: Region) -> None:
    refused = 0
    for name in ("relation_new", "person_new", "household_new", "record", "manage_organisation_new", "manage_terms"):
        client, _ = visitor(name, region)
        for form in forms_of(client.get(address(name)).content.decode()):
            refused += any(client.post(address(name), each).status_code == 422 for each in wrong(form))

    assert refused == 6
