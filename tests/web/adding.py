"""What a professional sends to add persons, households and relations, and what came of it."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from uuid import UUID, uuid4

from django.test import Client

from tests.web.region import OWNER, Made
from zicht.web.models import PersonRow


def sent(client: Client, made: Made, where: str, **form: object) -> None:
    """A form of a family, sent with its key; it must be accepted."""
    answer = client.post(f"/gezin/{made.id}/{where}", {"form_key": str(uuid4())} | form)
    assert answer.status_code == 302, answer.content.decode()


def added_person(client: Client, made: Made, **form: object) -> UUID:
    """A person who was added through the form, also when somebody like this is known."""
    key = uuid4()
    _confirmed(client, f"/gezin/{made.id}/personen/nieuw/", {"form_key": str(key), **form})
    return key


def child_born(client: Client, made: Made, name: str, born: str) -> None:
    """The child of the family gets a name and a birth date."""
    form = {"form_key": str(uuid4()), "role": "child", "name": name, "born": born}
    _confirmed(client, f"/gezin/{made.id}/personen/{made.child}/", form)


def confirmation(page: str) -> str:
    """What says that somebody is none of those whom the page shows."""
    found = re.search(r'name="confirm" value="([^"]+)"', page)
    assert found, page
    return found[1]


def _confirmed(client: Client, address: str, form: Mapping[str, object]) -> None:
    answer = client.post(address, dict(form))
    if answer.status_code == HTTPStatus.CONFLICT:
        answer = client.post(address, dict(form) | {"confirm": confirmation(answer.content.decode())})
    assert answer.status_code == HTTPStatus.FOUND, answer.content.decode()


def kept(person: UUID) -> PersonRow:
    """A person as it is kept."""
    return PersonRow.objects.using(OWNER).get(pk=person)
