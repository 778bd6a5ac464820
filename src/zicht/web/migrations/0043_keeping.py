"""Functions and policies for administrators, all in 0043_keeping.sql."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Runs as the owner, after the tables."""

    dependencies: ClassVar = [("web", "0042_keeping_tables")]
    operations: ClassVar = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
