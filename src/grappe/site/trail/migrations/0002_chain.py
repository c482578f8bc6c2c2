from django.db import migrations, models

from grappe.site.trail.chain import START, hash_of
from grappe.site.trail.models import COLUMNS, moment
from grappe.site.trail.protecting import unprotect


def chain(apps, schema_editor):
    """Lines of before, in the order in which they happened, hold together from now on."""
    event = apps.get_model("trail", "Event")
    lines = list(event.objects.order_by("at", "number"))
    event.objects.all().delete()
    before = START
    for number, line in enumerate(lines, 1):
        line.number, line.before = number, before
        told = {name: getattr(line, name) for name in COLUMNS} | {"at": moment(line.at)}
        line.hash = before = hash_of(told)
    event.objects.bulk_create(lines, batch_size=1000)


def let_change(apps, schema_editor):
    unprotect(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]

    operations = [
        migrations.RunPython(let_change, let_change),
        migrations.RenameField("event", "id", "number"),
        migrations.AlterField(
            "event", "number", models.BigIntegerField(primary_key=True, serialize=False)
        ),
        migrations.AlterModelOptions("event", {"ordering": ["number"]}),
        migrations.AlterField(
            "event", "actor", models.CharField(blank=True, db_index=True, max_length=36)
        ),
        migrations.AddField(
            "event", "before", models.CharField(blank=True, default="", max_length=64), False
        ),
        migrations.AddField("event", "hash", models.CharField(default="", max_length=64), False),
        migrations.RunPython(chain, migrations.RunPython.noop),
    ]
