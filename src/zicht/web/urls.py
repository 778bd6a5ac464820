"""Every address. A page that is not in the access matrix of the tests fails there."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from zicht.web.pages import fact, family, finding, plain_text, record, rows, share, sign_in, today, together

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
    path("account/", include("allauth.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/inloggen/", sign_in.choose, name="demo_sign_in"))
