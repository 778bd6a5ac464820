"""Who takes part in a meeting is told when it is planned, moved or cancelled: 0131_meetings_told.sql."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Runs as the owner, after the notices."""

    dependencies: ClassVar = [("web", "0130_drafts_end")]
    operations: ClassVar = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
