"""The difference between two states of a draft, row by row: kept with each edit, so that any
edit can be undone later and an older page can be merged with what others wrote meanwhile.

A patch is a list of {"section", "index", "before", "after"}; before and after are rows as in the
document, None where the row does not exist on that side.
"""

from dataclasses import replace
from typing import Any

from grappe.answers import Answer, Row

Patch = list[dict[str, Any]]


def difference(before: Answer, after: Answer) -> Patch:
    """What turns `before` into `after`."""
    patch: Patch = []
    for section in {**before.sections, **after.sections}:
        old = {row.id: row for row in before.rows(section)}
        new = {row.id: row for row in after.rows(section)}
        for index, row in enumerate(before.rows(section)):
            if row.id not in new:
                patch.append(_entry(section, index, row, None))
        for index, row in enumerate(after.rows(section)):
            if old.get(row.id) != row:
                patch.append(_entry(section, index, old.get(row.id), row))
    return patch


def undo(answer: Answer, patch: Patch) -> Answer:
    """The answer without what the patch did; a value that somebody changed since stays."""
    sections = {section: list(rows) for section, rows in answer.sections.items()}
    for entry in patch:
        _undo_row(sections.setdefault(entry["section"], []), entry)
    return replace(answer, sections={section: tuple(rows) for section, rows in sections.items()})


def _undo_row(rows: list[Row], entry: dict[str, Any]) -> None:
    before, after = _row(entry["before"]), _row(entry["after"])
    wanted = before or after
    index = next((i for i, row in enumerate(rows) if wanted and row.id == wanted.id), None)
    if before is None and after is not None:
        if index is not None:
            left = _undo_values(rows[index], Row(after.id, {}), after)
            rows[index : index + 1] = [left] if left.values else []
    elif before is not None and after is None:
        if index is None:
            rows.insert(min(entry["index"], len(rows)), before)
    elif before is not None and after is not None and index is not None:
        rows[index] = _undo_values(rows[index], before, after)


def _undo_values(now: Row, before: Row, after: Row) -> Row:
    values = dict(now.values)
    for name in {**before.values, **after.values}:
        if values.get(name) == after.values.get(name):
            values[name] = before.values.get(name)
    origin = before.origin if values == dict(before.values) else now.origin
    return Row(now.id, {k: v for k, v in values.items() if v is not None}, origin)


def _entry(section: str, index: int, before: Row | None, after: Row | None) -> dict[str, Any]:
    return {
        "section": section,
        "index": index,
        "before": _document(before),
        "after": _document(after),
    }


def _document(row: Row | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {"id": row.id, "origin": row.origin, "values": dict(row.values)}


def _row(document: dict[str, Any] | None) -> Row | None:
    return Row(document["id"], document["values"], document["origin"]) if document else None
