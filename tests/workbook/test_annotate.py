"""A file comes back as its owner formatted it, with what was found at its place."""

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from grappe.answers import Finding, Place
from grappe.questions import Words
from grappe.workbook import Reading, annotate, read
from grappe.workbook.safely import annotate_safely
from tests.workbook.template_makers import filled, formulas, policy, template


def finding(
    row: str | None, field: str | None, text: str = "Faux", severity: str = "error", **more: object
) -> Finding:
    message = Words(fr=text, en=f"{text} (en)")
    return Finding(severity, "trial", Place("members", row, field), message, **more)  # type: ignore[arg-type]


def read_members(content: bytes, name: str = "a.xlsx") -> Reading:
    return read(content, name, policy().questionnaires, expect="members")


def annotated(findings: list[Finding], content: bytes | None = None, name: str = "a.xlsx") -> bytes:
    content = content or template("members")
    return annotate(content, read_members(content, name), findings, "fr")


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def test_what_a_stranger_sent_is_annotated_where_no_file_can_be_made() -> None:
    content, told = template("members"), [finding("m2", "siren")]
    apart = annotate_safely(content, read_members(content), told, "fr")
    assert "À corriger" in opened(apart)["Adhérents"]["C8"].comment.text


def test_a_finding_is_a_comment_and_a_colour_at_its_cell() -> None:
    sheet = opened(annotated([finding("m2", "siren", correction="404833048")]))["Adhérents"]
    cell = sheet["C8"]
    assert "À corriger · Faux" in cell.comment.text
    assert "Proposé\u202f: 404833048" in cell.comment.text
    assert cell.fill.fgColor.rgb == "FFFAE1DE"
    assert sheet["C7"].comment is None


def test_a_finding_of_a_column_stands_at_its_heading_or_at_the_first_one() -> None:
    content = b"Nom;Type\nAlpha;PME\n"
    told = [finding(None, "type", "Vide"), finding(None, "siren", "Absente")]
    sheet = opened(annotated(told, content, "a.csv")).worksheets[1]
    assert "Vide" in sheet["B1"].comment.text
    assert "Absente" in sheet["A1"].comment.text


def test_the_first_sheet_lists_findings_gravest_first_with_links() -> None:
    book = opened(annotated([finding("m1", "name", "Doute", "warning"), finding("m2", "siren")]))
    sheet = book.worksheets[0]
    assert sheet.title == "Constats"
    assert sheet["A1"].value == "1 à corriger, 1 à regarder"
    assert [c.value for c in sheet[5]][:4] == ["À corriger", "Adhérents", "C8", "Faux"]
    assert sheet["C5"].hyperlink.location == "'Adhérents'!C8"
    assert book.active is sheet


def test_nothing_found_is_said_too() -> None:
    assert opened(annotated([])).worksheets[0]["A1"].value == "Rien à corriger"


def test_their_formatting_and_comments_stay() -> None:
    book = opened(template("members"))
    cell = book["Adhérents"]["C8"]
    cell.comment, cell.font = Comment("À vérifier avec Léa", "Max"), Font(b=True)
    into = io.BytesIO()
    book.save(into)
    cell = opened(annotated([finding("m2", "siren")], into.getvalue()))["Adhérents"]["C8"]
    assert cell.comment.text.startswith("À vérifier avec Léa\n")
    assert "Faux" in cell.comment.text
    assert cell.font.b


def test_marks_of_an_earlier_time_are_taken_away() -> None:
    first = annotated([finding("m2", "siren", "Ancien")])
    again = opened(annotated([finding("m1", "name", "Nouveau")], first))
    assert again["Adhérents"]["C8"].comment is None
    assert again.sheetnames.count("Constats") == 1
    assert "Nouveau" in again["Adhérents"]["B7"].comment.text


def test_the_annotated_file_reads_as_the_file_did() -> None:
    content = template("members")
    back = annotated([finding("m2", "siren"), finding(None, None)], content)
    assert filled(read_members(back).answer) == filled(read_members(content).answer)


def test_a_text_file_comes_back_as_a_workbook_of_its_values() -> None:
    content = "Raison sociale;N° SIRET\nAlpha;732829320\n=1+1;404833048\n".encode()
    reading = read_members(content, "export adhérents.csv")
    row = reading.answer.rows("members")[1]
    back = annotate(content, reading, [finding(row.id, "siren")], "en")
    book = opened(back)
    assert book.sheetnames[0] == "Findings"
    assert "Faux (en)" in book.worksheets[1]["B3"].comment.text
    assert book.worksheets[1]["A3"].value == "=1+1"
    assert formulas(back) == []


def with_macros(content: bytes) -> bytes:
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(held, "w") as after,
    ):
        for name in before.namelist():
            part = before.read(name)
            plain, macros = b"sheet.main+xml", b"sheet.macroEnabled.main+xml"
            after.writestr(name, part.replace(plain, macros))
        after.writestr("xl/vbaProject.bin", b"not to be run")
    return held.getvalue()


def test_macros_do_not_come_back() -> None:
    content = with_macros(template("members"))
    reading = read_members(content, "a.xlsm")
    assert reading.format == "xlsm"
    with zipfile.ZipFile(io.BytesIO(annotate(content, reading, [], "fr"))) as back:
        assert "xl/vbaProject.bin" not in back.namelist()
        assert b"macroEnabled" not in back.read("[Content_Types].xml")


def test_a_file_that_cannot_be_kept_is_still_annotated(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise KeyError("styles")

    monkeypatch.setattr("grappe.workbook.annotating.load_workbook", fails)
    sheet = opened(annotated([finding("m2", "siren")]))["Adhérents"]
    assert "Faux" in sheet["C8"].comment.text


@settings(max_examples=15, deadline=None)
@given(start=st.sampled_from("=+-@"), rest=st.text(max_size=20))
def test_no_message_becomes_a_formula(start: str, rest: str) -> None:
    found = finding("m2", "siren", f"{start}{rest}", correction=f"{start}{rest}")
    assert formulas(annotated([replace(found)])) == []
