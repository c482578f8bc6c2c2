"""The shipped templates, filled in as people do, are read as they were meant."""

import io
from collections.abc import Callable, Mapping

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from grappe.checks import check
from grappe.workbook import Reading, read_safely
from tests.workbook.template_makers import policy, template


def filled(
    code: str, change: Callable[[Workbook], None], *, language: str = "fr", **more: object
) -> Reading:
    book = load_workbook(io.BytesIO(template(code, language, **{"previous": None, **more})))
    change(book)
    held = io.BytesIO()
    book.save(held)
    return read_safely(held.getvalue(), "f.xlsx", policy().questionnaires)


def type_in(sheet: Worksheet, row: int, texts: Mapping[str, object]) -> None:
    """Types under the headings that begin with these words."""
    for cell in sheet[6]:
        for begins, text in texts.items():
            if str(cell.value).replace("’", "'").startswith(begins):
                sheet.cell(row, cell.column, text)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_renamed_sheets_keep_their_answers_and_the_guide_is_none(language: str) -> None:
    def rename(book: Workbook) -> None:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        sheets[1].cell(7, 3, "Association Essai")
        for number, sheet in enumerate(sheets):
            sheet.title = f"Feuille {number}"

    [row] = filled("management", rename, language=language).answer.rows("identity")
    assert {k: v for k, v in row.values.items() if v} == {"legal_name": "Association Essai"}


@pytest.mark.parametrize(
    ("country", "written", "kept"),
    [
        ("Suisse", 1201, "1201"),
        ("Suisse", "1201", "1201"),
        ("Allemagne", "01067", "01067"),
        (None, 1000, "01000"),
        (None, "1000", "01000"),
        ("France", "1000", "01000"),
        ("", "38 000", "38000"),
    ],
)
def test_four_digits_have_lost_a_zero_in_france_alone(
    country: str | None, written: object, kept: str
) -> None:
    row = {"Nom": "Alpha", "Code postal": written, "Pays": country}
    reading = filled("members", lambda book: type_in(book["Adhérents"], 7, row))
    assert reading.answer.rows("members")[0].values["postal_code"] == kept


def test_an_item_left_empty_is_told_at_its_cell() -> None:
    def leave_out(book: Workbook) -> None:
        for row in (7, 9, 10, 11, 12, 13):
            book["Dépenses"].cell(row, 3, 1000)

    reading = filled("management", leave_out)
    found = check(reading.answer, policy().questionnaire("management"), reading.context).findings
    missing = [reading.locate(f) for f in found if f.place.section == "expenses"]
    assert [(f.code, f.sheet, f.cell) for f in missing] == [("missing", "Dépenses", "C8")]
