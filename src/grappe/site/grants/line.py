"""A grant as it is asked and kept: the values of its row, by the codes of `grants.yaml`."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from grappe.questions import Value
from grappe.site.grants.asked import section
from grappe.site.grants.models import Grant
from grappe.site.policy.models import Cluster

Line = dict[str, Value]
Key = tuple[str, str, int, str]


def key_of(line: Mapping[str, Value]) -> Key:
    """What tells a grant from any other: cluster, instrument, year, decision."""
    year = line["year"]
    assert isinstance(year, int)
    return str(line["cluster"]), str(line["instrument"]), year, str(line["reference"])


def line_from(values: Mapping[str, Value]) -> Line:
    """A line of a row as it was read, amounts to the cent."""
    made = {field.code: values.get(field.code) for field in section().fields}
    amounts = {field.code for field in section().of_kind("amount")}
    return {
        code: round(value, 2) if code in amounts and isinstance(value, int | float) else value
        for code, value in made.items()
    }


def line_of(grant: Grant) -> Line:
    """The values of one that is kept, in their kept form."""
    told = {field.code: getattr(grant, field.code) for field in section().fields}
    return {**{code: _plain(value) for code, value in told.items()}, "cluster": grant.cluster.code}


def values_of(line: Mapping[str, Value], clusters: Mapping[str, Cluster]) -> dict[str, Any]:
    """What the model keeps of a line without mistakes."""
    made: dict[str, Any] = {}
    for field in section().fields:
        value = line.get(field.code)
        if field.kind == "amount":
            made[field.code] = Decimal(str(value)).quantize(Decimal("0.01"))
        elif field.kind == "date":
            made[field.code] = date.fromisoformat(str(value)) if value else None
        else:
            made[field.code] = "" if value is None else value
    return {**made, "cluster": clusters[str(line["cluster"])]}


def _plain(value: object) -> Value:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int) else (str(value) if value else None)
