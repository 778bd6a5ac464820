"""That a step of a handover was said again is seen by whoever may see the handover: 0120_escalations_seen.sql."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Runs as the owner, after the table."""

    dependencies: ClassVar = [("web", "0110_escalations")]
    operations: ClassVar = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
