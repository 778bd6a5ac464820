"""The Django application."""

from django.apps import AppConfig

from zicht.web.english import add_english


class WebConfig(AppConfig):
    """All models stand in one application: they hang together, and so do their migrations."""

    name = "zicht.web"
    label = "web"
    verbose_name = "Zicht"

    def ready(self) -> None:
        """The English of the pages is there before the first page is."""
        add_english()
