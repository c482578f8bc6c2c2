"""One section as a form: a record, or given rows."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from grappe.questions import Section
from grappe.site.accounts import rights
from grappe.site.rounds.desk import desk_of
from grappe.site.rounds.drafting import look_at
from grappe.site.rounds.fields import groups_of
from grappe.site.rounds.models import Report
from grappe.site.rounds.reading import questionnaire_of
from grappe.site.rounds.showing import Conflicts
from grappe.site.rounds.views.asking import acting, of_report
from grappe.site.rounds.views.framing import framed


@of_report(rights.can_see_draft)
def form(request: HttpRequest, report: Report, section: str) -> HttpResponse:
    """A table is a grid; what can't be changed any more is read on the page of what was sent."""
    if not questionnaire_of(report.round).has(section):
        raise Http404
    asked = questionnaire_of(report.round).section(section)
    if not report.can_be_edited:
        return redirect("rounds:sent_answer", report.pk)
    if asked.kind == "table":
        return redirect("rounds:grid", report.pk, section)
    return render_form(request, report, asked, {})


def render_form(
    request: HttpRequest, report: Report, section: Section, conflicts: Conflicts
) -> HttpResponse:
    who = acting(request, report)
    if not who["on_behalf"]:
        look_at(report, by=who["by"])
    desk = desk_of(report)
    shown = groups_of(desk, section, conflicts)
    context = framed(desk, section, on_behalf=who["on_behalf"])
    context |= {"section": section, "shown": shown, "conflicts": conflicts}
    return render(request, "rounds/cluster/form.html", context)
