import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0044_about"),
    ]

    operations = [
        migrations.AddField(
            model_name="findingrow",
            name="closing",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="findingrow",
            name="key_fact",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="findingrow",
            name="open_for",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
        ),
        migrations.AddField(
            model_name="findingrow",
            name="subjects",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
        ),
        migrations.AddIndex(
            model_name="findingrow",
            index=models.Index(
                condition=models.Q(("closed_on__isnull", False)),
                fields=["view", "organisation", "closed_on"],
                name="settled_findings",
            ),
        ),
        migrations.AddIndex(
            model_name="viewstate",
            index=models.Index(fields=["view", "rulebook", "changes_on"], name="changing_views"),
        ),
        migrations.AddIndex(
            model_name="sharingrow",
            index=models.Index(fields=["receiver", "since"], name="shared_lately"),
        ),
        # What was kept before is worked out again when it is looked at, or in the night.
        migrations.RunSQL("UPDATE view_state SET changes_on = evaluated_on", migrations.RunSQL.noop),
    ]
