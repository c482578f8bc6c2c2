"""A figure that moved much since last year."""

from collections.abc import Iterator

from grappe.answers import Answer, Finding, Place
from grappe.checks.subject import Subject, Watched, found, numeric, watched
from grappe.questions import Rule, Words, percent, value_words


def change(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Each watched figure differs from last year's by at most `limit` (0.30): item by item in a
    *fixed* section, the value of a *record*, the total of a *table*. From nothing, no rule."""
    previous = subject.context.previous
    if previous is None:
        return
    for place in map(watched, rule.watches):
        if subject.section(place).kind == "table":
            yield from _total_moved(rule, subject, place, previous)
        else:
            yield from _cells_moved(rule, subject, place, previous)


def _cells_moved(
    rule: Rule, subject: Subject, place: Watched, previous: Answer
) -> Iterator[Finding]:
    for row, value in subject.cells(place):
        where = Place(place.section, row.id, place.field)
        before = numeric(previous.value(where))
        yield from _moved(rule, subject, place, where, before, numeric(value))


def _total_moved(
    rule: Rule, subject: Subject, place: Watched, previous: Answer
) -> Iterator[Finding]:
    if subject.is_sound(place):
        now = sum(numeric(value) or 0 for _, value in subject.cells(place))
        rows = previous.rows(place.section)
        before = sum(numeric(row.values.get(place.field)) or 0 for row in rows)
        yield from _moved(rule, subject, place, Place(place.section), before, now)


def _moved(
    rule: Rule,
    subject: Subject,
    place: Watched,
    where: Place,
    before: float | None,
    after: float | None,
) -> Iterator[Finding]:
    if not before or after is None:
        return
    moved = (after - before) / abs(before)
    if abs(moved) > (rule.limit or 0) + 1e-9:
        field = subject.field(place)
        said = {"before": value_words(field, before), "after": value_words(field, after)}
        yield found(rule, where, {**said, "change": _signed(moved), "field": field.label})


def _signed(moved: float) -> Words:
    words = percent(moved)
    return Words(fr=f"+{words.fr}", en=f"+{words.en}") if moved > 0 else words
