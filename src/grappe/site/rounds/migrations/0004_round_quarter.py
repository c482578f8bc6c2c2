from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("rounds", "0003_submission_looked_at"),
    ]

    operations = [
        migrations.AddField(
            model_name="round",
            name="quarter",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.RemoveConstraint(model_name="round", name="one_round_a_year"),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(
                condition=models.Q(("quarter", None)),
                fields=("questionnaire", "year"),
                name="one_round_a_year",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(
                fields=("questionnaire", "year", "quarter"), name="one_round_a_quarter"
            ),
        ),
    ]
