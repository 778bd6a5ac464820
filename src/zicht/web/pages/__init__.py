"""Pages: one file each, with its addresses in zicht/web/urls.py and its text in zicht/web/templates."""
