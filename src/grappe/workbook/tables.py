"""Reads the rows of a table, or of a section whose rows are given."""

from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass

from grappe.answers import Row
from grappe.questions import Field, Section, Value
from grappe.workbook.columns import assign, columns_aside, is_ours, titles_aside
from grappe.workbook.keeping import Keeper, hidden_ids
from grappe.workbook.locating import Found
from grappe.workbook.mapping import Mapping, Match, likely_value
from grappe.workbook.meanings import parse_column
from grappe.workbook.origins import Origins
from grappe.workbook.postal import whole_codes
from grappe.workbook.receipts import TableRead

Cells = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class Read:
    """A section's rows, where they stood, and the mapping by which they were read."""

    rows: tuple[Row, ...]
    table: TableRead
    columns: dict[str, Match]
    values: dict[str, dict[str, Match]]


def read_table(found: Found, mapping: Mapping, year: int, seed: str, before: Map[str, Row]) -> Read:
    """The section's rows. A row has the hidden id that the template gave it, else a new one made
    of `seed` and its position."""
    sheet, header = found.sheet, found.sheet.row(found.header)
    headings = tuple(str(cell).strip() if cell is not None else "" for cell in header)
    cells = [column[found.header + 1 :] for column in sheet.columns]
    matches = assign(found.section, headings, cells, mapping, year)
    columns, others = _by_field(matches)
    parsed, values = _parse(found.section, columns, cells, mapping)
    for code, i in others:
        further, _ = parse_column(found.section.field(code), cells[i], {})
        parsed[code] = [
            a if a is not None else b for a, b in zip(parsed[code], further, strict=True)
        ]
    parsed |= whole_codes(found.section, parsed, {f: cells[i] for f, i in columns.items()})
    keeper = Keeper(found, hidden_ids(found.section, headings, cells), seed)
    rows = keeper.rows(parsed, cells[0], Origins(found, headings, cells, before))
    table = TableRead(
        sheet=sheet.name,
        header_row=sheet.top + found.header + 1,
        columns={field: i + sheet.left for field, i in columns.items()},
        row_numbers=keeper.row_numbers(),
        rows_read=len(rows),
        set_aside=(
            *titles_aside(found, headings),
            *columns_aside(found, headings, matches),
            *keeper.aside,
        ),
        headings=headings,
    )
    return Read(rows, table, _shown(headings, matches), values)


def _by_field(matches: Map[int, Match]) -> tuple[dict[str, int], list[tuple[str, int]]]:
    """The column of each field, and further ones that hold what it lacks."""
    columns: dict[str, int] = {}
    others: list[tuple[str, int]] = []
    for i, match in matches.items():
        if match.to is not None and columns.setdefault(str(match.to), i) != i:
            others.append((str(match.to), i))
    return columns, others


def _shown(headings: Sequence[str], matches: Map[int, Match]) -> dict[str, Match]:
    return {
        text: matches.get(i, Match(None, 0, certain=False))
        for i, text in enumerate(headings)
        if text and not is_ours(text)
    }


def _parse(
    section: Section, columns: Map[str, int], cells: Cells, mapping: Mapping
) -> tuple[dict[str, Sequence[Value]], dict[str, dict[str, Match]]]:
    """Field → its values, a row each, and the words of choices that were not understood."""
    parsed: dict[str, Sequence[Value]] = {}
    values: dict[str, dict[str, Match]] = {}
    for code, column in columns.items():
        one = section.field(code)
        given = mapping.values.get(f"{section.code}.{code}", {})
        parsed[code], meaning = parse_column(one, cells[column], given)
        if words := _words(one, meaning, given):
            values[code] = words
    return parsed, values


def _words(one: Field, meaning: Map[object, Value], given: Map[str, Match]) -> dict[str, Match]:
    """Of a choice: what was said of a word before, and a proposal for one not understood."""
    if one.kind != "choice":
        return {}
    codes = {choice.code for choice in one.choices}
    written = {str(cell).strip(): value for cell, value in meaning.items() if value is not None}
    return {
        word: given[word] if word in given else likely_value(one, word)
        for word, value in written.items()
        if word in given or value not in codes
    }
