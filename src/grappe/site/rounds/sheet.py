"""A table of the draft as a grid: which rows, a page of them, with findings in place."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grappe.answers import Row, has_left, new_row_id, row_name
from grappe.questions import Section
from grappe.site.errors import say
from grappe.site.rounds.desk import Desk
from grappe.site.rounds.showing import (
    Conflicts,
    RowShown,
    show_cell,
    show_finding,
    sum_of,
)

PAGE = 100
_BLANK = 3


@dataclass(frozen=True)
class Sheet:
    """One page of a filtered table; `counts` are rows (of findings: findings) a filter."""

    section: Section
    show: str
    counts: dict[str, int]
    rows: list[RowShown]
    blank: list[RowShown]
    page: int
    pages: int
    total: int
    sum: float | None


@dataclass(frozen=True)
class Wanted:
    """Which filter and page of it; `row`, where given, says the page by its id."""

    show: str = ""
    page: int = 1
    row: str = ""


def sheet_of(desk: Desk, section: Section, wanted: Wanted, conflicts: Conflicts) -> Sheet:
    """The page asked for; a filter that is unknown or empty shows what matters most."""
    rows, counts = desk.answer.rows(section.code), counts_of(desk, section)
    show = wanted.show if wanted.show in counts else _most_needed(counts)
    belongs = _groups(desk, section)[show]
    found = [(number, row) for number, row in enumerate(rows, 1) if belongs(row)]
    pages = max(1, -(-len(found) // PAGE))
    at = next((n for n, (_number, row) in enumerate(found) if row.id == wanted.row), None)
    page = min(max(wanted.page, 1), pages) if at is None else at // PAGE + 1
    of_page = found[(page - 1) * PAGE : page * PAGE]
    return Sheet(
        section=section,
        show=show,
        counts=counts,
        rows=[_row(desk, section, row, number, conflicts) for number, row in of_page],
        blank=[_blank(desk, section) for _n in range(_BLANK)] if page == pages else [],
        page=page,
        pages=pages,
        total=len(rows),
        sum=sum_of(section, rows),
    )


def counts_of(desk: Desk, section: Section) -> dict[str, int]:
    """How many rows each filter leaves; of errors and warnings, how many findings."""
    rows = desk.answer.rows(section.code)
    counts = {n: sum(map(belongs, rows)) for n, belongs in _groups(desk, section).items()}
    found = [f.severity for f in desk.of_section(section)]
    return counts | {"errors": found.count("error"), "warnings": found.count("warning")}


def filter_words(section: Section) -> dict[str, str]:
    """The filters, in the order in which they are offered."""
    words = {
        "errors": _("To correct"),
        "warnings": _("To look at"),
        "new": pgettext("rows", "New"),
        "gone": _("Left or forgotten?"),
        "unchanged": pgettext("rows", "Unchanged"),
        "all": pgettext("rows", "All"),
    }
    return {name: word for name, word in words.items() if name != "gone" or section.left}


def _groups(desk: Desk, section: Section) -> dict[str, Callable[[Row], bool]]:
    known = desk.previous_rows.get(section.code, {})
    forgotten, year = desk.forgotten(section), desk.answer.year
    errors, warnings = (_rows_with(desk, section, one) for one in ("error", "warning"))
    columns = desk.of_columns(section)

    def gone(row: Row) -> bool:
        return row.id in forgotten or has_left(section, row, year)

    return {
        "errors": lambda row: row.id in errors or any(one.concerns(row) for one in columns),
        "warnings": lambda row: row.id in warnings,
        "new": lambda row: row.id not in known and row.origin == "entered",
        "gone": gone,
        "unchanged": lambda row: row.origin != "entered" and not gone(row),
        "all": lambda row: True,
    }


def _rows_with(desk: Desk, section: Section, severity: str) -> set[str | None]:
    return {f.place.row for f in desk.of_section(section) if f.severity == severity}


def _most_needed(counts: dict[str, int]) -> str:
    return next((name for name in ("errors", "gone") if counts.get(name)), "all")


def _row(desk: Desk, section: Section, row: Row, number: int, conflicts: Conflicts) -> RowShown:
    numbers = desk.numbers_in_file.get(section.code)
    said = tuple(one for one in desk.comments if (one.section, one.row) == (section.code, row.id))
    return RowShown(
        row=row,
        number=number if numbers is None else numbers.get(row.id),
        cells=[show_cell(desk, section, asked, row, conflicts) for asked in section.fields],
        findings=tuple(
            show_finding(desk, one) for one in desk.by_row.get((section.code, row.id), ())
        ),
        comments=said,
        mark=_mark(desk, section, row),
        name=say(row_name(section, row)),
    )


def _blank(desk: Desk, section: Section) -> RowShown:
    row = Row(new_row_id(), {})
    cells = [show_cell(desk, section, asked, row, {}) for asked in section.fields]
    return RowShown(row, 0, cells, mark="blank")


def _mark(desk: Desk, section: Section, row: Row) -> str:
    if has_left(section, row, desk.answer.year):
        return "left"
    if row.id in desk.forgotten(section):
        return "forgotten"
    return "carried" if row.origin == "carried" else ""
