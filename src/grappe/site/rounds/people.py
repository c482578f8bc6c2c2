"""People (p) in answers: how long each field keeps them, finding them, taking them out.

Figures stay as they are: nothing that names a person ever enters a publication.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from grappe.answers import Answer, Row, to_document
from grappe.questions import Questionnaire, fold
from grappe.site import clock
from grappe.site.privacy.holdings import years_before
from grappe.site.rounds.models import Draft, Edit, Report, Submission
from grappe.site.rounds.reading import questionnaire_of


class Cell(NamedTuple):
    section: str
    row: str
    field: str


def personal_fields(questionnaire: Questionnaire) -> dict[tuple[str, str], int]:
    """(section, field) of what names a person, and for how many years it is kept."""
    return {
        (section.code, field.code): field.personal.retention_years
        for section in questionnaire.sections
        for field in section.fields
        if field.personal
    }


def people_in(report: Report, answer: Answer) -> Iterator[tuple[Cell, object]]:
    """Every answer that names a person."""
    for section, field in personal_fields(questionnaire_of(report.round)):
        for row in answer.rows(section):
            if row.values.get(field) not in (None, ""):
                yield Cell(section, row.id, field), row.values[field]


def too_old(sent: Submission, now: datetime) -> set[Cell]:
    """The cells whose years are over at that moment."""
    kept = personal_fields(questionnaire_of(sent.report.round))
    return {
        cell
        for cell, _said in people_in(sent.report, sent.answer)
        if sent.at < years_before(now, kept[cell.section, cell.field])
    }


def cells_naming(report: Report, answer: Answer, who: str) -> list[tuple[Cell, object]]:
    """Those that say just this name or address."""
    return [one for one in people_in(report, answer) if fold(str(one[1])) == fold(who)]


def take_out(report: Report, cells: Iterable[Cell]) -> int:
    """These cells of a report, out of everything that was sent, of its draft and of its edits; the
    hash of what was sent stays, and a note of the day. Gives how many answers changed."""
    gone, changed = set(cells), 0
    for sent in report.submissions.all():
        after = _without(sent.answer, gone)
        if after != sent.answer:
            note = {"people_erased_on": clock.today().isoformat()}
            sent.document = _text(to_document(after) | note)
            sent.save(update_fields=["document"])
            changed += 1
    for draft in Draft.objects.filter(report=report):
        draft.document = _text(to_document(_without(draft.answer, gone)))
        draft.save(update_fields=["document"])
    for edit in Edit.objects.filter(draft__report=report):
        edit.rows = [_entry_without(one, gone) for one in edit.rows]
        edit.save(update_fields=["rows"])
    return changed


def _text(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _without(answer: Answer, gone: set[Cell]) -> Answer:
    sections = {
        section: tuple(_row_without(section, row, gone) for row in rows)
        for section, rows in answer.sections.items()
    }
    return replace(answer, sections=sections)


def _row_without(section: str, row: Row, gone: set[Cell]) -> Row:
    left = {f: v for f, v in row.values.items() if Cell(section, row.id, f) not in gone}
    return row if len(left) == len(row.values) else Row(row.id, left, row.origin)


def _entry_without(entry: Mapping[str, Any], gone: set[Cell]) -> dict[str, Any]:
    done = dict(entry)
    for side in ("before", "after"):
        row = entry[side]
        if row:
            left = {
                field: value
                for field, value in row["values"].items()
                if Cell(entry["section"], row["id"], field) not in gone
            }
            done[side] = {**row, "values": left}
    return done
