"""What families are sorted by: 0141_by_name.sql."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Runs as the owner."""

    dependencies: ClassVar = [("web", "0140_quick_work")]
    operations: ClassVar = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
