"""Filling in a template as a person does in a spreadsheet program."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import load_workbook

MEMBERS = (
    ("Optique Vercors", "PME", 2014, "non", "38000"),
    ("Usinage Dombes", "PME", 2015, "oui", "01000"),
    ("Laboratoire du Lac", "Organisme de recherche", 2016, "oui", "73000"),
)
HEADINGS = ("Nom", "Type", "Année d", "Participe", "Code postal")


def fill_members(path: Path, rows: Sequence[Sequence[object]] = MEMBERS) -> Path:
    """Types a row a member under the headings of the sheet."""
    book = load_workbook(path)
    sheet = book["Adhérents"]
    header = next(row for row in sheet.iter_rows() if any(c.value == "Suivi" for c in row))
    columns = [next(c.column for c in header if _begins(c.value, h)) for h in HEADINGS]
    for number, row in enumerate(rows, start=header[0].row + 1):
        for column, value in zip(columns, row, strict=True):
            sheet.cell(number, column, value)
    book.save(path)
    return path


def fill_answers(path: Path, sheet: str, answers: Mapping[str, object]) -> None:
    """Types the answers of a sheet that asks one thing a line, by their hidden codes."""
    book = load_workbook(path)
    for row in book[sheet].iter_rows(min_row=5):
        code = row[-1].value
        if code in answers:
            row[2].value = answers[code]
    book.save(path)


def _begins(heading: object, with_: str) -> bool:
    return str(heading).replace("’", "'").startswith(with_)
