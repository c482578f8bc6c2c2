"""A row of last year's that is not there any more."""

from collections.abc import Iterator

from grappe.answers import Finding, Place, Row, has_left, match_rows
from grappe.checks.company_numbers import trusted
from grappe.checks.subject import Subject, found, watched
from grappe.questions import Rule, Section


def gone(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Each row that counted last year is there, marked as left or not; a mistyped company number
    alone does not hide it. Told on the section."""
    previous = subject.context.previous
    if previous is None:
        return
    for place in map(watched, rule.watches):
        section = subject.section(place)
        rows = previous.rows(place.section)
        still = [row for row in rows if not has_left(section, row, previous.year)]
        here = [_trusted(section, row) for row in subject.answer.rows(place.section)]
        for row in match_rows(section, still, here).only_before:
            yield found(rule, Place(place.section), {"name": subject.name(place, row)})


def _trusted(section: Section, row: Row) -> Row:
    doubtful = [
        code
        for code in section.key
        if row.values.get(code) is not None
        and trusted(section.field(code), row.values[code]) is None
    ]
    values = {code: value for code, value in row.values.items() if code not in doubtful}
    return Row(row.id, values, row.origin) if doubtful else row
