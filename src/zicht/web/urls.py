"""Every address. A page that is not in the access matrix of the tests fails there."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView

from zicht.web.pages import (
    errors,
    fact,
    family,
    finding,
    glass,
    log,
    plain_text,
    record,
    rows,
    share,
    sign_in,
    today,
    together,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", today.page, name="today"),
    path("gezin/<uuid:family>/", family.page, name="family"),
    path("gezin/<uuid:family>/tekst/", plain_text.page, name="chronology_text"),
    path("gezin/<uuid:family>/vastleggen/", record.page, name="record"),
    path("gezin/<uuid:family>/concept/<str:form>/", record.draft, name="draft"),
    path("gezin/<uuid:family>/rijen/", rows.page, name="rows"),
    path("gezin/<uuid:family>/feit/<uuid:fact>/", fact.page, name="fact"),
    path("gezin/<uuid:family>/feit/<uuid:fact>/tekst/", fact.text, name="fact_text"),
    path("gezin/<uuid:family>/feit/<uuid:fact>/verbeteren/", fact.correct, name="correct"),
    path("gezin/<uuid:family>/feit/<uuid:fact>/verkeerd-gezin/", fact.remove, name="remove"),
    path("gezin/<uuid:family>/bevinding/", finding.page, name="finding"),
    path("gezin/<uuid:family>/bevinding/tekst/", finding.text, name="finding_text"),
    path("gezin/<uuid:family>/delen/", share.choose, name="share"),
    path("gezin/<uuid:family>/delen/<str:screen>/", share.page, name="share_on"),
    path("gezin/<uuid:family>/samenwerking/", together.page, name="together"),
    path("gezin/<uuid:family>/samen/", family.shared, name="shared_view"),
    path("gezin/<uuid:family>/noodinzage/", glass.page, name="break_glass"),
    path("noodinzage/", glass.glass_told, name="glass_told"),
    path("logboek/", log.page, name="log"),
    path("logboek/gezin/<uuid:family>/", log.of_family, name="log_of_family"),
    path("favicon.ico", RedirectView.as_view(url=static("zicht/icon.svg")), name="icon"),
    re_path(r"^account/(?P<rest>(?:email|confirm-email|signup)/.*)$", errors.not_here, name="not_here"),
    path("account/", include("allauth.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/inloggen/", sign_in.choose, name="demo_sign_in"))
