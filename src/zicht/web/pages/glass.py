"""Noodinzage: opening a family without a tie, with a reason, for some hours, told to who must know."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from zicht.access.policy import Act, Duty, decide
from zicht.web.models import BrokenGlassRow, BrokenGlassSeen
from zicht.web.pages.guard import FamilyVisit, Visit, duty_page, family_page
from zicht.web.pages.problem_texts import told
from zicht.web.storage.breaking_glass import NoSuchFamilyError, break_glass

HOURS = 4
LEAST_REASON = 15
MOST_TOLD = 100


@family_page(Act.BREAK_GLASS, "break_glass")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """Ask why, open the family for some hours, and let it be known."""
    opened = decide(visit.viewer, Act.SEE, visit.ties, visit.now)
    if opened.allowed:
        return redirect("family", family=visit.family)
    reason = request.POST.get("reason", "").strip()[:500]
    if request.method == "POST" and len(reason) >= LEAST_REASON:
        try:
            break_glass(visit.family, visit.account, reason, visit.now, visit.now + timedelta(hours=HOURS))
        except NoSuchFamilyError:
            raise Http404 from None
        messages.success(request, _("Het gezin is voor u open. Dit is gemeld."))
        return redirect("family", family=visit.family)
    problems = told({"reason": "why_now"}) if request.method == "POST" else {}
    context = {"visit": visit, "hours": HOURS, "problems": problems, "typed": reason}
    return render(request, "zicht/glass.html", context, status=422 if problems else 200)


@duty_page(Duty.SEE_BROKEN_GLASS, "glass_told")
def glass_told(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What was broken in the own organisation, for whoever must know; and that it was read."""
    broken = BrokenGlassRow.objects.select_related("account").order_by("-since", "-id")
    if request.method == "POST":
        number = request.POST.get("seen", "")
        one = get_object_or_404(broken, pk=int(number) if number.isdecimal() else 0)
        BrokenGlassSeen.objects.get_or_create(broken=one, account=visit.account, defaults={"at": visit.now})
        return redirect("glass_told")
    read = set(BrokenGlassSeen.objects.filter(account=visit.account).values_list("broken", flat=True))
    lines = [
        {
            **{name: getattr(each, name) for name in ("id", "account", "since", "until", "reason", "family_id")},
            "runs": visit.now < each.until,
            "read": each.id in read,
        }
        for each in broken[:MOST_TOLD]
    ]
    return render(request, "zicht/glass_told.html", {"visit": visit, "broken": lines})
