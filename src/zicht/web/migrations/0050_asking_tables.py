import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0045_quick_lists"),
    ]

    operations = [
        migrations.CreateModel(
            name="Asking",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=60)),
                ("asks", models.UUIDField()),
                ("asked_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("accepted", "accepted"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("form_key", models.UUIDField(unique=True)),
            ],
            options={
                "db_table": "asking",
            },
        ),
        migrations.CreateModel(
            name="AskingFact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("root", models.UUIDField()),
            ],
            options={
                "db_table": "asking_fact",
            },
        ),
        migrations.RemoveConstraint(
            model_name="sharingrow",
            name="shared_once_with_each",
        ),
        migrations.AddField(
            model_name="involvementrow",
            name="request",
            field=models.UUIDField(null=True),
        ),
        migrations.AlterField(
            model_name="involvementrow",
            name="extent",
            field=models.CharField(
                choices=[("involved", "involved"), ("signalled", "signalled"), ("asked", "asked")], max_length=20
            ),
        ),
        migrations.AddConstraint(
            model_name="sharingrow",
            constraint=models.UniqueConstraint(
                fields=("fact", "receiver", "disclosure"), name="shared_once_with_each", nulls_distinct=False
            ),
        ),
        migrations.AddField(
            model_name="asking",
            name="asked",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.organisationrow"
            ),
        ),
        migrations.AddField(
            model_name="asking",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="asking",
            name="asker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.organisationrow"
            ),
        ),
        migrations.AddField(
            model_name="asking",
            name="disclosure",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="asking", to="web.disclosurerow"
            ),
        ),
        migrations.AddField(
            model_name="asking",
            name="family",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="askings", to="web.family"
            ),
        ),
        migrations.AddField(
            model_name="asking",
            name="team",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.team"
            ),
        ),
        migrations.AddField(
            model_name="askingfact",
            name="asking",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="facts", to="web.asking"),
        ),
        migrations.AddField(
            model_name="askingfact",
            name="family",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.family"),
        ),
        migrations.AddIndex(
            model_name="asking",
            index=models.Index(fields=["asked", "outcome"], name="asking_of_whom"),
        ),
        migrations.AddIndex(
            model_name="asking",
            index=models.Index(fields=["asker", "family"], name="asking_by_whom"),
        ),
        migrations.AddConstraint(
            model_name="askingfact",
            constraint=models.UniqueConstraint(fields=("asking", "root"), name="goes_along_once"),
        ),
    ]
