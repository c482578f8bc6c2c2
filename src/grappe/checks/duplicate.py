"""The same thing in two rows."""

from collections.abc import Hashable, Iterator, Mapping

from grappe.answers import Finding, Place, Row, comparable
from grappe.checks.subject import Subject, Watched, found, watched
from grappe.questions import Rule, Words

_WHERE = Words(fr="ligne {number} ({name})", en="row {number} ({name})")
_Key = tuple[str, Hashable]


def duplicate(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """No two rows agree in the first watched field that they fill in: company numbers by SIREN,
    names without legal form. Told at the later row, of which the earlier one is `related`."""
    places = [watched(p) for p in rule.watches]
    section = places[0].section
    numbers = {row.id: n for n, row in enumerate(subject.answer.rows(section), 1)}
    numbers |= subject.context.row_numbers.get(section, {})
    first: dict[_Key, tuple[Row, Place]] = {}
    for row in subject.answer.rows(section):
        place, key = _identity(places, subject, row)
        if key is None or place is None:
            continue
        earlier = first.setdefault(key, (row, place))
        if earlier[0] is not row:
            where = _where(subject, places[0], earlier[0], numbers)
            yield found(rule, place, related=earlier[1], other_row=where)


def _identity(
    places: list[Watched], subject: Subject, row: Row
) -> tuple[Place | None, _Key | None]:
    for place in places:
        key = comparable(subject.field(place), row.values.get(place.field))
        if key is not None:
            return Place(place.section, row.id, place.field), (place.field, key)
    return None, None


def _where(subject: Subject, place: Watched, row: Row, numbers: Mapping[str, int]) -> Words:
    return _WHERE.filled(number=numbers[row.id], name=subject.name(place, row))
