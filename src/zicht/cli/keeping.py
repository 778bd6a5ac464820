"""What the commands of whoever keeps the web application share: Django, by the environment, or what is missing."""

import os
from collections.abc import Callable

import click

from zicht.cli.texts import say

WRONG = 2


def kept(language: str, act: Callable[[], int]) -> int:
    """Do something with the database of the web application; gives the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zicht.web.settings")
    try:
        import django
        from django.core.exceptions import ImproperlyConfigured
        from django.db import DatabaseError
    except ImportError as missing:
        click.echo(say("demo_needs_web", language, name=missing.name or ""), err=True)
        return WRONG
    try:
        django.setup()
        return act()
    except ImproperlyConfigured as error:
        click.echo(str(error), err=True)
    except DatabaseError as error:
        click.echo(say("no_database", language, kind=type(error).__name__), err=True)
    return WRONG
