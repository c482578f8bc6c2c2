"""How the columns of a cluster's own export are meant: proposed, corrected, confirmed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from grappe.site.accounts import rights
from grappe.site.errors import Refused
from grappe.site.rounds.columns import columns_of, mapping_from, words_of
from grappe.site.rounds.models import Report
from grappe.site.rounds.reading import questionnaire_of
from grappe.site.rounds.uploading import confirm_mapping, read_again
from grappe.site.rounds.views.asking import acting, of_report
from grappe.site.rounds.who import seek_in
from grappe.site.rounds.words import is_long, short_title


@of_report(rights.can_write_answers)
def mapping(request: HttpRequest, report: Report, upload: int) -> HttpResponse:
    """Shows what each column was taken for; confirmed, the file goes into the draft."""
    found = get_object_or_404(report.uploads, pk=upload)
    if not report.can_be_edited:
        return redirect("rounds:sent_answer", report.pk)
    who, refused = acting(request, report), ""
    found.report, reading = report, read_again(found)
    if request.method == "POST":
        try:
            confirm_mapping(found, mapping_from(request.POST.dict(), reading), **who)
            if not seek_in(report):
                messages.success(request, is_long())
            return redirect("rounds:receipt", report.pk, found.pk)
        except Refused as refusal:
            refused = str(refusal)
    questionnaire = questionnaire_of(report.round)
    context = {
        "report": report,
        "desk": None,
        "conflicts": {},
        "short_title": short_title(report.round),
        "upload": found,
        "refusal": refused,
        "on_behalf": who["on_behalf"],
        "tables": columns_of(reading, questionnaire),
        "words": words_of(reading, questionnaire),
    }
    return render(request, "rounds/cluster/mapping.html", context)
