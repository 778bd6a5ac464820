"""Who keeps sight and who directs, guarded by the database itself, all in 0053_periods.sql."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Runs as the owner, after the walls."""

    dependencies: ClassVar = [("web", "0052_period_tables")]
    operations: ClassVar = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
