"""Just the rows to correct, each with what is said of it; brought back, nothing else is lost."""

import io

import pytest
from openpyxl import load_workbook

from grappe.answers import Finding, Place, carry_over, combine
from grappe.questions import Words
from grappe.workbook import Identification, read, write_rows_to_correct
from tests.workbook.template_makers import PREVIOUS, formulas, policy


def finding(place: Place, severity: str = "error", related: Place | None = None) -> Finding:
    message = Words(fr="Numéro faux", en="Wrong number")
    return Finding(severity, "trial", place, message, related=related)  # type: ignore[arg-type]


def correcting(code: str, *findings: Finding, language: str = "fr") -> bytes:
    asked = policy().questionnaire(code)
    known = Identification(code, "2019", 2020, "minalogic", "Minalogic")
    draft = carry_over(PREVIOUS[code], asked, 2020)
    return write_rows_to_correct(asked, known, draft, PREVIOUS[code], findings, language)


def test_only_rows_with_an_error_and_their_pair_are_there() -> None:
    pair = Place("members", "m1", "siren")
    wrong = finding(Place("members", "m3", "siren"), related=pair)
    doubt = finding(Place("members", "m2", "siren"), "warning")
    answer = read(correcting("members", wrong, doubt), "a.xlsx", policy().questionnaires).answer
    assert [row.id for row in answer.rows("members")] == ["m1", "m3"]


def test_each_says_what_is_wrong() -> None:
    content = correcting("members", finding(Place("members", "m2", "siren")), language="en")
    sheet = load_workbook(io.BytesIO(content))["Members"]
    assert [c.value for c in sheet[6]][:2] == ["Status", "To correct"]
    assert sheet["B7"].value == "Wrong number"


def test_of_a_missing_column_every_row_that_lacks_it_is_there_and_says_so() -> None:
    missing = finding(Place("members", None, "governance"))
    sheet = load_workbook(io.BytesIO(correcting("members", missing)))["Adhérents"]
    said = [row[1:3] for row in sheet.iter_rows(min_row=7, values_only=True) if row[2]]
    assert said == [("Numéro faux", "Alpha"), ("Numéro faux", "Bêta & fils")]


def test_sections_without_an_error_are_left_out() -> None:
    content = correcting("management", finding(Place("expenses", "staff", "amount")))
    book = load_workbook(io.BytesIO(content))
    assert [s.title for s in book if s.sheet_state == "visible"] == ["À lire", "Dépenses"]


def test_an_error_of_a_whole_section_stands_at_its_head() -> None:
    content = correcting("management", finding(Place("expenses")))
    assert load_workbook(io.BytesIO(content))["Dépenses"]["A5"].value == "Numéro faux"


def test_a_question_of_a_record_has_its_message_beside_it() -> None:
    content = correcting("management", finding(Place("identity", "1", "siren")))
    sheet = load_workbook(io.BytesIO(content))["Identité"]
    said = {row[1]: row for row in sheet.iter_rows(min_row=7, values_only=True)}
    assert "Numéro faux" in said["SIREN *"]
    assert "Numéro faux" not in said["Dénomination *"]


def test_brought_back_it_adds_to_the_draft() -> None:
    content = correcting("members", finding(Place("members", "m2", "siren")))
    book = load_workbook(io.BytesIO(content))
    book["Adhérents"]["D7"] = "552100554"
    into = io.BytesIO()
    book.save(into)
    asked = policy().questionnaire("members")
    draft = carry_over(PREVIOUS["members"], asked, 2020)
    back = combine(draft, read(into.getvalue(), "a.xlsx", [asked]).answer, asked).answer
    assert [(r.id, r.values["siren"] if r.id == "m2" else None) for r in back.rows("members")] == [
        ("m1", None),
        ("m2", "552100554"),
        ("m3", None),
    ]


def test_no_formula_is_written() -> None:
    assert formulas(correcting("members", finding(Place("members", "m2", "siren")))) == []


def test_without_an_error_there_is_nothing_to_write() -> None:
    with pytest.raises(ValueError, match="no finding"):
        correcting("members", finding(Place("members", "m2", "siren"), "warning"))
