"""Workbooks out: to fill in, annotated, and of just the rows to correct."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from grappe.site.accounts import rights
from grappe.site.errors import say
from grappe.site.rounds import files
from grappe.site.rounds.desk import desk_of
from grappe.site.rounds.models import Report
from grappe.site.rounds.receipts import as_in_the_file
from grappe.site.rounds.templates_out import template_of
from grappe.site.rounds.uploading import read_again
from grappe.site.rounds.views.asking import of_report
from grappe.site.rounds.words import short_title
from grappe.site.speaking import language_of_reader
from grappe.workbook import (
    Identification,
    UnreadableFile,
    annotate_safely,
    write_rows_to_correct,
)

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@of_report(rights.can_see_draft)
def template(request: HttpRequest, report: Report) -> HttpResponse:
    """The workbook to fill in, with last year's answers and the draft."""
    return _workbook(template_of(report, language_of_reader()), report)


@of_report(rights.can_see_draft)
def annotated(request: HttpRequest, report: Report) -> HttpResponse:
    """The latest file as it came, with what was found at its cells."""
    desk = desk_of(report)
    if desk.upload is None:
        raise Http404
    content = files.content_of(desk.upload.sha256)
    findings = as_in_the_file(desk.upload, desk.findings)
    try:
        reading = read_again(desk.upload)
        made = annotate_safely(content, reading, findings, language_of_reader())
    except UnreadableFile as unreadable:
        messages.error(request, say(unreadable.message))
        return redirect("rounds:receipt", report.pk, desk.upload.pk)
    return _workbook(made, report, _("annotated"))


@of_report(rights.can_see_draft)
def to_correct(request: HttpRequest, report: Report) -> HttpResponse:
    """A workbook of just the rows in which something was found."""
    desk = desk_of(report)
    if not desk.errors:
        raise Http404
    language, cluster = language_of_reader(), report.cluster
    known = Identification(
        questionnaire=desk.questionnaire.code,
        version=desk.questionnaire.version,
        year=report.round.year,
        quarter=report.round.quarter,
        cluster=cluster.code,
        cluster_name=cluster.name,
        language=language,
        created_in=cluster.created_in,
    )
    made = write_rows_to_correct(
        desk.questionnaire,
        known,
        desk.answer,
        desk.previous,
        desk.findings,
        language,
        due=report.round.due,
    )
    return _workbook(made, report, _("to correct"))


def _workbook(content: bytes, report: Report, what: str = "") -> HttpResponse:
    parts = (short_title(report.round), report.cluster.name, what)
    return as_workbook(content, " - ".join(part for part in parts if part))


def as_workbook(content: bytes, name: str) -> HttpResponse:
    """A workbook to keep, under a name."""
    answer = HttpResponse(content, content_type=_XLSX)
    answer.headers["Content-Disposition"] = _attachment(f"{name}.xlsx")
    return answer


def _attachment(name: str) -> str:
    return content_disposition_header(True, name) or "attachment"
