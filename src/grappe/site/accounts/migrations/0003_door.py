"""Second factors, invitations that are sent anew, and the table where tries are counted."""

import django.utils.timezone
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models


def make_table_of_counts(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def take_table_of_counts_away(apps, schema_editor):
    named = settings.CACHES["default"]["LOCATION"]
    schema_editor.execute(f"DROP TABLE IF EXISTS {schema_editor.quote_name(named)}")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_role_in_group"),
    ]

    operations = [
        migrations.CreateModel(
            name="NeedsSecondFactor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("manager", "Cluster manager"),
                            ("contributor", "Contributor of a cluster"),
                            ("officer", "Officer"),
                            ("head_of_unit", "Head of unit"),
                            ("database_manager", "Database manager"),
                            ("evaluation", "Evaluation Department"),
                            ("elected", "Elected politician, as reader"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                        unique=True,
                    ),
                ),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["kind"],
            },
        ),
        migrations.AddField(
            model_name="invitation",
            name="asked_again_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="invitation",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(make_table_of_counts, take_table_of_counts_away),
    ]
