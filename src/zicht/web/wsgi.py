"""The application for a WSGI server; refuses to start with a role that can do more than it may."""

import os

from django.core.wsgi import get_wsgi_application
from django.db import connection

from zicht.web.database.roles import check_role

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zicht.web.settings")
application = get_wsgi_application()
connection.ensure_connection()
check_role(connection.connection)
connection.close()
