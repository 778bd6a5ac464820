"""What a professional sends: forms with their key, and what came of them."""

from uuid import UUID, uuid4

from django.test import Client

from tests.web.region import Made
from zicht.web.models import FactRow


def typed(made: Made, kind: str = "child_signal", **more: object) -> dict[str, object]:
    """The form of a fact about the child, filled in."""
    return {"form_key": str(uuid4()), "kind": kind, "about": [str(made.child)], "day": "vandaag", **more}


def recorded(client: Client, made: Made, kind: str = "child_signal", **more: object) -> FactRow:
    """A fact recorded through its form."""
    answer = client.post(f"/gezin/{made.id}/vastleggen/", typed(made, kind, **more))
    assert answer.status_code == 302, answer.content.decode()
    return row(UUID(answer["Location"].split("/feit/")[1].split("/")[0]))


def row(fact: UUID) -> FactRow:
    """A fact as it is kept."""
    return FactRow.objects.using("owner").get(pk=fact)


def sharing(facts: list[str], **more: object) -> dict[str, object]:
    """The form by which facts are shared with Veilig Thuis, filled in."""
    form = {"receiver": "veilig_thuis", "ground": "meldrecht", "purpose": "weging", "told": "yes"}
    return {"form_key": str(uuid4()), "facts": facts, **form, **more}


def count(made: Made, **wanted: object) -> int:
    """How many facts a family has."""
    return FactRow.objects.using("owner").filter(family=made.id, **wanted).count()
