"""Vandaag asks which meetings are to come: an index of those facts alone, small however many facts there are."""

from typing import ClassVar

from django.db import migrations

CREATE = "CREATE INDEX fact_meetings_planned ON fact (family_id) WHERE kind = 'meeting_planned'"
DROP = "DROP INDEX fact_meetings_planned"


class Migration(migrations.Migration):
    """Runs as the owner, after the tables."""

    dependencies: ClassVar = [("web", "0053_periods")]
    operations: ClassVar = [migrations.RunSQL(CREATE, DROP)]
