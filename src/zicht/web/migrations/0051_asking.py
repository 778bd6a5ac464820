"""Whoever was asked sees what was disclosed for that until it answers, all in 0051_asking.sql."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Runs as the owner, after the walls."""

    dependencies: ClassVar = [("web", "0050_asking_tables")]
    operations: ClassVar = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
