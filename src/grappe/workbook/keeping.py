"""Which rows of a table are answers, and by which id each is known."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import repeat
from typing import cast

from grappe.answers import Row
from grappe.questions import Section, Value, Words
from grappe.questions.values import fold
from grappe.workbook import identification as known
from grappe.workbook.locating import Found, item_names
from grappe.workbook.origins import Origins
from grappe.workbook.receipts import SetAside
from grappe.workbook.sheets import Line, Sheet

_TOTALS = {"total", "totaux", "total general", "sous total", "somme", "sum", "grand total"}
_BEGINNINGS = frozenset(word[:3] for word in _TOTALS)
_BEGUN = re.compile(rf"\0((?:{'|'.join(sorted(_BEGINNINGS))})[^\0]*)", re.IGNORECASE)
_IS_TOTAL = Words(fr="Cette ligne est un total.", en="This row is a total.")
_AGAIN = Words(fr="Cette ligne répète les titres.", en="This row repeats the headings.")
_NO_ITEM = Words(
    fr="Cette ligne ne correspond à aucun poste.", en="This row matches none of the items."
)
_ONE_ROW = Words(fr="Une seule ligne est attendue ici.", en="A single row is expected here.")


def hidden_ids(
    section: Section, headings: Sequence[str], cells: Sequence[Sequence[object]]
) -> list[str] | None:
    """The id of each row below the header, where the sheet says; "" for a row without."""
    column = headings.index(known.CODE_HEADING) if known.CODE_HEADING in headings else None
    told = [_id(cell) for cell in cells[column]] if column is not None else None
    if section.kind != "fixed":
        return told
    if told and any(one in section.item_by_code for one in told):
        return told
    names = item_names(section)
    shares = [sum(_name(cell) in names for cell in column) for column in cells]
    best = cells[shares.index(max(shares))]
    return [names.get(_name(cell), "") for cell in best]


def _name(cell: object) -> str:
    return fold(cell) if isinstance(cell, str) and len(cell) < 200 else ""


def _id(cell: object) -> str:
    whole = isinstance(cell, float) and cell.is_integer()
    return str(int(cell)) if whole else str(cell or "").strip()  # type: ignore[call-overload]


def _is_total(raw: Line) -> bool:
    """Whether a row begins with the word total and holds only numbers beside it: a company may
    bear that name, but then has more to tell."""
    first = next((cell for cell in raw if cell is not None and cell != ""), "")
    if not isinstance(first, str) or first[:3].lower() not in _BEGINNINGS or len(first) > 16:
        return False
    others = [cell for cell in raw if cell not in ("", None)][1:]
    return fold(first) in _TOTALS and all(isinstance(cell, int | float) for cell in others)


def _no_answers(sheet: Sheet, header: int, firsts: Sequence[object]) -> Iterator[tuple[int, Words]]:
    """The rows that only look like answers, and why they do; `firsts` are their first cells."""
    headings = sheet.row(header)
    suspects = {headings[0], "", None, *_like_totals(firsts)}
    if suspects.isdisjoint(firsts):
        return
    for i in [i for i, cell in enumerate(firsts) if cell in suspects]:
        row = sheet.row(header + 1 + i)
        if row == headings:
            yield i, _AGAIN
        elif _is_total(row):
            yield i, _IS_TOTAL


def _like_totals(firsts: Sequence[object]) -> list[str]:
    """The cells that begin as the word total does; all are looked at in one go."""
    try:
        return _BEGUN.findall("\0" + "\0".join(cast(Sequence[str], firsts)))
    except TypeError:
        return _like_totals([cell for cell in firsts if isinstance(cell, str)])


def _empty(columns: tuple[Sequence[Value], ...]) -> set[int]:
    """The positions at which no column has a value."""
    if any(None not in column for column in columns):
        return set()
    nothing = (None,) * len(columns)
    return {i for i, line in enumerate(zip(*columns, strict=True)) if line == nothing}


def maker(names: Iterable[str]) -> Callable[[Sequence[Sequence[Value]]], list[dict[str, Value]]]:
    """What makes of columns, one a name, a dictionary a row: compiled once, it takes half the time
    of `dict(zip(…))`, of which a long list needs a hundred thousand."""
    places = {name: f"v{i}" for i, name in enumerate(names)}
    pairs = ", ".join(f"{name!r}: {place}" for name, place in places.items())
    row = ", ".join(places.values())
    made: Callable[[Sequence[Sequence[Value]]], list[dict[str, Value]]] = eval(  # noqa: S307
        f"lambda columns: [{{{pairs}}} for {row}, in zip(*columns, strict=True)]"
    )
    return made


_AS_ROW: Callable[[Iterable[object]], Row] = partial(tuple.__new__, Row)
"""`Row._make`, which a hundred thousand rows would call in Python."""


class Keeper:
    """Goes through the rows below a header once; `numbers` and `aside` tell what became of them."""

    def __init__(self, found: Found, ids: list[str] | None, seed: str) -> None:
        self.section, self.sheet, self.header = found.section, found.sheet, found.header
        self.ids, self.seed = ids, seed
        self.first = found.sheet.top + found.header + 2
        self.numbers: dict[str, int] = {}
        self.aside: list[SetAside] = []

    def rows(
        self, parsed: dict[str, Sequence[Value]], firsts: Sequence[object], origins: Origins
    ) -> tuple[Row, ...]:
        """The rows that are answers; `parsed`: field → a value a row, `firsts`: first cells."""
        if not parsed:
            return ()
        columns, length = tuple(parsed.values()), len(firsts)
        places = self._number(self._answering(columns, firsts))
        if len(places) < length:
            columns = tuple([column[i] for i in places] for column in columns)
        values = maker(parsed)(columns)
        if not origins.told:
            return tuple(map(_AS_ROW, zip(self.numbers, values, repeat("entered"))))
        named = zip(places, self.numbers, values, strict=True)
        return tuple(Row(name, row, origins.of(i, name, row)) for i, name, row in named)

    def row_numbers(self) -> dict[str, int]:
        """The sheet's row of each row that was kept, and of each given item that was left empty."""
        given = self.section.item_by_code
        items: dict[str, int] = {}
        for i, told in enumerate(self.ids or () if given else ()):
            if told in given:
                items.setdefault(told, self.first + i)
        return items | self.numbers

    def _answering(
        self, columns: tuple[Sequence[Value], ...], firsts: Sequence[object]
    ) -> Sequence[int]:
        """The positions of rows that hold values and do not only look like answers."""
        empty = _empty(columns)
        skipped = dict(_no_answers(self.sheet, self.header, firsts))
        for i, why in skipped.items():
            if i not in empty:
                self._set_aside(i, why)
        if not empty and not skipped:
            return range(len(firsts))
        return [i for i in range(len(firsts)) if i not in empty and i not in skipped]

    def _number(self, positions: Sequence[int]) -> Sequence[int]:
        """Gives ids to the rows at these positions; returns the positions of those that got one."""
        if self.section.kind == "table" and self.ids is None:
            ids = [f"{self.seed}-{i + 1}" for i in positions]
            self.numbers = dict(zip(ids, map(self.first.__add__, positions), strict=True))
            return positions
        for i in positions:
            name = self._name(i)
            if name is not None:
                self.numbers[name] = self.first + i
        return [number - self.first for number in self.numbers.values()]

    def _name(self, i: int) -> str | None:
        told = self.ids[i] if self.ids else ""
        if self.section.kind == "fixed":
            return self._fixed(i, told)
        if self.section.kind == "record":
            return self._single(i)
        return told if told and told not in self.numbers else f"{self.seed}-{i + 1}"

    def _fixed(self, i: int, told: str) -> str | None:
        if told in self.section.item_by_code and told not in self.numbers:
            return told
        self._set_aside(i, _NO_ITEM)
        return None

    def _single(self, i: int) -> str | None:
        if not self.numbers:
            return "1"
        self._set_aside(i, _ONE_ROW)
        return None

    def _set_aside(self, i: int, why: Words) -> None:
        self.aside.append(SetAside(self.sheet.name, "row", str(self.first + i), why))
