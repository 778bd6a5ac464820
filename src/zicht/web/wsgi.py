"""The application for a WSGI server: `gunicorn "zicht.web.wsgi:application()"`."""

import gc
import os

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.db import connection

from zicht.web.database.roles import check_log, check_role

SELDOM = 20_000  # objects: about once a page, of which nearly all is gone by itself when it ends


def application() -> WSGIHandler:
    """The application; raises RoleError when it connects as a role that can do, or would tell, more than it may."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zicht.web.settings")
    made = get_wsgi_application()
    connection.ensure_connection()
    check_role(connection.connection)
    check_log(connection.connection)
    connection.close()
    _warm()
    return made


def _warm() -> None:
    """Load now what every page needs, and keep it out of the collecting of garbage.

    Else the first page of each process waits for the rulebook, and a page now and then for a walk through all of it.
    """
    from zicht.web.storage.rulebooks import load_all

    load_all()
    gc.collect()
    gc.freeze()
    gc.set_threshold(SELDOM)
