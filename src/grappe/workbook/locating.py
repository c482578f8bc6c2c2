"""Finds the sections of a questionnaire in the sheets of a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from grappe.questions import Questionnaire, Section
from grappe.questions.values import fold
from grappe.workbook import identification as known
from grappe.workbook.headings import bare, sheet_name
from grappe.workbook.mapping import certain_field, names_of
from grappe.workbook.remembering import remembered
from grappe.workbook.sheets import Sheet

_LOOK = 40
_FAR = 200
_WIDE = 400
_BY_NAME = 10
"""The sheet's name, or all items of a fixed section, say more than that many columns."""
_GUIDE = {known.MEANING_HEADING.fr, known.MEANING_HEADING.en}


@dataclass(frozen=True, slots=True)
class Found:
    """A section in a sheet: its header row and, in a vertical record, its column of questions,
    both counted in the sheet. `score` counts the fields that were recognised: two of a short
    section's five must not pass for five of a long one's fifteen."""

    section: Section
    sheet: Sheet
    header: int
    score: float
    questions: int | None = None


def candidates(sheets: Iterable[Sheet]) -> list[Sheet]:
    """The sheets that may hold answers."""
    ours = {known.HIDDEN_SHEET, *known.READ_BY_NOBODY}
    return [sheet for sheet in sheets if sheet.name not in ours and _is_read(sheet)]


def _is_read(sheet: Sheet) -> bool:
    return any(sheet.columns) and not any(map(_GUIDE.intersection, sheet.rows(_LOOK)))


def locate(sheets: Sequence[Sheet], questionnaire: Questionnaire) -> dict[str, Found]:
    """Section → where it stands; the best pairs of section and sheet first."""
    pairs = _pairs(sheets, questionnaire, nearly=False)
    found = _best(pairs)
    if len(found) < min(len(sheets), len(questionnaire.sections)):
        taken = {id(one.sheet) for one in found.values()}
        rest = [sheet for sheet in sheets if id(sheet) not in taken]
        more = _pairs(rest, questionnaire, nearly=True)
        found |= _best([one for one in more if one.section.code not in found])
    return found


def _pairs(sheets: Sequence[Sheet], questionnaire: Questionnaire, *, nearly: bool) -> list[Found]:
    found = []
    for section in questionnaire.sections:
        names = names_of(section)
        found += [one for sheet in sheets if (one := _find(section, names, sheet, nearly))]
    return found


def _best(pairs: list[Found]) -> dict[str, Found]:
    best: dict[str, Found] = {}
    taken: set[int] = set()
    for one in sorted(pairs, key=lambda one: -one.score):
        if one.section.code not in best and id(one.sheet) not in taken:
            best[one.section.code] = one
            taken.add(id(one.sheet))
    return best


def _find(section: Section, names: dict[str, str], sheet: Sheet, nearly: bool) -> Found | None:
    named = _is_named(section, sheet)
    across = _across(section, names, sheet, nearly)
    down = _down(section, names, sheet) if section.kind == "record" else None
    best = max(filter(None, (across, down)), key=lambda one: one.score, default=None)
    if best is None:
        return None
    surely = _BY_NAME * (named + _items_share(section, sheet))
    return replace(best, score=best.score + surely)


def _is_named(section: Section, sheet: Sheet) -> bool:
    return fold(sheet.name) in _sheet_names(section)


@remembered
def _sheet_names(section: Section) -> set[str]:
    names = {sheet_name(section, "fr"), sheet_name(section, "en"), section.code}
    return {fold(name) for name in names}


def _across(section: Section, names: dict[str, str], sheet: Sheet, nearly: bool) -> Found | None:
    """The row of the first ones that names most fields, if it names enough of them."""
    counts = [len(_named(row[:_WIDE], names, nearly)) for row in sheet.rows(_LOOK)]
    most = max(counts, default=0)
    enough = 1 if section.kind == "fixed" or len(section.fields) == 1 else 2
    if most < enough or (section.kind == "fixed" and not _items_share(section, sheet)):
        return None
    return Found(section, sheet, counts.index(most), most)


def _named(row: Sequence[object], names: dict[str, str], nearly: bool) -> set[str]:
    texts = [cell for cell in row if isinstance(cell, str) and cell and len(cell) < 200]
    if nearly:
        return {str(match.to) for text in texts if (match := certain_field(text, names))}
    return {names[written] for text in texts if (written := bare(text)) in names}


def _down(section: Section, names: dict[str, str], sheet: Sheet) -> Found | None:
    """The column of the first ones that holds most of a record's questions."""
    best = None
    for column, cells in enumerate(sheet.columns[:6]):
        rows = _questions(cells, names)
        if len(rows) >= min(2, len(section.fields)) and (best is None or len(rows) > best.score):
            best = Found(section, sheet, max(0, rows[0] - 1), len(rows), column)
    return best


def _questions(cells: Sequence[object], names: dict[str, str]) -> list[int]:
    """The rows that ask a question in a column; nothing more is looked for below `_LOOK` rows
    that ask none."""
    if not any(_is_question(cell, names) for cell in cells[:_LOOK]):
        return []
    return [i for i, cell in enumerate(cells[:_FAR]) if _is_question(cell, names)]


def _is_question(cell: object, names: dict[str, str]) -> bool:
    return isinstance(cell, str) and len(cell) < 200 and bare(cell) in names


@remembered
def item_names(section: Section) -> dict[str, str]:
    """Every name by which a row may call an item of a fixed section → the item's code."""
    return {
        fold(name): item.code
        for item in section.items
        for name in (item.code, item.label.fr, item.label.en, *item.also)
    }


def _items_share(section: Section, sheet: Sheet) -> float:
    if section.kind != "fixed":
        return 0
    names = item_names(section)
    columns = (column[:_FAR] for column in sheet.columns[:_WIDE])
    cells = (cell for column in columns for cell in column if isinstance(cell, str))
    written = {fold(cell) for cell in cells if len(cell) < 99}
    return len({names[cell] for cell in written if cell in names}) / len(section.items)
