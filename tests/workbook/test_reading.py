"""Whatever a cluster honestly sends is read; the rest is refused in a sentence."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from grappe.answers import Finding, Place
from grappe.questions import Choice, Field, Item, Questionnaire, Section, Words
from grappe.workbook import UnreadableFile, from_document, read, read_safely, to_document
from grappe.workbook.formats import spreadsheets
from grappe.workbook.mapping import Mapping, Match


def words(text: str, english: str | None = None) -> Words:
    return Words(fr=text, en=english or text)


def asked(code: str, kind: str, label: str, **more: object) -> Field:
    return Field(code=code, kind=kind, label=words(label), help=words(label), **more)


TYPES = (
    Choice(code="sme", label=words("PME", "SME"), also=("TPE",)),
    Choice(code="large", label=words("Grande entreprise", "Large company")),
)
MEMBERS = Section(
    code="members",
    kind="table",
    label=words("Adhérents", "Members"),
    help=words("Une ligne par adhérent"),
    fields=(
        asked("name", "text", "Nom de l'organisation", mandatory=True, also=("Raison sociale",)),
        asked("siren", "company_number", "SIREN ou SIRET"),
        asked("type", "choice", "Type", choices=TYPES),
        asked("member_since", "year", "Année d'adhésion"),
        asked("revenue", "amount", "Chiffre d'affaires (€)"),
    ),
    key=("siren", "name"),
)
EXPENSES = Section(
    code="expenses",
    kind="fixed",
    label=words("Dépenses", "Expenses"),
    help=words("Dépenses"),
    fields=(asked("amount", "amount", "Montant (€)", about_year=True),),
    items=(
        Item(code="staff", label=words("Personnel", "Staff")),
        Item(code="other", label=words("Autres", "Other")),
    ),
)
IDENTITY = Section(
    code="identity",
    kind="record",
    label=words("Identité", "Identity"),
    help=words("Identité"),
    fields=(
        asked("legal_name", "text", "Dénomination"),
        asked("siren", "company_number", "SIREN"),
        asked("created_in", "year", "Année de création"),
    ),
)
ASKED = Questionnaire(
    code="trial",
    version="2019",
    published_on=date(2019, 1, 1),
    label=words("Essai"),
    title=words("Essai"),
    purpose=words("Essai"),
    minutes=5,
    sections=(IDENTITY, EXPENSES, MEMBERS),
)
HEADINGS = ["Nom de l'organisation *", "SIREN ou SIRET", "Type", "Année d'adhésion"]
ALPHA = ["Alpha", "732 829 320", "PME", 2015]
BETA = ["Bêta", "404833048", "Grande entreprise", "2017"]


def workbook(**sheets: list[list[object]]) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                sheet.write_row(i, 0, row)
    return held.getvalue()


def members(content: bytes, name: str = "members.xlsx", **more: object) -> list[tuple]:
    reading = read(content, name, [ASKED], **more)
    rows = reading.answer.rows("members")
    return [tuple(row.values.get(code) for code in ("name", "siren", "type")) for row in rows]


EXPECTED = [("Alpha", "732829320", "sme"), ("Bêta", "404833048", "large")]


@pytest.mark.parametrize(
    "rows",
    [
        [HEADINGS, ALPHA, BETA],
        [["Liste des adhérents"], [], HEADINGS, ALPHA, BETA],
        [HEADINGS, ALPHA, [], BETA, [], ["", " "]],
        [[*HEADINGS, "Notre note"], [*ALPHA, "x"], [*BETA, "y"]],
        [["Raison sociale", *HEADINGS[1:]], ALPHA, BETA],
        [[name.upper() for name in HEADINGS], ALPHA, BETA],
        [HEADINGS, ALPHA, HEADINGS, BETA],
        [HEADINGS, ALPHA, BETA, ["Total", 2]],
        [[row[i] for i in (2, 3, 0, 1)] for row in (HEADINGS, ALPHA, BETA)],
    ],
    ids=["plain", "title", "blanks", "added", "also", "upper", "again", "total", "moved"],
)
def test_a_table_is_read_however_it_is_arranged(rows: list[list[object]]) -> None:
    got = members(workbook(Feuille=rows))
    assert sorted(got) == EXPECTED


def test_a_number_stands_in_either_of_two_columns() -> None:
    headings = ["Raison sociale", "SIREN", "Siren ou Siret", "Type"]
    rows = [["Alpha", "732829320", "", "PME"], ["Bêta", None, "404833048", "Grande entreprise"]]
    reading = read(workbook(Liste=[headings, *rows]), "members.xlsx", [ASKED])
    kept = [row.values["siren"] for row in reading.answer.rows("members")]
    assert kept == ["732829320", "404833048"]
    assert reading.tables["members"].set_aside == ()


def test_a_list_answers_the_questionnaire_that_knows_most_of_its_columns() -> None:
    short = MEMBERS.model_copy(update={"code": "events", "fields": MEMBERS.fields[:3:2]})
    other = ASKED.model_copy(update={"code": "actions", "sections": (short,)})
    content = workbook(Feuil1=[["Raison sociale", "SIREN ou SIRET", "Type"], ALPHA[:3]])
    for known in ([ASKED, other], [other, ASKED]):
        assert read(content, "liste.xlsx", known).answer.questionnaire == "trial"
    both = ASKED.model_copy(update={"sections": (short, MEMBERS)})
    assert set(read(content, "liste.xlsx", [both]).tables) == {"members"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "mac_roman"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_a_text_file_is_read_in_any_usual_form(encoding: str, separator: str) -> None:
    lines = [separator.join(f'"{cell}"' for cell in row) for row in (HEADINGS, ALPHA, BETA)]
    assert members("\r\n".join(lines).encode(encoding), "export.csv") == EXPECTED


def test_a_web_table_named_xls_is_read() -> None:
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
        for row in (HEADINGS, ALPHA, BETA)
    )
    assert members(f"<html><table>{rows}</table></html>".encode(), "export.xls") == EXPECTED


def test_the_items_of_a_fixed_section_are_recognised_and_its_total_is_not() -> None:
    rows = [["Poste", "Montant 2019 (€)", "Montant 2020 (€)"], ["Autres", 1, "1 500,50"]]
    content = workbook(Budget=[*rows, ["Personnel", 2, 3000], ["Total", 3, 4500.5]])
    answer = read(content, "b.xlsx", [ASKED], year=2020).answer
    amounts = {row.id: row.values["amount"] for row in answer.rows("expenses")}
    assert amounts == {"other": 1500.5, "staff": 3000}


@pytest.mark.parametrize(
    "rows",
    [
        [["Dénomination", "Grappe"], ["SIREN", "732829320"], ["Année de création", 2005]],
        [["Dénomination", "SIREN", "Année de création"], ["Grappe", "732829320", 2005]],
    ],
    ids=["down", "across"],
)
def test_a_record_is_read_down_or_across(rows: list[list[object]]) -> None:
    (row,) = read(workbook(Feuil1=rows), "i.xlsx", [ASKED]).answer.rows("identity")
    assert row.values == {"legal_name": "Grappe", "siren": "732829320", "created_in": 2005}


def test_a_finding_is_located_at_its_cell() -> None:
    reading = read(workbook(Liste=[["Titre"], HEADINGS, ALPHA, BETA]), "m.xlsx", [ASKED])
    row = reading.answer.rows("members")[1]
    finding = Finding("error", "x", Place("members", row.id, "type"), words("x"))
    located = reading.locate(finding)
    assert (located.sheet, located.cell) == ("Liste", "C4")


def test_a_correction_of_the_mapping_goes_before_the_proposal() -> None:
    content = workbook(F=[["Nom de l'organisation", "Sorte", "SIREN ou SIRET"], ["A", "P.M.E", 1]])
    proposed = read(content, "m.xlsx", [ASKED]).mapping
    assert not proposed.certain
    said = Mapping({"members": {"Sorte": Match("type")}}, {"members.type": {"P.M.E": Match("sme")}})
    assert from_document(to_document(said)) == said
    assert members(content, mapping=said)[0][2] == "sme"


def test_the_error_of_a_formula_is_kept_as_what_was_written() -> None:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        sheet = book.add_worksheet("F")
        for i, row in enumerate((HEADINGS, ALPHA)):
            sheet.write_row(i, 0, row)
        sheet.write_formula("D2", "=1/0", None, "#DIV/0!")
    answer = read(held.getvalue(), "m.xlsx", [ASKED]).answer
    assert answer.rows("members")[0].values["member_since"] == "#DIV/0!"


def test_errors_of_formulas_are_kept_in_a_large_sheet_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "EXACT_BELOW", 100_000)
    held, rows = io.BytesIO(), 5_000
    with xlsxwriter.Workbook(held) as book:
        sheet = book.add_worksheet("F")
        sheet.write_row(0, 0, HEADINGS)
        for i in range(1, rows):
            sheet.write_row(i, 0, [f"Société {i}", i, "PME", 2015])
            if i % 9 == 0:
                sheet.write_formula(i, 3, "=1/0", None, "#DIV/0!")
    answer = read(held.getvalue(), "m.xlsx", [ASKED]).answer
    years = [row.values["member_since"] for row in answer.rows("members")]
    assert years == ["#DIV/0!" if i % 9 == 0 else 2015 for i in range(1, rows)]


SHARE = asked("met", "number", "Part rencontrée (%)", unit=words("%"), minimum=0, maximum=100)
SHARES = MEMBERS.model_copy(update={"fields": (MEMBERS.fields[0], SHARE)})


@pytest.mark.parametrize(
    ("value", "form", "kept"),
    [
        (0.6, "0%", 60),
        (0.07, "0.00%", 7),
        (0.6, '0" %"', 0.6),
        (0.6, "General", 0.6),
        (60, "General", 60),
        ("60 %", "@", 60),
    ],
)
def test_a_percentage_is_what_its_cell_shows(value: object, form: str, kept: float) -> None:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        sheet = book.add_worksheet("F")
        sheet.write_row(0, 0, ["Nom de l'organisation", "Part rencontrée (%)"])
        sheet.write_row(1, 0, ["Alpha"])
        sheet.write(1, 1, value, book.add_format({"num_format": form}))
    questions = ASKED.model_copy(update={"sections": (SHARES,)})
    answer = read(held.getvalue(), "m.xlsx", [questions]).answer
    assert answer.rows("members")[0].values["met"] == kept


def zipped(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def far_cell() -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        sheet = book.add_worksheet()
        sheet.write("A1", "a")
        sheet.write("XFD1048576", "z")
    return held.getvalue()


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'
HOSTILE = {
    "empty": lambda: b"  ",
    "too_large": lambda: b"x" * 30_000_000,
    "not_a_workbook": lambda: b"%PDF-1.7 ...",
    "encrypted": lambda: COMPOUND + "EncryptedPackage".encode("utf-16-le"),
    "damaged": lambda: workbook(F=[HEADINGS, ALPHA])[:-400],
    "inflated": lambda: zipped({"xl/workbook.xml": LAUGHS}),
    "too_many_cells": far_cell,
    "nothing_recognised": lambda: b"Bonjour,\nvoici nos adherents.\n",
}


@pytest.mark.parametrize("code", HOSTILE)
@pytest.mark.parametrize("reader", [read, read_safely])
def test_what_cannot_be_read_is_refused_in_a_sentence(code: str, reader: object) -> None:
    with pytest.raises(UnreadableFile) as refused:
        reader(HOSTILE[code](), "members.xlsx", [ASKED])
    assert refused.value.code == code
    assert refused.value.message.fr.endswith(".")


def test_a_zip_bomb_is_not_opened() -> None:
    bomb = zipped({"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": b" " * 60_000_000})
    with pytest.raises(UnreadableFile) as refused:
        read(bomb, "b.xlsx", [ASKED])
    assert refused.value.code == "inflated"


WHOLE = workbook(F=[HEADINGS, ALPHA, BETA])


def _never_breaks(content: bytes, name: str) -> None:
    try:
        read(content, name, [ASKED])
    except UnreadableFile as refused:
        assert refused.message.fr


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", COMPOUND, b"<table>"]))
def test_no_bytes_whatever_break_the_reader(content: bytes, start: bytes) -> None:
    _never_breaks(start + content, "x.xlsx")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=30))
def test_no_damage_to_a_workbook_breaks_the_reader(at: int, patch: bytes) -> None:
    _never_breaks(WHOLE[:at] + patch + WHOLE[at + len(patch) :], "x.xlsx")
