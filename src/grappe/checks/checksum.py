"""SIREN and SIRET numbers, whose last digit answers for the others."""

from collections.abc import Iterator

from grappe.answers import Finding, Place, Row, match_rows
from grappe.checks.company_numbers import is_right, nearest
from grappe.checks.subject import Subject, Watched, found, watched
from grappe.questions import Rule, Words, fold_name

_WRONG_LENGTH = Words(
    fr="« {value} » n’est ni un SIREN (9 chiffres) ni un SIRET (14 chiffres). "
    "Vérifiez le numéro sur l’avis de situation.",
    en="“{value}” is neither a SIREN (9 digits) nor a SIRET (14 digits). "
    "Check the number on the company’s notice.",
)


def checksum(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Each watched number is a valid SIREN or SIRET (Luhn; La Poste's own rule). The correction
    is last year's number of the same row or name, else the nearest valid one."""
    for place in map(watched, rule.watches):
        known = _Known(subject, place)
        for row, value in subject.cells(place):
            if not is_right(str(value)):
                yield _finding(rule, place, row, str(value), known)


def _finding(rule: Rule, place: Watched, row: Row, value: str, known: "_Known") -> Finding:
    where = Place(place.section, row.id, place.field)
    correction = known.number(row) or nearest(value)
    if correction is None:
        message = _WRONG_LENGTH.filled(value=value)
        return Finding(rule.severity, rule.code, where, message)
    return found(rule, where, correction=correction, value=value)


class _Known:
    """Last year's valid numbers, by row; sought only when one is needed."""

    def __init__(self, subject: Subject, place: Watched) -> None:
        self.subject, self.place = subject, place
        self.numbers: dict[str, str] | None = None

    def number(self, row: Row) -> str | None:
        if self.numbers is None:
            self.numbers = self._last_year()
        return self.numbers.get(row.id)

    def _last_year(self) -> dict[str, str]:
        previous, section = self.subject.context.previous, self.subject.section(self.place)
        if previous is None:
            return {}
        rows = self.subject.answer.rows(section.code)
        by_name = {self._name(r): r for r in previous.rows(section.code)}
        by_id = {a.id: b for b, a in match_rows(section, previous.rows(section.code), rows).pairs}
        known = ((r.id, by_id.get(r.id) or by_name.get(self._name(r))) for r in rows)
        numbers = ((name, str(r.values.get(self.place.field))) for name, r in known if r)
        return {name: number for name, number in numbers if is_right(number)}

    def _name(self, row: Row) -> str:
        return fold_name(self.subject.name(self.place, row).fr)
