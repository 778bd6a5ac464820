"""The whole log, from its first look, as the owner of the database reads it."""

from collections.abc import Iterator

from django.db.models import Sum

from zicht.web.models import Destruction, Look
from zicht.web.storage.looks import Link, Verdict, verified

OWNER = "owner"
AT_ONCE = 5000
COLUMNS = Link.__slots__


def verify_log(head: str = "") -> Verdict:
    """Whether the chain is whole; `head` is an end that an earlier walk told."""
    destroyed = Destruction.objects.using(OWNER).aggregate(looks=Sum("looks"))["looks"]
    return verified(_links(), destroyed or 0, head)


def _links() -> Iterator[Link]:
    rows = Look.objects.using(OWNER).order_by("id").values_list(*COLUMNS)
    for row in rows.iterator(AT_ONCE):
        yield Link(*row)
