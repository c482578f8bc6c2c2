"""A workbook of just the rows to correct, for a list that is long."""

import dataclasses
import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence

from grappe.answers import Answer, Finding, Place, Row
from grappe.questions import Questionnaire, Section
from grappe.workbook.findings_sheet import SEVERITIES
from grappe.workbook.identification import Identification
from grappe.workbook.template import write_workbook

_Messages = dict[tuple[str, str | None], tuple[str, ...]]


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
    wrong = _rows_with_errors(findings)
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
        messages=_messages(questionnaire, findings, wrong, language),
    )


def _rows_with_errors(findings: Iterable[Finding]) -> set[tuple[str, str | None]]:
    places: list[Place | None] = []
    for finding in findings:
        if finding.severity == "error":
            places += [finding.place, finding.related]
    return {(place.section, place.row) for place in places if place is not None}


def _kept(
    section: Section, rows: tuple[Row, ...], wrong: set[tuple[str, str | None]]
) -> tuple[Row, ...]:
    if section.kind != "table":
        return rows
    return tuple(row for row in rows if (section.code, row.id) in wrong)


def _messages(
    questionnaire: Questionnaire,
    findings: Iterable[Finding],
    wrong: set[tuple[str, str | None]],
    language: str,
) -> _Messages:
    """What is said of each line: of a row, of a record's field, or of a whole section."""
    said: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for finding in findings:
        place = finding.place
        if (place.section, place.row) not in wrong:
            continue
        record = questionnaire.section(place.section).kind == "record"
        line = place.field if record else place.row
        said[place.section, line].append(_said(finding, language))
    return {line: tuple(texts) for line, texts in said.items()}


def _said(finding: Finding, language: str) -> str:
    message = finding.message.to(language)
    if finding.severity == "error":
        return message
    return f"{SEVERITIES[finding.severity].to(language)} · {message}"
