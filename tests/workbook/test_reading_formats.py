"""The same table is read alike from every format in which people keep it."""

import io
from pathlib import Path

import pytest
import xlsxwriter

from grappe.policies import load_policy
from grappe.workbook import read, read_safely
from tests.workbook.binary_workbook import binary_workbook
from tests.workbook.conftest import Saves

HEADINGS = ["Raison sociale", "SIREN", "Type", "Année d'adhésion", "Code postal"]
ROWS = [["Bêta œuvre", "732829320", "PME", 2015, "01000"], ["Gamma", "", "ETI", 2016, "69001"]]
EXPECTED = [
    ("Bêta œuvre", "732829320", "sme", 2015, "01000"),
    ("Gamma", None, "medium", 2016, "69001"),
]
FIELDS = ("name", "siren", "type", "member_since", "postal_code")


def workbook() -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        sheet = book.add_worksheet("Adhérents")
        for i, row in enumerate([HEADINGS, *ROWS]):
            sheet.write_row(i, 0, row)
    return held.getvalue()


@pytest.mark.parametrize("kind", ["xls", "ods", "xlsm:Calc MS Excel 2007 VBA XML", "html"])
def test_what_libreoffice_saves_is_read(office: Saves, tmp_path: Path, kind: str) -> None:
    source = tmp_path / "members.xlsx"
    source.write_bytes(workbook())
    file = office(kind, source) / f"members.{kind.partition(':')[0]}"
    reading = read_safely(
        file.read_bytes(), file.name, load_policy().questionnaires, expect="members"
    )
    rows = reading.answer.rows("members")
    assert [row.values["name"] for row in rows] == ["Bêta œuvre", "Gamma"]
    if kind != "html":
        assert [tuple(row.values[code] for code in FIELDS) for row in rows] == EXPECTED


def test_the_binary_workbook_of_these_tests_opens_in_libreoffice(
    office: Saves, tmp_path: Path
) -> None:
    source = tmp_path / "binary.xlsb"
    source.write_bytes(binary_workbook("Adhérents", [HEADINGS, *ROWS]))
    lines = (office("csv", source) / "binary.csv").read_text("cp1252").splitlines()
    assert [line.split(",")[0] for line in lines] == ["Raison sociale", "Bêta œuvre", "Gamma"]


def test_a_binary_workbook_is_read() -> None:
    content = binary_workbook("Adhérents", [HEADINGS, *ROWS])
    reading = read_safely(content, "members.xlsb", load_policy().questionnaires, expect="members")
    rows = reading.answer.rows("members")
    assert reading.format == "xlsb"
    assert [tuple(row.values[code] for code in FIELDS) for row in rows] == EXPECTED
    assert {table.sheet for table in reading.tables.values()} == {"Adhérents"}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16", "utf-16-le"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_text_file_is_read_in_any_usual_encoding(encoding: str, separator: str) -> None:
    lines = [separator.join(map(str, row)) for row in (HEADINGS, *ROWS)]
    content = "\r\n".join(lines).encode(encoding)
    rows = read(content, "m.csv", load_policy().questionnaires, expect="members").answer
    assert [tuple(row.values[code] for code in FIELDS) for row in rows.rows("members")] == EXPECTED
