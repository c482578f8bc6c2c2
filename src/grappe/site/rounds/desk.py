"""All that lies on the desk of whoever fills in a report, read once for a page."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from grappe.answers import Answer, Finding, Place, Row
from grappe.checks import Checked, unexplained
from grappe.questions import Questionnaire, Section
from grappe.site.rounds.following import answer_before
from grappe.site.rounds.models import Comment, Draft, Edit, Report, State, Upload
from grappe.site.rounds.reading import (
    check_beside,
    first_answer,
    questionnaire_of,
)
from grappe.site.rounds.receipts import located, row_numbers


@dataclass(frozen=True)
class Desk:
    """The draft with what was found in it, last year's answer and the latest file; what was said
    of it is read when it is asked for."""

    report: Report
    questionnaire: Questionnaire
    draft: Draft | None
    answer: Answer
    previous: Answer | None
    checked: Checked
    upload: Upload | None

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """None of a report that nobody was asked for: a new version is looked at by one."""
        return tuple(self.report.comments.select_related("by")) if self.report.pk else ()

    @cached_property
    def reopened_for(self) -> str:
        """Why the Region reopened it, where that is what it did last."""
        last = self.report.steps.last()
        return last.reason if last is not None and last.state == State.RETURNED else ""

    @cached_property
    def written_for(self) -> Edit | None:
        """The latest edit that the Region made on the cluster's behalf."""
        if self.draft is None:
            return None
        edits = self.draft.edits.filter(on_behalf=True, undone=False)
        return edits.select_related("by").last()

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """With the sheet and cell of the latest file, where a row stood in it."""
        return located(self.upload, self.checked.findings)

    @cached_property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity == "error")

    @cached_property
    def unexplained(self) -> tuple[Finding, ...]:
        return unexplained(self.findings, self.answer)

    @cached_property
    def corrections(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.correction is not None)

    @cached_property
    def explanations(self) -> dict[tuple[Place, str], str]:
        return {(e.place, e.code): e.text for e in self.answer.explanations}

    @cached_property
    def by_row(self) -> dict[tuple[str, str | None], list[Finding]]:
        return _grouped(self.findings)

    @cached_property
    def previous_rows(self) -> dict[str, dict[str, Row]]:
        sections = self.previous.sections if self.previous else {}
        return {code: {row.id: row for row in rows} for code, rows in sections.items()}

    @cached_property
    def numbers_in_file(self) -> dict[str, dict[str, int]]:
        """By section that the latest file told of, the numbers of its rows there."""
        return row_numbers(self.upload)

    def of_columns(self, section: Section) -> list[Finding]:
        """What is said of whole columns of a table."""
        return [f for f in self.by_row.get((section.code, None), ()) if f.place.is_column]

    def of_section(self, section: Section) -> list[Finding]:
        return [f for f in self.findings if f.place.section == section.code]

    def carried(self, section: str | None = None) -> int:
        """How many rows nobody has looked at since they were carried over."""
        codes = self.answer.sections if section is None else (section,)
        return sum(row.origin == "carried" for code in codes for row in self.answer.rows(code))

    def forgotten(self, section: Section) -> frozenset[str]:
        """Rows of last year's that the latest file left out and nobody has spoken of since; a file
        of a few rows, such as those to correct, leaves nobody out."""
        known = self.upload.places.get(section.code) if self.upload else None
        rows = self.answer.rows(section.code)
        if known is None or not section.left or len(known["rows"]) * 2 < len(rows):
            return frozenset()
        return frozenset(r.id for r in rows if r.origin == "carried" and r.id not in known["rows"])


def desk_of(report: Report) -> Desk:
    """Three queries, whatever the size of the report; two more for what was said of it."""
    draft = Draft.objects.filter(report=report).select_related("saved_by").first()
    previous = answer_before(report)
    answer = draft.answer if draft else first_answer(report, previous)
    upload = report.uploads.filter(mapped=True).select_related("by").first()
    return Desk(
        report=report,
        questionnaire=questionnaire_of(report.round),
        draft=draft,
        answer=answer,
        previous=previous,
        checked=check_beside(report, answer, previous, row_numbers(upload)),
        upload=upload,
    )


def unanswered(comments: Sequence[Comment]) -> list[Comment]:
    """What the Region asked and nobody of the cluster has answered."""
    answered = {one.parent_id for one in comments if not one.of_region}
    asked = (one for one in comments if one.of_region and one.parent_id is None)
    return [one for one in asked if one.pk not in answered]


def corrections_of(desk: Desk, section: Section) -> list[Finding]:
    """The findings of a section whose right value is known."""
    return [f for f in desk.corrections if f.place.section == section.code]


def _grouped(findings: Iterable[Finding]) -> dict[tuple[str, str | None], list[Finding]]:
    by_row: dict[tuple[str, str | None], list[Finding]] = defaultdict(list)
    for finding in findings:
        by_row[finding.place.section, finding.place.row].append(finding)
    return by_row
