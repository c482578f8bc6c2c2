"""SIREN and SIRET numbers, whose last digit answers for the others."""

from collections.abc import Iterator
from functools import cached_property

from grappe.answers import Finding, Place, Row, match_rows
from grappe.checks.subject import Subject, Watched, found, watched
from grappe.questions import Rule, Words, filled, fold_name, quoted
from grappe.references import is_right, nearest, one_slip, swapped

_WRONG_LENGTH = Words(
    fr="{value} n’est ni un SIREN (9 chiffres) ni un SIRET (14 chiffres). "
    "Vérifiez le numéro sur l’avis de situation.",
    en="{value} is neither a SIREN (9 digits) nor a SIRET (14 digits). "
    "Check the number on the company’s notice.",
)
_NO_CORRECTION = Words(
    fr="{value} n’existe pas\u202f: ses chiffres ne s’accordent pas entre eux. "
    "Vérifiez le numéro sur l’avis de situation.",
    en="{value} does not exist: its digits do not agree with each other. "
    "Check the number on the company’s notice.",
)


def checksum(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Each watched number is a valid SIREN or SIRET (Luhn; La Poste's own rule).

    The correction is last year's number of the same row or name where one slip tells them apart,
    else a number known from another row where two digits are swapped, else the nearest one.
    """
    for place in map(watched, rule.watches):
        known = _Known(subject, place)
        for row, value in subject.cells(place):
            if not is_right(str(value)):
                yield _finding(rule, place, row, str(value), known)


def _finding(rule: Rule, place: Watched, row: Row, value: str, known: "_Known") -> Finding:
    where = Place(place.section, row.id, place.field)
    correction = known.near(row, value) or nearest(value)
    if correction is not None:
        return found(rule, where, {"value": value}, correction=correction)
    message = _NO_CORRECTION if len(value) in (9, 14) and value.isdigit() else _WRONG_LENGTH
    said = filled(message, {"value": quoted(value)})
    return Finding(rule.severity, rule.code, where, said)


class _Known:
    """The valid numbers of this year and the last; sought only when one is needed."""

    def __init__(self, subject: Subject, place: Watched) -> None:
        self.field, self.section = place.field, subject.section(place)
        self.subject, self.place = subject, place
        previous = subject.context.previous
        self.rows = subject.answer.rows(place.section)
        self.last_year = previous.rows(place.section) if previous else ()

    def near(self, row: Row, written: str) -> str | None:
        """The number that one slip made into the written one, None where none is known."""
        own = self._own_number.get(row.id)
        for number in _forms(own, written) if own else ():
            if one_slip(written, number):
                return number
        return next((n for n in swapped(written) if n in self._numbers), None)

    @cached_property
    def _numbers(self) -> frozenset[str]:
        numbers = (str(row.values.get(self.field)) for row in (*self.last_year, *self.rows))
        return frozenset(filter(is_right, numbers))

    @cached_property
    def _own_number(self) -> dict[str, str]:
        by_name = {self._name(row): row for row in self.last_year}
        by_id = {a.id: b for b, a in match_rows(self.section, self.last_year, self.rows).pairs}
        known = ((r.id, by_id.get(r.id) or by_name.get(self._name(r))) for r in self.rows)
        numbers = ((name, str(r.values.get(self.field))) for name, r in known if r)
        return {name: number for name, number in numbers if is_right(number)}

    def _name(self, row: Row) -> str:
        return fold_name(self.subject.name(self.place, row).fr)


def _forms(number: str, written: str) -> Iterator[str]:
    """A known number, and as a SIREN or a SIRET where the written one is that."""
    yield number
    yield number[:9]
    if len(written) > 9 and is_right(number[:9] + written[9:]):
        yield number[:9] + written[9:]
