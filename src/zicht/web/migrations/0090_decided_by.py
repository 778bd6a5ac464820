"""Who decided that a family was destroyed: two people (zicht/casework/destroying.py)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("web", "0061_advice")]

    operations = [
        migrations.AddField("destruction", "decided_by", models.JSONField(default=list)),
    ]
