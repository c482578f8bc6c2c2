"""Reads an answer out of whatever a cluster honestly sends."""

import hashlib
import re
from collections.abc import Sequence

from grappe.answers import Answer, Row
from grappe.collecting import without_collecting
from grappe.questions import Questionnaire, Words
from grappe.workbook import identification as known
from grappe.workbook.errors import UnreadableFile
from grappe.workbook.identification import Identification
from grappe.workbook.locating import Found, candidates, locate
from grappe.workbook.mapping import Mapping, Match
from grappe.workbook.opening import open_file
from grappe.workbook.receipts import Reading, SetAside
from grappe.workbook.records import is_vertical, read_record
from grappe.workbook.sheets import Sheet
from grappe.workbook.tables import Read, read_table

_NO_SECTION = Words(
    fr="Cette feuille n’a été reconnue comme aucune partie du questionnaire.",
    en="This sheet was not recognised as any part of the questionnaire.",
)


def read(
    content: bytes,
    filename: str,
    questionnaires: Sequence[Questionnaire],
    *,
    expect: str | None = None,
    mapping: Mapping | None = None,
    year: int | None = None,
    quarter: int | None = None,
) -> Reading:
    """The answer in a file, with where each part of it stood.

    The questionnaire is the one that the file names, else `expect` (a code) in its latest version,
    else the one that knows most of its columns. `mapping` was corrected by a person and goes
    before what the product would propose. The answer's year is `year`, else the file's own, else
    the latest one in its headings, else 0; its quarter is `quarter`, or that of a file that says
    which year it is about. Raises UnreadableFile.
    """
    with without_collecting():
        opened = open_file(content, filename)
        identification, previous = _told(opened.sheets)
        sheets = candidates(opened.sheets)
        questionnaire, found = _choose(sheets, questionnaires, identification, expect)
        if not found:
            raise UnreadableFile("nothing_recognised")
        about = year or (identification.year if identification else _latest_year(found)) or 0
        told = quarter or (identification.quarter if identification else None)
        seed = hashlib.sha256(content).hexdigest()[:8]
        parts = {
            code: _part(one, mapping, about, f"{seed}-{code}", previous)
            for code, one in found.items()
        }
    return Reading(
        file=filename,
        format=opened.format,
        identification=identification,
        answer=Answer(questionnaire.code, questionnaire.version, about, _rows(parts), quarter=told),
        tables={code: part.table for code, part in parts.items()},
        mapping=_mapping(parts),
        previous=previous,
        set_aside=_left_over(sheets, parts),
    )


def _told(sheets: Sequence[Sheet]) -> tuple[Identification | None, Answer | None]:
    hidden = next((sheet for sheet in sheets if sheet.name == known.HIDDEN_SHEET), None)
    if hidden is None:
        return None, None
    keys, texts = hidden.columns[:2] if len(hidden.columns) > 1 else ((), ())
    return known.from_rows(zip(map(_text, keys), map(_text, texts), strict=True))


def _text(cell: object) -> str:
    whole = isinstance(cell, float) and cell.is_integer()
    return str(int(cell)) if whole else str(cell)  # type: ignore[call-overload]


def _choose(
    sheets: Sequence[Sheet],
    questionnaires: Sequence[Questionnaire],
    identification: Identification | None,
    expect: str | None,
) -> tuple[Questionnaire, dict[str, Found]]:
    fitting = _fitting(questionnaires, identification, expect)
    if not fitting:
        known_codes = {one.code for one in questionnaires}
        other = identification is None or identification.questionnaire not in known_codes
        raise UnreadableFile("other_questionnaire" if other else "unknown_version")
    tried = [(one, locate(sheets, one)) for one in fitting]
    return max(tried, key=lambda pair: (sum(f.score for f in pair[1].values()), pair[0].version))


def _fitting(
    questionnaires: Sequence[Questionnaire],
    identification: Identification | None,
    expect: str | None,
) -> list[Questionnaire]:
    if identification is not None:
        wanted = (identification.questionnaire, identification.version)
        return [one for one in questionnaires if (one.code, one.version) == wanted]
    latest: dict[str, Questionnaire] = {}
    for one in sorted(questionnaires, key=lambda one: (one.published_on, one.version)):
        if expect in (None, one.code):
            latest[one.code] = one
    return list(latest.values())


def _part(
    found: Found, mapping: Mapping | None, year: int, seed: str, previous: Answer | None
) -> Read:
    before = {row.id: row for row in previous.rows(found.section.code)} if previous else {}
    if is_vertical(found):
        return read_record(found, before)
    return read_table(found, mapping or Mapping(), year, seed, before)


def _latest_year(found: dict[str, Found]) -> int | None:
    headings = " ".join(str(cell) for one in found.values() for cell in one.sheet.row(one.header))
    return max(map(int, re.findall(r"\b20\d\d\b", headings)), default=None)


def _rows(parts: dict[str, Read]) -> dict[str, tuple[Row, ...]]:
    return {code: part.rows for code, part in parts.items()}


def _mapping(parts: dict[str, Read]) -> Mapping:
    columns: dict[str, dict[str, Match]] = {code: part.columns for code, part in parts.items()}
    values = {
        f"{code}.{field}": words
        for code, part in parts.items()
        for field, words in part.values.items()
    }
    return Mapping(columns, values)


def _left_over(sheets: Sequence[Sheet], parts: dict[str, Read]) -> tuple[SetAside, ...]:
    used = {part.table.sheet for part in parts.values()}
    return tuple(
        SetAside(sheet.name, "sheet", "", _NO_SECTION) for sheet in sheets if sheet.name not in used
    )
