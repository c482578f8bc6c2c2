"""A row of last year's that is not there any more."""

from collections.abc import Iterator

from grappe.answers import Finding, Place, has_left, match_rows
from grappe.checks.subject import Subject, found, watched
from grappe.questions import Rule


def gone(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Each row that counted last year is there, marked as left or not. Told on the section."""
    previous = subject.context.previous
    if previous is None:
        return
    for place in map(watched, rule.watches):
        section = subject.section(place)
        rows = previous.rows(place.section)
        still = [row for row in rows if not has_left(section, row, previous.year)]
        matching = match_rows(section, still, subject.answer.rows(place.section))
        for row in matching.only_before:
            yield found(rule, Place(place.section), name=subject.name(place, row))
