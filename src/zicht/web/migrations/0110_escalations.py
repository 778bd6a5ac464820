"""Steps of a handover that passed their term: a table, and in 0110_escalations.sql whom the database tells."""

import uuid
from pathlib import Path
from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Runs as the owner, after the walls."""

    dependencies: ClassVar = [("web", "0100_quick_walls")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="HandoverEscalation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("asking", models.UUIDField()),
                ("step", models.CharField(max_length=60)),
                ("organisation", models.CharField(max_length=60)),
                ("level", models.CharField(max_length=12)),
                ("due_on", models.DateField()),
                ("made_at", models.DateTimeField()),
                (
                    "family",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.family"),
                ),
            ],
            options={
                "db_table": "handover_escalation",
                "constraints": [
                    models.UniqueConstraint(fields=("asking", "step", "level"), name="one_escalation_of_a_step")
                ],
            },
        ),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
