"""The short form in which an action is noted: its questions, filled with what is likely."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from grappe.answers import Row
from grappe.questions import Field, Value
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.rounds.actions.asked import Notable, notable, notables
from grappe.site.rounds.cells import control_kind, options, shown
from grappe.site.rounds.models import Edit


@dataclass(frozen=True)
class Control:
    """A question of the short form; `suggests` names what its control offers while one types."""

    field: Field
    kind: str
    value: str
    choices: list[tuple[str, str]]
    optional: bool
    suggests: str = ""


def last_noted(cluster: Cluster) -> tuple[str, Mapping[str, Value]]:
    """The section and values of what the cluster noted last: what the form begins with."""
    edits = Edit.objects.filter(draft__report__cluster=cluster, kind=Edit.Kind.CELLS, undone=False)
    for edit in edits.exclude(rows=[]).order_by("-at", "-pk")[:1]:
        for entry in edit.rows:
            if entry["after"] and notable(entry["section"]):
                return entry["section"], entry["after"]["values"]
    first = notables()
    return (first[0].section.code if first else ""), {}


def controls(
    what: Notable, said: Mapping[str, str], last: Mapping[str, Value], today: date
) -> list[Control]:
    """Filled with what was said, else today and the kind that was noted last."""
    return [_control(what, field, said, last, today) for field in what.fields]


def _control(
    what: Notable,
    field: Field,
    said: Mapping[str, str],
    last: Mapping[str, Value],
    today: date,
) -> Control:
    value = said.get(field.code)
    if value is None:
        value = _at_first(what, field, last, today)
    shared = field.code == what.section.shared_with
    suggests = "clusters" if shared else "partners" if _is_partners(what, field) else ""
    return Control(
        field=field,
        kind="date" if field.kind == "date" else control_kind(field),
        value=value,
        choices=options(field, "") if field.kind == "choice" else [],
        optional=shared or suggests == "partners" or not field.mandatory,
        suggests=suggests,
    )


def _at_first(what: Notable, field: Field, last: Mapping[str, Value], today: date) -> str:
    if field.code == what.section.happens:
        return today.isoformat()
    if field.kind == "choice":
        known = {one.code for one in field.choices}
        used = last.get(field.code)
        return str(used if used in known else field.default or field.choices[0].code)
    return ""


def _is_partners(what: Notable, field: Field) -> bool:
    """The text beside the title that says with whom, where rows are shared at all."""
    texts = [one for one in what.fields if one.kind == "text"]
    return bool(what.section.shared_with) and field in texts[1:]


def as_typed(what: Notable, row: Row) -> dict[str, str]:
    """A row's values as the controls hold them."""
    language = get_language() or "fr"
    return {
        one.code: str(row.values.get(one.code) or "")
        if one.kind == "date"
        else shown(one, row.values.get(one.code), language)
        for one in what.fields
    }


def other_clusters(cluster: Cluster) -> list[str]:
    return [one.name for one in current().clusters if one.code != cluster.code]
