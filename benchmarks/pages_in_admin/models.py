from typing import Any

from django.db import connection, models


class Row(models.Model):
    indicator = models.CharField(max_length=200)
    place = models.CharField(max_length=200)
    year = models.IntegerField()
    detail = models.CharField(max_length=200)
    value = models.FloatField(null=True)
    unit = models.CharField(max_length=20)
    clusters = models.IntegerField()
    state = models.CharField(max_length=40)
    publication = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"{self.indicator}, {self.place}, {self.year}"


def fill(rows: list[list[Any]]) -> None:
    """Makes the table, with these rows."""
    names = [field.name for field in Row._meta.fields[1:]]
    with connection.schema_editor() as editor:
        editor.create_model(Row)
    Row.objects.bulk_create(Row(**dict(zip(names, row, strict=True))) for row in rows)
