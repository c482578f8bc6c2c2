"""Whether a row was entered, carried over untouched, or confirmed as unchanged."""

from collections.abc import Mapping as Map
from collections.abc import Sequence

from grappe.answers import Origin, Row
from grappe.questions import Value
from grappe.questions.values import fold
from grappe.workbook import identification as known
from grappe.workbook.columns import column_of
from grappe.workbook.locating import Found

_YES = {"oui", "yes", "x", "o", "y", "vrai", "true", "1"}


class Origins:
    """What a sheet says of its rows: its status column, its cell that confirms all the rest, and
    last year's rows, with which a row must agree to be carried or confirmed."""

    def __init__(
        self,
        found: Found,
        headings: Sequence[str],
        cells: Sequence[Sequence[object]],
        before: Map[str, Row],
    ) -> None:
        status = column_of(headings, known.STATUS_HEADING.fr, known.STATUS_HEADING.en)
        self.status = cells[status] if status is not None else ()
        self.before = before
        self.all_confirmed = all_unchanged(found)
        self.told = bool(self.status) or bool(before)

    def of(self, position: int, name: str, values: Map[str, Value]) -> Origin:
        written = str(self.status[position]) if position < len(self.status) else ""
        return origin(written, self.before.get(name), values, self.all_confirmed)


def origin(
    written: str, before: Row | None, values: Map[str, Value], all_confirmed: bool
) -> Origin:
    """The origin of one row or record, from its status as written and last year's row."""
    told = known.origin_of(written)
    same = before is not None and _agree(before.values, values)
    if told is None:
        told = "carried" if same else "entered"
    if told != "entered" and before is not None and not same:
        return "entered"
    return "confirmed" if told == "carried" and all_confirmed else told


def all_unchanged(found: Found) -> bool:
    """Whether the cell above the header says that everything else is unchanged."""
    wanted = {fold(known.ALL_UNCHANGED.fr), fold(known.ALL_UNCHANGED.en)}
    for row in found.sheet.rows(found.header):
        for i, cell in enumerate(row[:-1]):
            if isinstance(cell, str) and fold(cell) in wanted:
                return fold(next((str(c) for c in row[i + 1 :] if c not in ("", None)), "")) in _YES
    return False


def _agree(before: Map[str, Value], now: Map[str, Value]) -> bool:
    return all(before.get(code) == value for code, value in now.items() if value is not None)
