"""A name that should stand in a list."""

from collections.abc import Iterator

from grappe.answers import Finding, Place
from grappe.checks.subject import Subject, found, watched
from grappe.questions import Rule, fold


def listed_in(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Each watched name stands in one of the `within` places, in whatever order of its words.

    Says nothing where the list names nobody at all.
    """
    within = map(watched, rule.within)
    listed = {_words(value) for place in within for _, value in subject.cells(place)}
    for place in map(watched, rule.watches):
        for row, value in subject.cells(place):
            if listed and _words(value) not in listed:
                where = Place(place.section, row.id, place.field)
                yield found(rule, where, {"value": value})


def _words(value: object) -> frozenset[str]:
    return frozenset(fold(str(value)).split())
