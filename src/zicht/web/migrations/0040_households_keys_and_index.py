import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0021_actions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Household",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("called", models.CharField(max_length=120)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("address_is_secret", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "household",
            },
        ),
        migrations.CreateModel(
            name="IndexSignal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("purpose", models.CharField(max_length=300)),
                ("ground", models.CharField(max_length=60)),
                ("since", models.DateField()),
                ("until", models.DateField()),
            ],
            options={
                "db_table": "index_signal",
            },
        ),
        migrations.CreateModel(
            name="Residence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
            ],
            options={
                "db_table": "residence",
            },
        ),
        migrations.CreateModel(
            name="SearchKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(db_collation="C", max_length=140)),
            ],
            options={
                "db_table": "search_key",
            },
        ),
        migrations.RemoveConstraint(
            model_name="personrow",
            name="a_secret_address_is_not_kept",
        ),
        migrations.RemoveField(
            model_name="personrow",
            name="address",
        ),
        migrations.RemoveField(
            model_name="personrow",
            name="address_is_secret",
        ),
        migrations.RemoveField(
            model_name="personrow",
            name="address_key",
        ),
        migrations.AddField(
            model_name="involvementrow",
            name="responsible",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="personrow",
            name="expected_on",
            field=models.DateField(null=True),
        ),
        migrations.AlterField(
            model_name="draft",
            name="family",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="web.family"
            ),
        ),
        migrations.AddField(
            model_name="household",
            name="family",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="households", to="web.family"
            ),
        ),
        migrations.AddField(
            model_name="indexsignal",
            name="family",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.family"),
        ),
        migrations.AddField(
            model_name="indexsignal",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="indexsignal",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.organisationrow"
            ),
        ),
        migrations.AddField(
            model_name="residence",
            name="family",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.family"),
        ),
        migrations.AddField(
            model_name="residence",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="residences", to="web.household"
            ),
        ),
        migrations.AddField(
            model_name="residence",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="residences", to="web.personrow"
            ),
        ),
        migrations.AddField(
            model_name="searchkey",
            name="family",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="web.family"),
        ),
        migrations.AddField(
            model_name="searchkey",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="web.personrow"
            ),
        ),
        migrations.AddConstraint(
            model_name="household",
            constraint=models.CheckConstraint(
                condition=models.Q(("address_is_secret", False), ("address", ""), _connector="OR"),
                name="a_secret_address_is_not_kept",
            ),
        ),
        migrations.AddIndex(
            model_name="indexsignal",
            index=models.Index(fields=["family", "organisation"], name="index_signa_family__152c92_idx"),
        ),
        migrations.AddConstraint(
            model_name="searchkey",
            constraint=models.UniqueConstraint(fields=("key", "person"), name="one_key_per_person"),
        ),
        migrations.AddIndex(
            model_name="personrow",
            index=models.Index(fields=["born_first"], name="person_by_birth"),
        ),
    ]
