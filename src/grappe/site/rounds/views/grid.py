"""A table of the draft as a grid: "your file, read"."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from grappe.questions import Field, Section
from grappe.questions.values import fold
from grappe.site.accounts import rights
from grappe.site.errors import say
from grappe.site.rounds.desk import Desk, desk_of
from grappe.site.rounds.drafting import look_at
from grappe.site.rounds.heads import heading_of, pills_of
from grappe.site.rounds.models import Report
from grappe.site.rounds.reading import questionnaire_of
from grappe.site.rounds.sheet import Wanted, sheet_of
from grappe.site.rounds.showing import Conflicts, show_finding
from grappe.site.rounds.to_tell import rows_to_tell
from grappe.site.rounds.views.asking import acting, of_report
from grappe.site.rounds.views.framing import framed


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
    sheet = sheet_of(desk, section, _wanted(request.GET, conflicts), conflicts)
    context = framed(desk, section, on_behalf=who["on_behalf"]) | {
        "section": section,
        "sheet": sheet,
        "conflicts": conflicts,
        "heading": heading_of(desk, section),
        "pills": pills_of(section, sheet.counts, sheet.show),
        "columns": [show_finding(desk, one) for one in desk.of_columns(section)],
        "headings": _headings(desk, section),
        "to_tell": rows_to_tell(desk.questionnaire, desk.answer) if _tells(section) else [],
        "from_file": bool(desk.upload and section.code in desk.upload.places),
    }
    return render(request, "rounds/cluster/grid.html", context)


def _wanted(asked: QueryDict, conflicts: Conflicts) -> Wanted:
    page = asked.get("page", "")
    show = "all" if conflicts else asked.get("show", "")
    row = next((str(place.row) for place in conflicts), asked.get("row", ""))
    return Wanted(show, int(page) if page.isdecimal() else 1, row)


def _headings(desk: Desk, section: Section) -> dict[str, str]:
    """Field → the heading of the latest file, where it is not its own name."""
    known = desk.upload.places.get(section.code) if desk.upload else None
    written = known["headings"] if known else {}
    return {f.code: written[f.code] for f in section.fields if _is_other(f, written.get(f.code))}


def _tells(section: Section) -> bool:
    return any(field.tells for field in section.fields)


def _is_other(field: Field, written: str | None) -> bool:
    return bool(written) and not fold(str(written)).startswith(fold(say(field.label)))
