"""What became of a file: its receipt, and where in it each row of the draft stood."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from grappe.answers import Finding, Place
from grappe.site.rounds.models import Upload
from grappe.workbook import Reading, SetAside, TableRead

Places = dict[str, dict[str, Any]]


def receipt(reading: Reading) -> dict[str, Any]:
    """Rows read a sheet, what was set aside and why: kept for ever, in both languages."""
    return {
        "format": reading.format,
        "sheets": [
            {
                "section": section,
                "sheet": table.sheet,
                "rows": table.rows_read,
                "set_aside": [_aside(one) for one in table.set_aside],
            }
            for section, table in reading.tables.items()
        ],
        "set_aside": [_aside(one) for one in reading.set_aside],
    }


def _aside(one: SetAside) -> dict[str, Any]:
    return {
        "sheet": one.sheet,
        "what": one.what,
        "where": one.where,
        "why": one.why.model_dump(),
    }


def places(reading: Reading, ids: Mapping[tuple[str, str], str]) -> Places:
    """Section → its sheet, each field's heading and column ("C"), and for each row of the draft
    that stood in the file its id there and its number; `ids` are those of `answers.combine`. A
    record written downwards has "cells"."""
    return {
        code: {
            "sheet": table.sheet,
            "headings": _headings(reading, code),
            "columns": {} if table.vertical else _columns(table),
            "cells": _cells(table) if table.vertical else {},
            "rows": {
                ids.get((code, row.id), row.id): [row.id, table.row_numbers.get(row.id)]
                for row in reading.answer.rows(code)
            },
        }
        for code, table in reading.tables.items()
        if table.rows_read
    }


def located(upload: Upload | None, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with the sheet and cell of the file where their rows stood, if they did."""
    known: Places = upload.places if upload else {}
    return tuple(_located(known, finding) for finding in findings)


def row_numbers(upload: Upload | None) -> dict[str, dict[str, int]]:
    """Section → row of the draft → its number in the latest file."""
    known: Places = upload.places if upload else {}
    return {
        code: {row: int(at[1]) for row, at in section["rows"].items() if at[1]}
        for code, section in known.items()
    }


def as_in_the_file(upload: Upload, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings at the rows as the file itself knows them, for annotating it."""
    return tuple(_in_file(upload.places, finding) for finding in findings)


def _located(known: Places, finding: Finding) -> Finding:
    section = known.get(finding.place.section)
    if section is None or finding.place.row not in section["rows"]:
        return finding
    return replace(finding, sheet=section["sheet"], cell=_cell(section, finding.place))


def _cell(section: dict[str, Any], place: Place) -> str | None:
    field, at = place.field or "", section["rows"][place.row][1]
    if field in section["cells"]:
        return str(section["cells"][field])
    first = next(iter(section["columns"].values()), None)
    column = section["columns"].get(field) if field else first
    return f"{column}{at}" if column and at else None


def _in_file(known: Places, finding: Finding) -> Finding:
    found = _located(known, finding)
    if found.cell is None:
        return finding
    row = known[finding.place.section]["rows"][finding.place.row][0]
    return replace(found, place=replace(finding.place, row=row))


def _headings(reading: Reading, section: str) -> dict[str, str]:
    matches = reading.mapping.columns.get(section, {})
    return {str(match.to): heading for heading, match in matches.items() if match.to}


def _columns(table: TableRead) -> dict[str, str]:
    return {
        field: str(table.cell(None, field)).rstrip("0123456789")
        for field in sorted(table.columns, key=lambda field: table.columns[field])
    }


def _cells(table: TableRead) -> dict[str, str | None]:
    return {field: table.cell(None, field) for field in table.row_numbers}
