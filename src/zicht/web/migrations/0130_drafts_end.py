"""Where a draft is filled in; and in 0130_drafts_end.sql who clears up those that nobody came back to."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Runs as the owner, after the walls."""

    dependencies: ClassVar = [("web", "0141_by_name")]
    operations: ClassVar = [
        migrations.AddField("draft", "page", models.TextField(db_default="", default="")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
