"""The template gives back what was put in, says what is asked, and never writes a formula."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from grappe.answers import Answer, Row, carry_over
from grappe.workbook import read, write_template
from tests.workbook.conftest import Saves
from tests.workbook.template_makers import (
    MEMBERS,
    PREVIOUS,
    filled,
    formulas,
    policy,
    template,
)

BOTH = [(code, language) for code in ("members", "management") for language in ("fr", "en")]


def read_back(content: bytes, name: str = "réponse.xlsx") -> Answer:
    return read(content, name, policy().questionnaires).answer


def carried(code: str) -> Answer:
    return carry_over(PREVIOUS[code], policy().questionnaire(code), 2020)


def edited(content: bytes, change: object) -> bytes:
    book = load_workbook(io.BytesIO(content))
    change(book)  # type: ignore[operator]
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


@pytest.mark.parametrize(("code", "language"), BOTH)
def test_what_was_carried_over_reads_back_as_carried(code: str, language: str) -> None:
    assert filled(read_back(template(code, language))) == filled(carried(code))


@pytest.mark.parametrize(("code", "language"), BOTH)
def test_entered_and_confirmed_rows_read_back_as_such(code: str, language: str) -> None:
    sections = {
        section: tuple(
            row._replace(origin="confirmed" if i else "entered") for i, row in enumerate(rows)
        )
        for section, rows in carried(code).sections.items()
        if section in ("members", "team", "expenses")
    }
    draft = replace(carried(code), sections=sections)
    content = template(code, language, draft=draft, previous=None)
    assert filled(read_back(content)) == filled(draft)


def test_it_says_whose_answers_to_what_it_holds() -> None:
    reading = read(template("members"), "x.xlsx", policy().questionnaires)
    known = reading.identification
    assert known is not None
    assert (known.questionnaire, known.version, known.year) == ("members", "2019", 2020)
    assert (known.cluster, known.created_in) == ("minalogic", 2005)
    assert reading.context.previous == reading.previous == PREVIOUS["members"]
    assert reading.context.created_in == 2005
    assert set(reading.context.row_numbers["members"]) == {"m1", "m2", "m3"}


def test_its_identification_is_out_of_sight() -> None:
    book = load_workbook(io.BytesIO(template("members")))
    assert book["_grappe"].sheet_state == "veryHidden"
    assert book["_listes"].sheet_state == "hidden"
    assert [s.title for s in book if s.sheet_state == "visible"] == ["À lire", "Adhérents"]


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert template("management") == template("management")


def test_a_figure_says_the_year_it_is_about() -> None:
    sheet = load_workbook(io.BytesIO(template("management")))["Dépenses"]
    assert [c.value for c in sheet[6]][2:4] == ["Montant 2020 (€) *", "Rappel 2019"]


def test_choices_are_proposed_and_every_field_brings_its_help() -> None:
    sheet = load_workbook(io.BytesIO(template("members")))["Adhérents"]
    rules = sheet.data_validations.dataValidation
    helps = {rule.promptTitle: rule for rule in rules}
    assert helps["Type"].type == "list"
    assert helps["Type"].errorStyle == "warning"
    assert all(
        field.label.fr[:32] in helps
        for field in policy().questionnaire("members").section("members").fields
    )


def test_the_guide_names_the_column_for_departures_only_where_there_is_one() -> None:
    def guide(code: str) -> str:
        sheet = load_workbook(io.BytesIO(template(code)))["À lire"]
        return "\n".join(str(cell) for row in sheet.values for cell in row if cell)

    assert "«\u202fParti en\u202f»" in guide("members")
    assert "Un départ" not in guide("management")


def test_totals_are_the_only_formulas() -> None:
    assert formulas(template("members")) == []
    assert all(one.startswith("SUM(") for one in formulas(template("management")))


def test_a_total_leaves_room_for_confirming_the_sheet() -> None:
    bodies = (Row("b1", {"body": "Bureau", "seats": 12, "women": 5}),)
    previous = Answer("management", "2019", 2019, {"bodies": bodies})
    sheet = load_workbook(io.BytesIO(template("management", previous=previous)))["Instances"]
    assert (sheet["B4"].value, sheet["C4"].value) == ("Tout le reste est inchangé", "non")
    assert (sheet["B5"].value, sheet["C5"].value) == ("Total", "=SUM(C7:C307)")


def test_figures_and_their_headings_stand_on_the_same_side() -> None:
    sheet = load_workbook(io.BytesIO(template("management")))["Équipe"]
    sides = {c.value: c.alignment.horizontal for c in sheet[6] if c.value}
    assert (sides["ETP 2020 *"], sides["Depuis"]) == ("right", "left")


DANGEROUS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20)


@settings(max_examples=12, deadline=None)
@given(start=st.sampled_from("=+-@"), rest=DANGEROUS)
def test_no_text_becomes_a_formula_or_a_link(start: str, rest: str) -> None:
    text = f"{start}{rest}"
    rows = (Row("m1", {"name": text, "type": text, "postal_code": text, "website": text}),)
    answer = Answer("members", "2019", 2019, {"members": rows})
    content = write_template(
        policy().questionnaire("members"),
        year=2020,
        cluster_code="x",
        cluster_name=text,
        language="fr",
        previous=answer,
    )
    assert formulas(content) == []


def sort_rows(book: Workbook) -> None:
    sheet = book["Adhérents"]
    rows = [[c.value for c in sheet[n]] for n in (9, 7, 8)]
    for number, values in zip((7, 8, 9), rows, strict=True):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value


def insert_rows(book: Workbook) -> None:
    book["Adhérents"].insert_rows(8, 2)


def rename_sheet(book: Workbook) -> None:
    book["Adhérents"].title = "Ma feuille"


def move_column(book: Workbook) -> None:
    sheet = book["Adhérents"]
    for row in range(6, 10):
        second, third = sheet.cell(row, 2).value, sheet.cell(row, 3).value
        sheet.cell(row, 2).value, sheet.cell(row, 3).value = third, second


@pytest.mark.parametrize("change", [sort_rows, insert_rows, rename_sheet, move_column])
def test_a_person_may_rearrange_it(change: object) -> None:
    answer = read_back(edited(template("members"), change))
    expected = filled(carried("members"))["members"]
    assert sorted(filled(answer)["members"], key=str) == sorted(expected, key=str)


def test_a_deleted_row_is_absent_and_a_changed_cell_is_entered() -> None:
    def change(book: Workbook) -> None:
        book["Adhérents"].delete_rows(7)
        book["Adhérents"]["B7"] = "Bêta et filles"

    rows = read_back(edited(template("members"), change)).rows("members")
    assert [(row.id, row.origin) for row in rows] == [("m2", "entered"), ("m3", "carried")]


def test_one_word_confirms_a_whole_sheet() -> None:
    def change(book: Workbook) -> None:
        book["Adhérents"]["C4"] = "oui"

    rows = read_back(edited(template("members"), change)).rows("members")
    assert {row.origin for row in rows} == {"confirmed"}
    assert len(rows) == len(MEMBERS)


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_libreoffice_may_save_it(office: Saves, kind: str, tmp_path: Path) -> None:
    files = [tmp_path / f"{code}.xlsx" for code in ("members", "management")]
    for file in files:
        file.write_bytes(template(file.stem))
    saved = office(kind, *files)
    for code in ("members", "management"):
        content = (saved / f"{code}.{kind}").read_bytes()
        assert filled(read_back(content, f"{code}.{kind}")) == filled(carried(code))
