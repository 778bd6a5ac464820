"""The chronology of a family as plain text, for the file of the own organisation."""

from django.http import HttpRequest, HttpResponse

from zicht.access.policy import Act
from zicht.casework.plain_text import chronology_text
from zicht.casework.rows_out import rows_of
from zicht.web.models import Family
from zicht.web.pages.entering import Around
from zicht.web.pages.guard import FamilyVisit, family_page


@family_page(Act.EXPORT, "chronology_text")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """All that the own organisation knows, oldest first."""
    around = Around(visit)
    called = Family.objects.get(pk=visit.family).called
    text = chronology_text(around.case, called, around.wording, around.content, around.region, visit.today)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@family_page(Act.EXPORT, "own_rows")
def own_rows(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """What the own organisation recorded, as rows for its own registration."""
    around = Around(visit)
    content = rows_of(around.case, around.own, around.vocabulary, around.names, "rijen")
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="rijen.csv"'
    return answer
