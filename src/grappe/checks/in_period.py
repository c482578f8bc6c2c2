"""A day that lies outside of what the answer is about."""

from collections.abc import Iterator
from datetime import date

from grappe.answers import Finding, Place
from grappe.checks.subject import Subject, found, watched
from grappe.questions import Rule, value_words


def in_period(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Each watched date lies in the quarter, or the year, that is answered about."""
    period = subject.answer.period
    for place in map(watched, rule.watches):
        for row, value in subject.cells(place):
            at = Place(place.section, row.id, place.field)
            day = _day(value)
            if day is not None and not period.holds(day):
                said = {"value": value_words(subject.field(place), value)}
                yield found(rule, at, {**said, "period": period.long_words})


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
