"""A column for searching: what another one says, without accents and in lower case."""

from typing import Any

from django.db import models

from grappe.questions import fold

_MOST = 400


def folded(words: str) -> str:
    """As such a column has them, for what saves many rows at once without asking it."""
    return fold(words)[:_MOST]


class Folded(models.CharField):
    """The words of the column `of`, folded whenever the row is saved (bulk_create included)."""

    def __init__(self, *args: Any, of: str = "", **options: Any) -> None:
        self.of = of
        super().__init__(*args, **{"max_length": _MOST, "blank": True, "editable": False} | options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        said = folded(getattr(model_instance, self.of))
        setattr(model_instance, self.attname, said)
        return said
