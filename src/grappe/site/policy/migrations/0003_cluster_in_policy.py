from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("policy", "0002_lineage"),
    ]

    operations = [
        migrations.AddField(
            model_name="cluster",
            name="in_policy",
            field=models.BooleanField(default=True),
        ),
    ]
