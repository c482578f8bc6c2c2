"""The sheet that lists findings, each with a link to its cell."""

from collections import Counter
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from grappe.answers import Finding
from grappe.questions import Value, Words
from grappe.questions.model import Severity
from grappe.workbook.copying import put
from grappe.workbook.identification import FINDINGS_SHEET

SEVERITIES: dict[Severity, Words] = {
    "error": Words(fr="À corriger", en="To correct"),
    "warning": Words(fr="À regarder", en="To look at"),
    "note": Words(fr="À savoir", en="Good to know"),
}
_COLOURS = {"error": "FFA3261F", "warning": "FF8A5A00", "note": "FF635C69"}
_NOTHING = Words(fr="Rien à corriger", en="Nothing to correct")
_HELP = Words(
    fr="Chaque cellule citée est un lien\u202f; le commentaire posé sur elle dit la même chose. "
    "Corrigez dans les feuilles, enregistrez, et déposez ce fichier à nouveau.",
    en="Each cell named is a link; the comment on it says the same. "
    "Correct in the sheets, save, and bring this file back.",
)
_HEADINGS = (
    (Words(fr="Quoi faire", en="What to do"), 16),
    (Words(fr="Feuille", en="Sheet"), 26),
    (Words(fr="Cellule", en="Cell"), 11),
    (Words(fr="Constat", en="Finding"), 84),
    (Words(fr="Valeur proposée", en="Proposed value"), 26),
)
_HEADER = 4
_LINE = Border(bottom=Side("thin", color="FFE4DFE3"))
_INK, _QUIET, _PLUM, _TINT = "FF221C26", "FF635C69", "FF6B1F5C", "FFF4E9F1"


def put_findings_first(book: Workbook, findings: Sequence[Finding], language: str) -> None:
    """Writes the list in a sheet of its own, in the place of an earlier one."""
    for name in (FINDINGS_SHEET.fr, FINDINGS_SHEET.en):
        if name in book.sheetnames:
            book.remove(book[name])
    sheet = book.create_sheet(FINDINGS_SHEET.to(language), 0)
    for other in book.worksheets:
        other.sheet_view.tabSelected = False
    book.active = 0
    _write_head(sheet, findings, language)
    for row, finding in enumerate(findings, _HEADER + 1):
        _write_finding(sheet, row, finding, language)
    _set_up(sheet, len(findings))


def title(findings: Sequence[Finding], language: str) -> str:
    """What is to be done, counted: "3 à corriger, 1 à regarder"."""
    counted = Counter(finding.severity for finding in findings)
    said = [
        f"{counted[severity]} {words.to(language).lower()}"
        for severity, words in SEVERITIES.items()
        if counted[severity]
    ]
    return ", ".join(said) or _NOTHING.to(language)


def _write_head(sheet: Worksheet, findings: Sequence[Finding], language: str) -> None:
    put(sheet, 1, 1, title(findings, language)).font = Font("Calibri", 20, True, color=_PLUM)
    sheet.row_dimensions[1].height = 38
    if findings:
        sheet.merge_cells("A2:E2")
        cell = put(sheet, 2, 1, _HELP.to(language))
        cell.font, cell.alignment = Font("Calibri", 11, color=_QUIET), Alignment("left", "top")
        for column, (words, _) in enumerate(_HEADINGS, 1):
            cell = put(sheet, _HEADER, column, words.to(language))
            cell.font = Font("Calibri", 11, True, color=_PLUM)
            cell.fill, cell.alignment = PatternFill("solid", fgColor=_TINT), _aligned()


def _write_finding(sheet: Worksheet, row: int, finding: Finding, language: str) -> None:
    message = finding.message.to(language)
    texts: tuple[Value, ...] = (
        SEVERITIES[finding.severity].to(language),
        finding.sheet,
        finding.cell,
        message,
        finding.correction,
    )
    for column, text in enumerate(texts, 1):
        cell = put(sheet, row, column, text)
        cell.font, cell.alignment, cell.border = Font("Calibri", 11, color=_INK), _aligned(), _LINE
    sheet.cell(row, 1).font = Font("Calibri", 11, True, color=_COLOURS[finding.severity])
    sheet.row_dimensions[row].height = 10 + 15 * max(1, -(-len(message) // 82))
    if finding.sheet and finding.cell:
        _link(sheet, row, finding.sheet, finding.cell)


def _link(sheet: Worksheet, row: int, name: str, place: str) -> None:
    cell = sheet.cell(row, 3)
    target = "'{}'!{}".format(name.replace("'", "''"), place)
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target)
    cell.font = Font("Calibri", 11, underline="single", color=_PLUM)


def _aligned() -> Alignment:
    return Alignment("left", "center", wrap_text=True, indent=1)


def _set_up(sheet: Worksheet, count: int) -> None:
    for letter, (_, width) in zip("ABCDE", _HEADINGS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.row_dimensions[2].height = 24
    sheet.row_dimensions[_HEADER].height = 26
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = "A3261F"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    sheet.print_title_rows = f"{_HEADER}:{_HEADER}" if count else None
    if count:
        sheet.freeze_panes = f"A{_HEADER + 1}"
        sheet.auto_filter.ref = f"A{_HEADER}:E{_HEADER + count}"
