"""The guide, made from the definition: what each question means and who sees the answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from grappe.site.accounts import rights
from grappe.site.rounds.models import Report
from grappe.site.rounds.reading import questionnaire_of
from grappe.site.rounds.views.asking import of_report
from grappe.site.rounds.words import short_title, title_of


@of_report(rights.can_see_cluster)
def guide(request: HttpRequest, report: Report) -> HttpResponse:
    context = {
        "report": report,
        "title": title_of(report.round),
        "short_title": short_title(report.round),
        "questionnaire": questionnaire_of(report.round),
    }
    return render(request, "rounds/cluster/guide.html", context)
