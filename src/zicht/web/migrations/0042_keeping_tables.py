import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0041_finding_and_adding"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisationrow",
            name="keeps_region",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="KeepingChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("organisation", models.CharField(max_length=60)),
                ("what", models.CharField(max_length=40)),
                ("subject", models.CharField(max_length=60)),
                ("stands", models.JSONField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "keeping_change",
            },
        ),
        migrations.CreateModel(
            name="RuleChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=80)),
                ("amount", models.PositiveIntegerField(null=True)),
                ("since", models.DateField(null=True)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("shadow", models.BooleanField(null=True)),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "rule_change",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__isnull", False), ("shadow__isnull", True), ("since__isnull", False)),
                            models.Q(("amount__isnull", True), ("shadow__isnull", False), ("since__isnull", True)),
                            _connector="OR",
                        ),
                        name="a_term_or_a_rule",
                    )
                ],
            },
        ),
    ]
