"""Who may read and answer a question for advice, all in 0061_advice.sql."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Runs as the owner, after the table."""

    dependencies: ClassVar = [("web", "0060_advice_table")]
    operations: ClassVar = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
