"""Destruction reaches what came beside it; both lines of migrations meet here."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Runs as the owner, after everything."""

    dependencies: ClassVar = [("web", "0031_log_and_destruction"), ("web", "0043_keeping")]
    operations: ClassVar = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
