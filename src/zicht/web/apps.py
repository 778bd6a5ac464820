"""The Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """All models stand in one application: they hang together, and so do their migrations."""

    name = "zicht.web"
    label = "web"
    verbose_name = "Zicht"
