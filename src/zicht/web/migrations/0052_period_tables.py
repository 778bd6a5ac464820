import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0090_decided_by"),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name="ChildInQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField()),
                (
                    "child",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="web.personrow"
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="web.family"),
                ),
            ],
            options={
                "db_table": "child_in_question",
            },
        ),
        migrations.CreateModel(
            name="RegiePeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fact", models.UUIDField()),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="web.family"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.organisationrow"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.team"
                    ),
                ),
            ],
            options={
                "db_table": "regie_period",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("family", "="), ("period", "&&")], name="one_regisseur"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SightPeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fact", models.UUIDField()),
                ("period", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="web.personrow"
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="web.family"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.organisationrow"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.team"
                    ),
                ),
            ],
            options={
                "db_table": "sight_period",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("child", "="), ("period", "&&")], name="one_keeper_of_sight"
                    )
                ],
            },
        ),
    ]
