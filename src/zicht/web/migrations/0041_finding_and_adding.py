"""Grants and policies for finding and adding families and persons, all in 0041_finding_and_adding.sql."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Runs as the owner, after the walls."""

    dependencies: ClassVar = [("web", "0040_households_keys_and_index"), ("web", "0021_actions")]
    operations: ClassVar = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
