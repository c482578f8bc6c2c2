"""Figures held by others: between two, or at most one."""

from collections.abc import Iterator

from grappe.answers import Finding, Place, Row
from grappe.checks.subject import Subject, found, numeric, watched
from grappe.questions import Field, Rule, value_words


def between(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Each watched figure is between the two places of `within`, which it may equal."""
    yield from _held(rule, subject, *rule.within)


def at_most(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Each watched figure is at most the place of `within`: of its own row in one section."""
    yield from _held(rule, subject, None, rule.within[0])


def _held(rule: Rule, subject: Subject, low: str | None, high: str) -> Iterator[Finding]:
    for place in map(watched, rule.watches):
        for row, value in subject.cells(place):
            number = numeric(value)
            least = _bound(subject, low, place.section, row) if low else None
            most = _bound(subject, high, place.section, row)
            if number is None or not _outside(number, least, most):
                continue
            said = _said(subject.field(place), number, least, most)
            yield found(rule, Place(place.section, row.id, place.field), said)


def _outside(number: float, least: float | None, most: float | None) -> bool:
    return (least is not None and number < least) or (most is not None and number > most)


def _said(
    field: Field, number: float, least: float | None, most: float | None
) -> dict[str, object]:
    said = {"value": number, "minimum": least, "maximum": most}
    kept = int if field.kind in ("year", "integer") else float
    return {k: value_words(field, None if v is None else kept(v)) for k, v in said.items()}


def _bound(subject: Subject, written: str, section: str, row: Row) -> float | None:
    if written == "round.year":
        return subject.answer.year
    if written == "cluster.created_in":
        return subject.context.created_in
    place = watched(written)
    inside = place.section == section and place.item is None
    beside = row if inside else next((r for r, _ in subject.cells(place)), None)
    if beside is None or Place(place.section, beside.id, place.field) in subject.wrong:
        return None
    return numeric(beside.values.get(place.field))
