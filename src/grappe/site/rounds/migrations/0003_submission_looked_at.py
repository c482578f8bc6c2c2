from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("rounds", "0002_upload_places"),
    ]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="looked_at",
            field=models.DateTimeField(null=True),
        ),
    ]
