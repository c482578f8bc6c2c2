"""A file comes in, and its receipt goes out."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from grappe.site.accounts import rights
from grappe.site.errors import Refused
from grappe.site.rounds.desk import desk_of
from grappe.site.rounds.drafting import look_at
from grappe.site.rounds.models import Held, Report, Upload
from grappe.site.rounds.reading import questionnaire_of
from grappe.site.rounds.scanning import bring, told_of
from grappe.site.rounds.sparing import TOO_MANY
from grappe.site.rounds.views.asking import acting, of_report
from grappe.site.rounds.views.framing import framed
from grappe.site.rounds.who import recognised_in, seek_in
from grappe.site.rounds.words import is_long, short_title, title_of

_LARGEST = 20_000_000


@of_report(rights.can_write_answers)
def upload(request: HttpRequest, report: Report) -> HttpResponse:
    """Asks for a file; one that can't be read leaves everything as it was, and is told why."""
    who = acting(request, report)
    if not report.can_be_edited:
        return redirect("rounds:sent_answer", report.pk)
    if not who["on_behalf"]:
        look_at(report, by=who["by"])
    context = {"report": report, "title": title_of(report.round), **_frame(report, who)}
    context |= {"held": told_of(report)}
    if request.method != "POST":
        return render(request, "rounds/cluster/upload.html", context)
    try:
        file = _the_file(request.FILES.getlist("file"))
        received = bring(report, file.name or _("file"), file.read(), **who)
    except Refused as refusal:
        context |= {"refusal": str(refusal), "way_out": _way_out(report, refusal)}
        return render(request, "rounds/cluster/upload.html", context, status=422)
    if isinstance(received, Held):
        return redirect("rounds:upload", report.pk)
    if received.mapped and not seek_in(report):
        messages.success(request, is_long())
    page = "rounds:receipt" if received.mapped else "rounds:mapping"
    return redirect(page, report.pk, received.pk)


@of_report(rights.can_see_draft)
def receipt(request: HttpRequest, report: Report, upload: int) -> HttpResponse:
    """What was read from a file, what was set aside, and what is not sent yet."""
    found = get_object_or_404(report.uploads.select_related("by"), pk=upload)
    if not found.mapped:
        return redirect("rounds:mapping", report.pk, found.pk)
    desk, who = desk_of(report), acting(request, report)
    context = framed(desk, None, on_behalf=who["on_behalf"]) | {"upload": found}
    context |= {"sheets": _sheets(found, report), "read": _rows_read(found)}
    context |= {"aside": _set_aside(found), "who": recognised_in(desk)}
    context |= {"tables": [s for s in desk.questionnaire.sections if s.kind == "table"]}
    return render(request, "rounds/cluster/receipt.html", context)


def _way_out(report: Report, refusal: Refused) -> tuple[str, str]:
    """Words and address: the round where the file belongs, or the workbook made for this one; the
    report itself where the day has had its files."""
    if refusal.code == TOO_MANY:
        return _("Go on in the pages on the web"), reverse("rounds:report", args=[report.pk])
    told = getattr(refusal, "told", None)
    if told is not None and told.cluster in {None, "", report.cluster.code}:
        elsewhere = Report.objects.select_related("round").filter(
            cluster=report.cluster,
            round__questionnaire=told.questionnaire,
            round__year=told.year,
            round__quarter=told.quarter,
        )
        for found in elsewhere:
            words = _("Go to “%(title)s”") % {"title": short_title(found.round)}
            return words, reverse("rounds:upload", args=[found.pk])
    return _("Get the workbook (.xlsx)"), reverse("rounds:template", args=[report.pk])


def _the_file(files: list[UploadedFile]) -> UploadedFile:
    if not files:
        raise Refused(_("Choose a file first."), "no_file")
    if len(files) > 1:
        raise Refused(
            _("You gave %(n)s files. Please bring one at a time, so that each has its receipt.")
            % {"n": len(files)},
            "two_files",
        )
    if (files[0].size or 0) > _LARGEST:
        raise Refused(
            _("This file is larger than 20 MB. Take out its pictures and the sheets not needed."),
            "too_large",
        )
    return files[0]


def _sheets(found: Upload, report: Report) -> list[dict[str, object]]:
    questionnaire = questionnaire_of(report.round)
    return [
        {**sheet, "label": questionnaire.section(sheet["section"]).label}
        for sheet in found.receipt["sheets"]
        if questionnaire.has(sheet["section"])
    ]


def _rows_read(found: Upload) -> int:
    return sum(sheet["rows"] for sheet in found.receipt["sheets"])


def _set_aside(found: Upload) -> int:
    sheets = found.receipt["sheets"]
    return len(found.receipt["set_aside"]) + sum(len(sheet["set_aside"]) for sheet in sheets)


def _frame(report: Report, who: dict[str, object]) -> dict[str, object]:
    without: dict[str, object] = {"desk": None, "conflicts": {}, "refusal": "", "way_out": ("", "")}
    return {"short_title": short_title(report.round), "on_behalf": who["on_behalf"]} | without
