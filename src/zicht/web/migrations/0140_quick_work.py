"""Lists of work over many families and pages about one: indexes, and ties looked up by family (0140_quick_work.sql)."""

from pathlib import Path
from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Runs as the owner, after the walls."""

    dependencies: ClassVar = [("web", "0120_escalations_seen")]
    operations: ClassVar = [
        migrations.RemoveIndex("findingrow", "open_findings"),
        migrations.AddIndex(
            "findingrow",
            models.Index(
                fields=["view", "organisation", "family"],
                condition=models.Q(closed_on=None),
                name="open_findings",
            ),
        ),
        migrations.AlterField(  # another index begins with it
            "findingrow",
            "family",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="findings",
                to="web.family",
            ),
        ),
        migrations.RemoveIndex("participationrow", "participati_organis_39f757_idx"),
        migrations.AddIndex(
            "participationrow",
            models.Index(fields=["organisation", "family"], include=["since", "until"], name="together_of_a_family"),
        ),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
