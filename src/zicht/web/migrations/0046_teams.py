"""How the walls find the ties of a reader, all in 0046_teams.sql."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Runs as the owner, after the tables."""

    dependencies: ClassVar = [("web", "0051_asking")]
    operations: ClassVar = [
        migrations.RemoveIndex(model_name="involvementrow", name="involvement_of_a_team"),
        migrations.AddIndex(
            model_name="involvementrow",
            index=models.Index(
                fields=["organisation", "team", "family"], include=("extent", "since", "until"), name="ties_of_a_team"
            ),
        ),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
