"""A file made to exhaust the machine is refused in a sentence, soon and before it does."""

import io
import zipfile
from random import Random

import pytest
import xlsxwriter

from grappe.apart import Limits
from grappe.policies import load_policy
from grappe.workbook import UnreadableFile, read, read_safely, safely

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def plain() -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        book.add_worksheet().write("A1", "Nom")
    return held.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(plain())) as before,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for one in before.namelist():
            after.writestr(one, content if one == name else before.read(one))
    return held.getvalue()


def zipped(parts: dict[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def sheet(rows: bytes, dimension: bytes = b"") -> bytes:
    head = f'<worksheet xmlns="{MAIN}">'.encode() + dimension
    return with_part(SHEET, head + b"<sheetData>" + rows + b"</sheetData></worksheet>")


def far_cell_behind(rows: int) -> bytes:
    lines = b"".join(
        b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (i, i, i * 7919) for i in range(1, rows)
    )
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return sheet(lines + far, b'<dimension ref="A1:B2"/>')


def styled_rows(rows: int) -> bytes:
    return sheet(b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (i, i) for i in range(1, rows)))


def strings(many: int) -> bytes:
    texts = b"".join(b"<si><t>%020d</t></si>" % (i * 7919) for i in range(many))
    return with_part(STRINGS, f'<sst xmlns="{MAIN}">'.encode() + texts + b"</sst>")


SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
SAVED_AS_XML = b"""<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row>
<Cell><Data>Nom</Data></Cell></Row></Table></Worksheet></Workbook>"""
FLAT_OPEN_DOCUMENT = b"""<?xml version="1.0" encoding="UTF-8"?><office:document
xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:body/></office:document>"""


def locked(*names: str) -> bytes:
    """An OpenDocument workbook with a password: parts that only look like noise, and a manifest
    that says how they were hidden."""
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:size="4000">'
        '<manifest:encryption-data manifest:checksum-type="SHA256"/></manifest:file-entry>'
        for name in names
    )
    parts = {name: Random(name).randbytes(4_000) for name in names}
    manifest = f"<?xml version='1.0'?><manifest:manifest>{entries}</manifest:manifest>"
    return zipped({"mimetype": SPREADSHEET, **parts, "META-INF/manifest.xml": manifest})


HOSTILE = {
    "a far cell behind a lying dimension": (lambda: far_cell_behind(10), "too_many_cells"),
    "the same in a large sheet": (lambda: far_cell_behind(180_000), "inflated"),
    "empty styled rows": (lambda: styled_rows(40_000), "nothing_recognised"),
    "many strings": (lambda: strings(250_000), "nothing_recognised"),
    "entities in a sheet": (
        lambda: with_part(SHEET, b'<!DOCTYPE x [<!ENTITY a "b">]>'),
        "inflated",
    ),
    "nothing, packed": (lambda: with_part(SHEET, b" " * 60_000_000), "inflated"),
    "nothing but separators": (lambda: b";" * 9_000_000, "too_many_cells"),
    "nothing but tags": (lambda: b"<table><tr>" + b"<td>" * 2_000_000, "too_many_cells"),
    "nothing but attributes": (lambda: b"<table " + b"a=b " * 4_000_000, "too_many_cells"),
    "columns without end": (lambda: b";".join([b"Nom"] * 100_000) + b"\n", "nothing_recognised"),
    "one line of noise": (
        lambda: bytes(Random(1).choices(range(32, 127), k=4_000_000)),
        "nothing_recognised",
    ),
    "a text in the envelope of a workbook": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
        "not_a_workbook",
    ),
    "a workbook inside an archive": (
        lambda: zipped({"members.xlsx": plain()}),
        "not_a_workbook",
    ),
    "an .ods with a password": (lambda: locked("content.xml", "styles.xml"), "encrypted"),
    "an .ods hidden as a whole": (lambda: locked("encrypted-package"), "encrypted"),
    "a workbook saved as XML by Excel 2003": (lambda: SAVED_AS_XML, "flat"),
    "the same in two bytes a sign": (lambda: SAVED_AS_XML.decode().encode("utf-16"), "flat"),
    "a large one": (lambda: SAVED_AS_XML.replace(b"<Row>", b"<Row>" * 3_000_000), "flat"),
    "a flat OpenDocument workbook": (lambda: FLAT_OPEN_DOCUMENT, "flat"),
    "random bytes in a directory": (lambda: plain()[:-200] + b"\7" * 200, "damaged"),
}


FAR = {
    "in single quotes": b"<c r='XFD1048576'><v>1</v></c>",
    "in small letters": b'<c r="xfd1048576"><v>1</v></c>',
    "behind a sign that ends no tag": b'<c t="/>" r="XFD1048576"><v>1</v></c>',
    "under another name": b'<x:c r="XFD1048576"><v>1</v></x:c>',
    "after a tabulator": b'<c\tr="XFD1048576"><v>1</v></c>',
    "with more digits than needed": b'<c r="XFD00001048576"><v>1</v></c>',
}


@pytest.mark.parametrize("how", FAR)
def test_a_far_cell_is_found_however_it_is_written(how: str) -> None:
    content = sheet(b'<row r="1"><c r="A1"><v>1</v></c></row><row r="2">' + FAR[how] + b"</row>")
    with pytest.raises(UnreadableFile) as refused:
        read(content, "members.xlsx", load_policy().questionnaires)
    assert refused.value.code == "too_many_cells"


def test_cells_without_a_place_are_counted() -> None:
    wide = b'<row r="1">' + b"<c><v>1</v></c>" * 500 + b"</row>"
    content = sheet(wide + b'<row r="9999"><c><v>1</v></c></row>')
    with pytest.raises(UnreadableFile) as refused:
        read(content, "members.xlsx", load_policy().questionnaires)
    assert refused.value.code == "too_many_cells"


def test_a_styled_last_cell_is_no_reason_to_refuse() -> None:
    named = b'<row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c></row>'
    styled = b'<row r="1048576" ht="12"><c r="XFD1048576" s="1"/></row>'
    with pytest.raises(UnreadableFile) as refused:
        read(sheet(named + styled), "members.xlsx", load_policy().questionnaires)
    assert refused.value.code == "nothing_recognised"


@pytest.mark.parametrize("what", HOSTILE)
def test_it_is_refused_for_what_it_is_before_it_uses_up_its_time(what: str) -> None:
    make, code = HOSTILE[what]
    content = make()
    with pytest.raises(UnreadableFile) as refused:
        read_safely(content, "members.xlsx", load_policy().questionnaires)
    assert refused.value.code == code


def test_what_asks_for_more_memory_than_there_is_stops_a_process_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(safely, "READING", Limits(memory=1_000_000, work=5, clock=30))
    with pytest.raises(UnreadableFile) as refused:
        read_safely(strings(260_000), "members.xlsx", load_policy().questionnaires)
    assert refused.value.code == "inflated"


OWN = """Export adhérents au 03/06/2021

Raison sociale;N° SIRET;Catégorie;Adhérent depuis;Élu au CA;CP;Ville;Responsable interne
Alpha;732829320;TPE/PME;2015;x;69001;Lyon;RI1
Bêta;404833048;Grand groupe;2016;;38000;Grenoble;RI2
Gamma;;Labo;2017;;38000;Grenoble;RI1
Delta;;Collectivité;2018;x;38000;Grenoble;RI2
Epsilon;;Enseignement supérieur;2018;;38000;Grenoble;RI2
"""


def test_an_export_of_a_cluster_is_understood_and_shown_where_it_is_a_guess() -> None:
    asked = load_policy().questionnaires
    reading = read(OWN.encode("cp1252"), "export.csv", asked, expect="members")
    rows = [row.values for row in reading.answer.rows("members")]
    assert [row["type"] for row in rows] == ["sme", "large", "research", "public", "training"]
    assert [row["governance"] for row in rows] == [True, None, None, True, None]
    aside = {(one.where, one.what) for one in reading.tables["members"].set_aside}
    assert aside == {("1", "Export adhérents au 03/06/2021"), ("H", "Responsable interne")}
    assert not reading.mapping.certain
    assert reading.mapping.columns["members"]["CP"].certain
    assert not reading.mapping.columns["members"]["Élu au CA"].certain
