"""One sent report as the Region reads it, gathered for a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from grappe.answers import Answer, Finding, row_name
from grappe.checks import Checked
from grappe.questions import Field, Questionnaire, Section
from grappe.site.accounts import rights
from grappe.site.accounts.models import User
from grappe.site.errors import say
from grappe.site.rounds.following import answer_before, follows_others
from grappe.site.rounds.models import Comment, Report, Step, Submission, Upload
from grappe.site.rounds.reading import accepted_submissions, check_beside, questionnaire_of
from grappe.site.rounds.region.changed import Changed, Compared, what_changed
from grappe.site.rounds.words import cell_words


@dataclass(frozen=True)
class Shown:
    """A section with all its answers: heads of columns, and rows with id, name and cells."""

    section: Section
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, tuple[str | None, ...]], ...]


@dataclass(frozen=True)
class Read:
    """A report with its last sending; `sent` is None before there is one."""

    report: Report
    reader: User
    questionnaire: Questionnaire
    sent: Submission | None
    earlier: dict[int, Answer]
    comments: tuple[Comment, ...]
    steps: tuple[Step, ...]
    upload: Upload | None

    @cached_property
    def answer(self) -> Answer | None:
        return self.sent.answer if self.sent else None

    @cached_property
    def previous(self) -> Answer | None:
        return self.earlier[max(self.earlier)] if self.earlier else None

    @cached_property
    def checked(self) -> Checked:
        assert self.answer is not None
        return check_beside(self.report, self.answer, self.previous)

    @cached_property
    def changed(self) -> Changed:
        assert self.answer is not None
        return what_changed(
            Compared(
                self.questionnaire, self.answer, self.earlier, self.checked.warnings, self.may_see
            )
        )

    def may_see(self, section: Section, field: Field) -> bool:
        return rights.can_see_field(self.reader, self.report.cluster, section, field)

    @cached_property
    def sees_everything(self) -> bool:
        sections = self.questionnaire.sections
        return all(self.may_see(section, field) for section in sections for field in section.fields)

    @cached_property
    def said_since(self) -> tuple[Comment, ...]:
        """Comments of the Region at a place, made since the report was sent."""
        if self.sent is None:
            return ()
        return tuple(c for c in self.comments if c.of_region and c.section and c.at >= self.sent.at)

    @property
    def findings_by_severity(self) -> tuple[Finding, ...]:
        return self.checked.findings

    def sections(self) -> Iterator[Shown]:
        """All answers that the reader may see."""
        for section in self.questionnaire.sections:
            fields = tuple(field for field in section.fields if self.may_see(section, field))
            if fields and self.answer is not None:
                yield _shown(section, fields, self.answer)


def read_report(report: Report, reader: User) -> Read:
    """Six queries, whatever the size of the report."""
    sent = report.submissions.select_related("by", "accepted_by").last()
    return Read(
        report=report,
        reader=reader,
        questionnaire=questionnaire_of(report.round),
        sent=sent,
        earlier=_earlier(report),
        comments=tuple(report.comments.select_related("by")),
        steps=tuple(report.steps.select_related("by")),
        upload=_file_of(report, sent),
    )


def _earlier(report: Report) -> dict[int, Answer]:
    """The answers accepted last for each earlier year, the oldest first; where its cluster follows
    others, the year before is theirs. None for a quarter, which tells of its own."""
    if report.round.quarter:
        return {}
    found = accepted_submissions().filter(
        report__cluster_id=report.cluster_id,
        report__round__questionnaire=report.round.questionnaire,
        report__round__year__lt=report.round.year,
    )
    latest = {sent.report.round.year: sent for sent in found}
    earlier = {year: latest[year].answer for year in sorted(latest)}
    before = answer_before(report) if follows_others(report.cluster) else None
    return {**earlier, before.year: before} if before else earlier


def _file_of(report: Report, sent: Submission | None) -> Upload | None:
    """The last file that came before the report was sent; later ones are still the cluster's."""
    if sent is None:
        return None
    return report.uploads.filter(at__lte=sent.at, mapped=True).select_related("by").first()


def _shown(section: Section, fields: tuple[Field, ...], answer: Answer) -> Shown:
    numbers = {"integer", "number", "amount", "year"}
    columns = tuple((say(f.label), "number" if f.kind in numbers else "") for f in fields)
    rows = tuple(
        (
            row.id,
            say(row_name(section, row)),
            tuple(cell_words(f, row.values.get(f.code)) for f in fields),
        )
        for row in answer.rows(section.code)
    )
    return Shown(section, columns, rows)
