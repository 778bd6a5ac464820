"""What two organisations send to hand over sight on a child, step by step."""

import re
from uuid import UUID, uuid4

from django.test import Client

from tests.web.handing_forms import ACCEPTING, WHOLE
from tests.web.region import OWNER, Made
from zicht.web.models import Asking


def post(client: Client, made: Made, where: str, **form: object) -> int:
    """A form of a family, sent with its key: the status."""
    return client.post(f"/gezin/{made.id}/{where}", {"form_key": str(uuid4()), **form}).status_code


def taken(client: Client, made: Made, **more: object) -> int:
    """The own organisation takes up sight on the child."""
    return post(client, made, "zicht/", act="take", children=[str(made.child)], **more)


def offered(client: Client, made: Made, team: str, **more: object) -> Asking:
    """Sight on the child is offered to a team; gives the question that this is."""
    form = {**WHOLE, "children": [str(made.child)], "team": team, **more}
    answer = client.post(f"/gezin/{made.id}/overdragen/", {"form_key": str(uuid4()), **form})
    assert answer.status_code == 302, problems(answer.content.decode())
    return Asking.objects.using(OWNER).get(asks=UUID(answer["Location"].rstrip("/").split("/")[-1]))


def answered(client: Client, made: Made, row: Asking, act: str, **more: object) -> int:
    """The answer to an offer."""
    form = {**ACCEPTING, "team": row.team_id, **more}
    return post(client, made, f"gevraagd/{row.id}/overdracht/", act=act, **form)


def stepped(client: Client, made: Made, row: Asking, act: str, **more: object) -> int:
    """A step of a handover."""
    return post(client, made, f"overdracht/{row.asks}/", act=act, **more)


def keepers(client: Client, made: Made) -> list[str]:
    """Who keeps sight on the child as the page of the family says it: one line for each."""
    page = client.get(f"/gezin/{made.id}/").content.decode()
    section = page.split('id="sight"')[1].split("</section>")[0]
    of_child = section.split("<li>")[1]
    return re.findall(r'class="sights__who">([^<]*)<', of_child)


def problems(page: str) -> list[str]:
    """What a page says that is to be mended."""
    return re.findall(r'href="#f-[^"]*">([^<]*)<', page)
