"""The walls look up the teams of a reader once, and the receivers of a fact once: 0100_quick_walls.sql."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Runs as the owner, after the tables."""

    dependencies: ClassVar = [("web", "0080_meetings_to_come")]
    operations: ClassVar = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
