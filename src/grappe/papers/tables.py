"""Tables that several indicators, domains or departments stand in. None is ordered by value."""

from collections.abc import Sequence

from grappe.figures import UNITS, Figure, Spread, Where
from grappe.papers import words as said
from grappe.papers.model import Cell, Row, Shown, Table
from grappe.papers.showing import cell, unit_said
from grappe.questions import Indicator, Language, number_words, percent


def together(told: Sequence[Shown], title: str) -> Table:
    """Numbers of a place, a row each in the order they are told, with all of their years."""
    numbers = list({one.indicator.code: one for one in told if not one.by_parts}.values())
    years = sorted({year for one in numbers for year in one.table.columns})
    rows = []
    for one in numbers:
        at = dict(zip(one.table.columns, one.table.rows[0].cells, strict=True))
        rows.append(Row(one.label, one.table.rows[0].unit, tuple(at.get(y) for y in years)))
    return Table(title, tuple(years), tuple(rows))


def by_domain(
    figures: Sequence[Figure], indicator: Indicator, places: Sequence[Where], language: Language
) -> Table:
    """An indicator of each domain, in the policy's order."""
    years = sorted({one.year for one in figures})
    at = {(one.name, one.year): one for one in figures}
    unit = unit_said(indicator, language)
    rows = tuple(
        Row(
            where.said.to(language),
            unit,
            tuple(
                cell(found, where, language) if (found := at.get((where.name, year))) else None
                for year in years
            ),
        )
        for where in places
    )
    title = said.LABEL_BY_DOMAIN.filled(what=indicator.label).to(language)
    return Table(title, tuple(map(str, years)), rows)


def by_department(found: Spread, language: Language) -> Table:
    """Rows by department in the order of their codes, then those from further away."""
    inside = [(f"{one.name} ({one.code})", n) for one, n in found.departments]
    further = ((said.ELSEWHERE, found.elsewhere), (said.ABROAD, found.abroad))
    beyond = [*further, (said.UNPLACED, found.unplaced)]
    placed = [*inside, *((words.to(language), n) for words, n in beyond if n)]
    whole = sum(n for _, n in placed)
    unit = UNITS["count"].to(language)
    rows = tuple(
        Row(name, unit, (_number(n, language), _share(n, whole, language))) for name, n in placed
    )
    about = {"what": found.section.label, "year": found.year}
    columns = (found.section.label.to(language), said.SHARE.to(language))
    return Table(said.BY_DEPARTMENT.filled(**about).to(language), columns, rows)


def _number(n: int, language: Language) -> Cell:
    return Cell(number_words(n).to(language), n, "count")


def _share(n: int, whole: int, language: Language) -> Cell:
    if not whole:
        return Cell(said.STATUSES["not_applicable"].to(language), None, "share")
    return Cell(percent(n / whole).to(language), n / whole, "share")
