"""What the company register says of the organisation in a row."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from grappe.answers import Finding, Place, Row, has_left
from grappe.checks.subject import Subject, Watched, found, watched
from grappe.questions import Choice, Rule, Words, quoted
from grappe.references import is_right, legal_form_words
from grappe.register import Company, Silence, silence_of, silence_words

_OTHER_FORM = Words(
    fr="Le répertoire des entreprises y voit une autre forme juridique, {form}, qui ne va pas avec "
    "{value}. Gardez votre réponse si elle est plus juste.",
    en="The company register has another legal form, {form}, which does not go with {value}. "
    "Keep your answer if it is more accurate.",
)
_WARNED: Final = "closed"
"""Who ceased is worth a line of explanation; what the register lacks is not."""


def register(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Each watched choice goes with the legal form and the size category that the register has for
    the number at `within`; where one other choice does, it is the correction. A number that the
    register doesn't confirm is told at its own place. Rows that have left, or are abroad, are
    passed over."""
    known = subject.context.register or {}
    for place in map(watched, rule.watches):
        number = watched(rule.within[0])
        for row in _looked_at(subject, number):
            company = known.get(str(row.values[number.field])[:9])
            why = silence_of(company, subject.context.register_as_of, subject.answer.year)
            if why is not None:
                where = Place(number.section, row.id, number.field)
                yield _silent(rule, where, why, company, subject.context.register_as_of)
            elif company is not None:
                yield from _contradicted(rule, subject, place, row, company)


def _looked_at(subject: Subject, number: Watched) -> Iterator[Row]:
    section = subject.section(number)
    for row, value in subject.cells(number):
        here = not has_left(section, row, subject.answer.year)
        if here and is_right(str(value)) and not section.is_abroad(row.values):
            yield row


def _silent(
    rule: Rule, where: Place, why: Silence, company: Company | None, as_of: date | None
) -> Finding:
    severity = rule.severity if why == _WARNED else "note"
    return Finding(severity, rule.code, where, silence_words(why, company, as_of))


def _contradicted(
    rule: Rule, subject: Subject, place: Watched, row: Row, company: Company
) -> Iterator[Finding]:
    choices = subject.field(place).choices
    said = next((one for one in choices if one.code == row.values[place.field]), None)
    if said is None or goes_with(said, company):
        return
    where = Place(place.section, row.id, place.field)
    others = [one for one in choices if one.register_categories and goes_with(one, company)]
    if len(others) == 1:
        (other,) = others
        yield found(rule, where, {"correction": quoted(other.label)}, correction=other.code)
    elif form := legal_form_words(company.legal_form):
        places = {"form": quoted(form), "value": quoted(said.label)}
        yield Finding(rule.severity, rule.code, where, _OTHER_FORM.filled(**places))


def goes_with(choice: Choice, company: Company) -> bool:
    """Whether nothing that the register knows of a company speaks against a type."""
    form = not choice.legal_forms or company.legal_form.startswith(choice.legal_forms)
    size = not choice.register_categories or company.category in choice.register_categories
    return (form or not company.legal_form) and (size or not company.category)
