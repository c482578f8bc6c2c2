"""A field that another one's value makes mandatory."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from grappe.answers import Finding, Place, Row
from grappe.checks.subject import Subject, found, watched
from grappe.questions import Rule, Section


def required_when(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """In each row where a condition of `when` ("section.field=value") holds, the watched fields
    are filled in. An empty field counts as its default; several values are alternatives."""
    for place in map(watched, rule.watches):
        section = subject.section(place)
        wanted = _conditions(rule, place.section)
        for row in subject.answer.rows(place.section):
            if row.values.get(place.field) is None and _holds(section, row, wanted):
                yield found(rule, Place(place.section, row.id, place.field))


def _conditions(rule: Rule, section: str) -> Mapping[str, set[str]]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for condition in rule.when:
        place, _, value = condition.partition("=")
        if watched(place).section == section:
            wanted[watched(place).field].add(value)
    return wanted


def _holds(section: Section, row: Row, wanted: Mapping[str, set[str]]) -> bool:
    return any(_said(section, row, field) in values for field, values in wanted.items())


def _said(section: Section, row: Row, field: str) -> str:
    value = row.values.get(field, section.field(field).default)
    return str(value).lower() if isinstance(value, bool) else str(value)
