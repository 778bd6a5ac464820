"""Every address. A page that is not in the access matrix of the tests fails there."""

from django.urls import URLPattern, URLResolver, include, path

from zicht.web.pages import (
    fact,
    family,
    finding,
    households,
    involvement,
    new_family,
    people,
    plain_text,
    record,
    referral,
    relations,
    rows,
    search,
    share,
    sign_in,
    today,
    together,
)

# Accounts, passwords and addresses are given by an administrator: what a visitor could do alone is not there.
CLOSED = ("signup/", "email/", "confirm-email/", "password/set/", "login/code/confirm/", "password/reset/done/")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", today.page, name="today"),
    path("zoeken/", search.page, name="search"),
    path("gezin/nieuw/", new_family.page, name="new_family"),
    path("gezin/nieuw/concept/", new_family.draft, name="new_family_draft"),
    path("gezin/<uuid:family>/", family.page, name="family"),
    path("gezin/<uuid:family>/personen/", people.page, name="people"),
    path("gezin/<uuid:family>/personen/nieuw/", people.add, name="person_new"),
    path("gezin/<uuid:family>/personen/<uuid:person>/", people.change, name="person"),
    path("gezin/<uuid:family>/relaties/nieuw/", relations.add, name="relation_new"),
    path("gezin/<uuid:family>/relaties/<int:relation>/einde/", relations.end, name="relation_end"),
    path("gezin/<uuid:family>/huishoudens/nieuw/", households.add, name="household_new"),
    path("gezin/<uuid:family>/huishoudens/<uuid:household>/", households.change, name="household"),
    path("gezin/<uuid:family>/betrokkenheid/", involvement.page, name="involvement"),
    path("gezin/<uuid:family>/verwijsindex/", referral.page, name="referral_index"),
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
    *(path(f"account/{each}", sign_in.closed) for each in CLOSED),
    path("account/password/reset/", sign_in.no_access, name="no_access"),
    path("account/", include("allauth.urls")),
    path("demo/inloggen/", sign_in.choose, name="demo_sign_in"),  # not found outside the demo
]
