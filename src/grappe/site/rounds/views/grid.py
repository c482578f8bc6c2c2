"""A table of the draft as a grid: "your file, read"."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.questions import Section
from grappe.site.accounts import rights
from grappe.site.rounds.desk import Desk, desk_of
from grappe.site.rounds.drafting import look_at
from grappe.site.rounds.models import Report
from grappe.site.rounds.reading import questionnaire_of
from grappe.site.rounds.sheet import Sheet, filter_words, sheet_of
from grappe.site.rounds.showing import Conflicts
from grappe.site.rounds.views.asking import acting, of_report
from grappe.site.rounds.views.framing import framed
from grappe.site.rounds.words import count_words


@of_report(rights.can_see_draft)
def grid(request: HttpRequest, report: Report, section: str) -> HttpResponse:
    """`?show=` filters, `?page=` goes on; other kinds of section are a form."""
    if not questionnaire_of(report.round).has(section):
        raise Http404
    asked = questionnaire_of(report.round).section(section)
    if not report.can_be_edited:
        return redirect("rounds:sent_answer", report.pk)
    if asked.kind != "table":
        return redirect("rounds:form", report.pk, section)
    return render_grid(request, report, asked, {})


def render_grid(
    request: HttpRequest, report: Report, section: Section, conflicts: Conflicts
) -> HttpResponse:
    who = acting(request, report)
    if not who["on_behalf"]:
        look_at(report, by=who["by"])
    desk = desk_of(report)
    page = request.GET.get("page", "")
    show = "all" if conflicts else request.GET.get("show", "")
    sheet = sheet_of(desk, section, show, int(page) if page.isdecimal() else 1, conflicts)
    context = framed(desk, section, on_behalf=who["on_behalf"]) | {
        "section": section,
        "sheet": sheet,
        "conflicts": conflicts,
        "heading": heading_of(desk, section),
        "pills": pills_of(sheet),
        "headings": _headings(desk, section),
    }
    return render(request, "rounds/cluster/grid.html", context)


def heading_of(desk: Desk, section: Section) -> str:
    """“181 rows read; three cells to correct before sending”."""
    n = len(desk.answer.rows(section.code))
    errors = sum(f.severity == "error" for f in desk.of_section(section))
    if not n:
        return _("Nothing is here yet: bring a file, paste a table or write below")
    if desk.upload and section.code in desk.upload.places:
        rows = ngettext("%(n)s row read", "%(n)s rows read", n) % {"n": n}
    else:
        rows = ngettext("%(n)s row", "%(n)s rows", n) % {"n": n}
    if not errors:
        return _("%(rows)s; nothing to correct") % {"rows": rows}
    todo = ngettext("one point to correct", "%(n)s points to correct", errors)
    todo %= {"n": count_words(errors)}
    return _("%(rows)s; %(todo)s before sending") % {"rows": rows, "todo": todo}


def pills_of(sheet: Sheet) -> list[tuple[str, int, str, bool]]:
    return [
        (word, sheet.counts[name], f"?show={name}", name == sheet.show)
        for name, word in filter_words(sheet.section).items()
        if sheet.counts[name] or name in {"all", sheet.show}
    ]


def _headings(desk: Desk, section: Section) -> dict[str, str]:
    known = desk.upload.places.get(section.code) if desk.upload else None
    return known["headings"] if known else {}
