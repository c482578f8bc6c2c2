"""Members' workbooks through django-import-export 4.4 in its bulk mode, written as its guide says.

A table with a column a field, typed, and its resource. `use_bulk`; a row that came before is found
again by cluster, year and number, as when a cluster sends its list a second time. *Tuned* takes
every row for new and leaves out what was changed, so that nothing is asked of the database.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import tablib
from django.db import connection, models
from import_export.resources import ModelResource
from import_export.widgets import BooleanWidget, CharWidget
from openpyxl import load_workbook

from grappe.policies import load_policy
from grappe.questions import Field

WHERE = ("cluster", "year")
AN_INSTALLED_ONE = "rounds"


class Importing:
    """Their side: `bring_in` reads all files and gives what stands in the table afterwards."""

    def __init__(self, year: int, *, tuned: bool = False) -> None:
        self.year = year
        self.fields = load_policy().questionnaire("members").section("members").fields
        self.model = _model("Tuned" if tuned else "Plain", self.fields)
        self.resource = _resource(self.model, self.fields, tuned=tuned)

    def bring_in(self, files: Mapping[str, bytes], told: Sequence[str]) -> set[tuple[Any, ...]]:
        for cluster, content in files.items():
            data = tablib.Dataset(headers=[*WHERE, *(one.code for one in self.fields)])
            data.extend([cluster, self.year, *row] for row in self._rows(content))
            self.resource().import_data(data, raise_errors=True)
        return set(self.model.objects.values_list("cluster", *told))

    def _rows(self, content: bytes) -> Iterator[list[Any]]:
        """The members' sheet below its headings, read as its XLSX format does."""
        sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True)["Adhérents"]
        codes = {one.label.fr: one.code for one in self.fields}
        places: list[int] = []
        for row in sheet.iter_rows(values_only=True):
            if not places:
                found = {codes.get(_label(cell)): i for i, cell in enumerate(row)}
                places = [found[one.code] for one in self.fields] if "siren" in found else []
            elif row[places[0]]:
                yield [row[i] for i in places]


def _label(cell: object) -> str:
    return str(cell or "").replace("*", "").split("(20")[0].split(" 20")[0].strip()


class YesNo(BooleanWidget):
    TRUE_VALUES = ["oui"]
    FALSE_VALUES = ["non"]


class OneOf(CharWidget):
    """A choice by its label; kept by its code."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.codes = {one.label.fr: one.code for one in field.choices}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return self.codes.get(value, value)


def _model(name: str, fields: Iterable[Field]) -> Any:
    columns: dict[str, Any] = {one.code: _column(one) for one in fields}
    columns |= {"cluster": models.CharField(max_length=60), "year": models.IntegerField()}
    index = models.Index(fields=[*WHERE, "siren"], name=f"{name.lower()}_same")
    about = type("Meta", (), {"app_label": AN_INSTALLED_ONE, "indexes": [index]})
    row = type(name, (models.Model,), {**columns, "__module__": __name__, "Meta": about})
    with connection.schema_editor() as editor:
        editor.create_model(row)
    return row


def _column(field: Field) -> Any:
    if field.kind in ("year", "integer"):
        return models.IntegerField(null=True)
    if field.kind == "yes_no":
        return models.BooleanField(null=True)
    return models.CharField(max_length=200, null=True)


def _resource(model: Any, fields: Iterable[Field], *, tuned: bool) -> type[ModelResource]:
    options: dict[str, Any] = {
        "model": model,
        "fields": (*WHERE, *(one.code for one in fields)),
        "use_bulk": True,
        "import_id_fields": (*WHERE, "siren"),
    }
    options |= {"skip_diff": True, "force_init_instance": True} if tuned else {}
    made: type[ModelResource] = type(
        f"{model.__name__}Resource", (ModelResource,), {"Meta": type("Meta", (), options)}
    )
    for one in fields:
        if one.kind == "choice":
            made.fields[one.code].widget = OneOf(one)
        if one.kind == "yes_no":
            made.fields[one.code].widget = YesNo()
    return made
