"""The walls where they were too low, the sealed log, broken glass and destruction: all in the .sql beside it."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Runs as the owner."""

    dependencies: ClassVar = [("web", "0030_log_and_destruction_tables")]
    operations: ClassVar = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
