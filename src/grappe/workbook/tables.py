"""Reads the rows of a table, or of a section whose rows are given."""

from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from unicodedata import is_normalized

from grappe.answers import Row
from grappe.questions import Field, Section, Value, parse
from grappe.workbook.columns import assign, columns_aside, is_ours
from grappe.workbook.keeping import Keeper, hidden_ids
from grappe.workbook.locating import Found
from grappe.workbook.mapping import Mapping, Match, likely_value
from grappe.workbook.origins import Origins
from grappe.workbook.receipts import TableRead

Cells = Sequence[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Read:
    """A section's rows, where they stood, and the mapping by which they were read."""

    rows: tuple[Row, ...]
    table: TableRead
    columns: dict[str, Match]
    values: dict[str, dict[str, Match]]


_TEXTS = ("text", "long_text", "website", "email")


class _Memo(dict[object, Value]):
    """What each distinct cell of a column means, looked at once."""

    def __init__(self, one: Field, given: Map[str, Match]) -> None:
        super().__init__()
        self.field, self.given = one, given

        self.is_text = one.kind in _TEXTS and not given
        self.is_number = one.kind == "company_number" and not given

    def __missing__(self, cell: object) -> Value:
        if self.is_text and type(cell) is str and _is_tidy(cell):
            return cell
        if self.is_number and type(cell) is str and cell.isascii() and cell.isdigit():
            return cell
        said = self.given.get(str(cell).strip())
        value = said.to if said is not None and said.certain else parse(self.field, cell)
        self[cell] = value
        return value


def _is_tidy(text: str) -> bool:
    """Whether a text is already as it is kept, which most are."""
    return (
        text.isprintable()
        and "  " not in text
        and text == text.strip()
        and text != ""
        and (text.isascii() or is_normalized("NFC", text))
    )


def read_table(found: Found, mapping: Mapping, year: int, seed: str, before: Map[str, Row]) -> Read:
    """The section's rows. A row has the hidden id that the template gave it, else a new one made
    of `seed` and its position."""
    sheet, header = found.sheet, found.sheet.rows[found.header]
    body = sheet.rows[found.header + 1 :]
    headings = tuple(str(cell).strip() if cell is not None else "" for cell in header)
    matches = assign(found.section, headings, body, mapping, year)
    columns = {str(match.to): i for i, match in matches.items() if match.to is not None}
    cells = list(zip_longest(header, *body, fillvalue=""))
    parsed, values = _parse(found.section, columns, cells, mapping)
    keeper = Keeper(found, hidden_ids(found.section, headings, cells), seed)
    rows = keeper.rows(parsed, Origins(found, headings, cells, before))
    table = TableRead(
        sheet=sheet.name,
        header_row=sheet.top + found.header + 1,
        columns={field: i + sheet.left for field, i in columns.items()},
        row_numbers=keeper.numbers,
        rows_read=len(rows),
        set_aside=(*columns_aside(found, headings, matches), *keeper.aside),
        headings=headings,
    )
    return Read(rows, table, _shown(headings, matches), values)


def _shown(headings: Sequence[str], matches: Map[int, Match]) -> dict[str, Match]:
    return {
        text: matches.get(i, Match(None, 0, certain=False))
        for i, text in enumerate(headings)
        if text and not is_ours(text)
    }


def _parse(
    section: Section, columns: Map[str, int], cells: Cells, mapping: Mapping
) -> tuple[dict[str, list[Value]], dict[str, dict[str, Match]]]:
    """Field → its values, a row each, and the words of choices that were not understood."""
    parsed: dict[str, list[Value]] = {}
    values: dict[str, dict[str, Match]] = {}
    for code, column in columns.items():
        one = section.field(code)
        memo = _Memo(one, mapping.values.get(f"{section.code}.{code}", {}))
        parsed[code] = list(map(memo.__getitem__, _plain(cells[column][1:])))
        if words := _words(one, memo):
            values[code] = words
    return parsed, values


def _plain(cells: tuple[object, ...]) -> Sequence[object]:
    """Cells without booleans: True and 1 are one key of a dictionary, and two answers."""
    if bool not in set(map(type, cells)):
        return cells
    words = {True: "vrai", False: "faux"}
    return [words[cell] if isinstance(cell, bool) else cell for cell in cells]


def _words(one: Field, memo: _Memo) -> dict[str, Match]:
    """Of a choice: what was said of a word before, and a proposal for one not understood."""
    if one.kind != "choice":
        return {}
    codes = {choice.code for choice in one.choices}
    written = {str(cell).strip(): value for cell, value in memo.items() if value is not None}
    return {
        word: memo.given[word] if word in memo.given else likely_value(one, word)
        for word, value in written.items()
        if word in memo.given or value not in codes
    }
