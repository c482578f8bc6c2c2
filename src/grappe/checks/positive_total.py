"""A total that has to be more than nothing."""

from collections.abc import Iterator

from grappe.answers import Finding, Place
from grappe.checks.subject import Subject, found, numeric, watched
from grappe.questions import Rule


def positive_total(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """The sum over all watched places is above zero; told on the first watched section."""
    places = [watched(p) for p in rule.watches]
    total = sum(numeric(v) or 0 for p in places for _, v in subject.cells(p))
    if total <= 0 and all(subject.is_sound(p) for p in places):
        yield found(rule, Place(places[0].section))
