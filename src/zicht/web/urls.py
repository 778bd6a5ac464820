"""Every address. A page that is not in the access matrix of the tests fails there."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from zicht.web.pages import family, sign_in, today

urlpatterns: list[URLPattern | URLResolver] = [
    path("", today.page, name="today"),
    path("gezin/<uuid:family>/", family.page, name="family"),
    path("gezin/<uuid:family>/samen/", family.together, name="together"),
    path("account/", include("allauth.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/inloggen/", sign_in.choose, name="demo_sign_in"))
