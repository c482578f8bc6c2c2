"""A workbook of just the rows to correct, for a list that is long."""

import dataclasses
import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from collections.abc import Mapping as Map

from grappe.answers import Answer, Finding, Row
from grappe.questions import Questionnaire, Section
from grappe.workbook.findings_sheet import SEVERITIES
from grappe.workbook.identification import Identification
from grappe.workbook.template import write_workbook

_Line = tuple[str, str | None]
_Messages = dict[_Line, tuple[str, ...]]


def write_rows_to_correct(
    questionnaire: Questionnaire,
    known: Identification,
    draft: Answer,
    previous: Answer | None,
    findings: Sequence[Finding],
    language: str,
    *,
    due: datetime.date | None = None,
) -> bytes:
    """The template (.xlsx) with the rows that hold an error, and beside each what is said of it.

    Rows of a pair stand together. Sections without an error are left out; given rows and records
    are written whole. Read back, it adds to the draft like any workbook: an absent row stays.
    Raises ValueError when no finding is an error.
    """
    at = _lines(draft, findings)
    wrong = {line for line, some in at.items() if any(f.severity == "error" for f in some)}
    if not wrong:
        raise ValueError("no finding is an error")
    kept = {
        section.code: _kept(section, draft.rows(section.code), wrong)
        for section in questionnaire.sections
    }
    return write_workbook(
        questionnaire,
        dataclasses.replace(known, language=language),
        dataclasses.replace(draft, sections=kept),
        previous,
        due=due,
        messages=_messages(questionnaire, {line: at[line] for line in wrong}, language),
    )


def _lines(draft: Answer, findings: Iterable[Finding]) -> dict[_Line, list[Finding]]:
    """What is found of each row, or of a whole section; a column's, at each row that it needs."""
    at: dict[_Line, list[Finding]] = defaultdict(list)
    for finding in findings:
        place = finding.place
        if place.is_column:
            for row in draft.rows(place.section):
                if finding.concerns(row):
                    at[place.section, row.id].append(finding)
            continue
        at[place.section, place.row].append(finding)
        if finding.related is not None:
            at[finding.related.section, finding.related.row].append(finding)
    return at


def _kept(section: Section, rows: tuple[Row, ...], wrong: Set[_Line]) -> tuple[Row, ...]:
    if section.kind != "table":
        return rows
    return tuple(row for row in rows if (section.code, row.id) in wrong)


def _messages(
    questionnaire: Questionnaire, lines: Map[_Line, Sequence[Finding]], language: str
) -> _Messages:
    """What is said of each line: of a row, of a record's field, or of a whole section."""
    said: dict[_Line, list[str]] = defaultdict(list)
    for (section, row), findings in lines.items():
        record = questionnaire.section(section).kind == "record"
        for finding in findings:
            if finding.place.section == section and finding.place.row in (row, None):
                line = finding.place.field if record else row
                said[section, line].append(_said(finding, language))
    return {line: tuple(texts) for line, texts in said.items()}


def _said(finding: Finding, language: str) -> str:
    message = finding.message.to(language)
    if finding.severity == "error":
        return message
    return f"{SEVERITIES[finding.severity].to(language)} · {message}"
