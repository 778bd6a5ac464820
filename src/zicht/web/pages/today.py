"""Vandaag: what is open for me and my team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zicht.web.models import Family
from zicht.web.pages.guard import Visit, own_page


@own_page("today")
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The families that are open to the viewer."""
    return render(request, "zicht/today.html", {"visit": visit, "families": Family.objects.order_by("called", "id")})
