"""Gezin: one family as the viewer's organisation knows it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zicht.access.policy import Act
from zicht.web.models import Family
from zicht.web.pages.guard import FamilyVisit, family_page


@family_page(Act.SEE, "family")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """The page of a family."""
    return render(request, "zicht/family.html", {"visit": visit, "family": Family.objects.get(pk=visit.family)})
