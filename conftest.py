"""Django is made ready before any test is read, without a database: tests/web starts one when it needs it."""

import os

os.environ.setdefault("ZICHT_SECRET_KEY", "only for tests, on a server that is thrown away")
os.environ["ZICHT_DEMO"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "zicht.web.settings"

import django  # reads the environment above

django.setup()
