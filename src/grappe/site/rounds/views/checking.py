"""Check your answers: a section a line, what is left, what asks for a word, then sending."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.answers import Finding, Place, row_name
from grappe.questions import Section
from grappe.site import clock
from grappe.site.accounts import rights
from grappe.site.errors import say
from grappe.site.rounds.desk import Desk, desk_of, unanswered
from grappe.site.rounds.drafting import look_at
from grappe.site.rounds.models import Comment, Report, State
from grappe.site.rounds.news import place_words
from grappe.site.rounds.showing import FindingShown, anchor, show_finding
from grappe.site.rounds.to_tell import rows_to_tell
from grappe.site.rounds.views.asking import acting, of_report
from grappe.site.rounds.views.framing import framed
from grappe.site.rounds.who import recognised_in
from grappe.site.rounds.words import (
    correct_words,
    count_words,
    due_words,
    unexplained_words,
)

_MANY, _MANY_LINES = 12, 50


@dataclass(frozen=True)
class SectionShown:
    """A section's line: what it holds, where it stands, where to go."""

    section: Section
    url: str
    holds: str
    state: str
    kind: str
    carried: int
    forgotten: int


@of_report(rights.can_see_draft)
def report(request: HttpRequest, report: Report) -> HttpResponse:
    """What was sent is read elsewhere."""
    if not report.can_be_edited:
        return redirect("rounds:sent_answer", report.pk)
    who = acting(request, report)
    if not who["on_behalf"]:
        look_at(report, by=who["by"])
    return render_report(request, desk_of(report), on_behalf=who["on_behalf"])


def render_report(
    request: HttpRequest, desk: Desk, *, on_behalf: bool, problem: str = ""
) -> HttpResponse:
    sections = [_section(desk, one) for one in desk.questionnaire.sections]
    warnings = [f for f in desk.findings if f.severity == "warning"]
    shown = [show_finding(desk, one) for one in warnings[:_MANY_LINES]]
    context = framed(desk, None, on_behalf=on_behalf) | {
        "heading": _heading(desk),
        "sections": sections,
        "errors": [(_sentence(desk, f), _address(desk, f)) for f in desk.errors[:_MANY]],
        "more_errors": max(0, len(desk.errors) - _MANY),
        "warnings": list(_with_address(desk, warnings, shown)),
        "asking": len(warnings),
        "more_warnings": max(0, len(warnings) - _MANY_LINES),
        "unexplained": unexplained_words(len(desk.unexplained)),
        "carried": desk.carried(),
        "forgotten": sum(one.forgotten for one in sections),
        "due": due_words(desk.report.round.due, clock.today()),
        "problem": problem,
        "returned": desk.report.state == State.RETURNED,
        "open_comments": [c for c in desk.comments if c.of_region and c.parent_id is None],
        "waiting": [c.pk for c in unanswered(desk.comments)],
        "places": {c.pk: _place(desk, c) for c in desk.comments if c.section},
        "who": recognised_in(desk),
        "may_send": rights.can_send(request.user, desk.report.cluster),
        "running": desk.report.round.is_running(clock.today()),
        "to_tell": rows_to_tell(desk.questionnaire, desk.answer),
    }
    return render(request, "rounds/cluster/report.html", context)


def _heading(desk: Desk) -> str:
    n, waiting = len(desk.errors), len(unanswered(desk.comments))
    if waiting and not n:
        return ngettext(
            "The Region asks one question", "The Region asks %(n)s questions", waiting
        ) % {"n": count_words(waiting)}
    if n:
        todo = ngettext("One point to correct", "%(n)s points to correct", n)
        return _("%(todo)s before sending") % {"todo": todo % {"n": count_words(n).capitalize()}}
    if not desk.answer.sections:
        return _("Nothing is written yet")
    if desk.reopened_for:
        return _("The Region asks you to correct what it had accepted")
    return _("Ready to send: nothing to correct")


def _section(desk: Desk, section: Section) -> SectionShown:
    errors = sum(f.severity == "error" for f in desk.of_section(section))
    carried, forgotten = desk.carried(section.code), len(desk.forgotten(section))
    rows = len(desk.answer.rows(section.code))
    if errors:
        state, kind = correct_words(errors).capitalize(), "todo"
    elif not rows:
        state, kind = (_("May be left out"), "") if section.optional else (_("Empty"), "")
    elif carried:
        state, kind = _("Carried over, not looked at"), "todo"
    else:
        state, kind = _("Complete"), "done"
    return SectionShown(
        section, _page(desk, section), _holds(section, rows), state, kind, carried, forgotten
    )


def _holds(section: Section, rows: int) -> str:
    if section.kind != "table":
        return say(section.help)
    return ngettext("%(n)s row", "%(n)s rows", rows) % {"n": rows}


def _page(desk: Desk, section: Section) -> str:
    name = "rounds:grid" if section.kind == "table" else "rounds:form"
    return reverse(name, args=[desk.report.pk, section.code])


def _place(desk: Desk, said: Comment) -> tuple[str, str]:
    """Where a comment stands: its words, and the address of its place in the draft."""
    words, address = place_words(said), ""
    if desk.questionnaire.has(said.section):
        section = desk.questionnaire.section(said.section)
        row = next((r for r in desk.answer.rows(section.code) if r.id == said.row), None)
        named = row is not None and section.kind == "table"
        words = f"{words}, {say(row_name(section, row))}" if row and named else words
        address = f"{_page(desk, section)}?show=all"
        field = said.field or section.fields[0].code
        if row is not None:
            address += f"&row={row.id}#{anchor(Place(section.code, row.id, field))}"
    return words, address


def _address(desk: Desk, found: Finding) -> str:
    section, show = desk.questionnaire.section(found.place.section), ""
    if section.kind == "table" and found.severity in {"error", "warning"}:
        show = f"?show={found.severity}s&row={found.place.row or ''}"
    place = f"#{anchor(found.place)}" if found.place.row and found.place.field else ""
    return f"{_page(desk, section)}{show}{place}"


def _sentence(desk: Desk, found: Finding) -> str:
    section = say(desk.questionnaire.section(found.place.section).label)
    where = f"{section}, {found.cell}" if found.cell else section
    return _("%(where)s: %(message)s") % {"where": where, "message": say(found.message)}


def _with_address(
    desk: Desk, warnings: list[Finding], shown: list[FindingShown]
) -> Iterator[tuple[str, str, tuple[FindingShown]]]:
    for found, one in zip(warnings, shown, strict=False):
        yield _whose(desk, found.place), _address(desk, found), (one,)


def _whose(desk: Desk, place: Place) -> str:
    """The section, and of a table the name of the row."""
    section = desk.questionnaire.section(place.section)
    row = next((r for r in desk.answer.rows(section.code) if r.id == place.row), None)
    if row is None or section.kind != "table":
        return say(section.label)
    return f"{say(section.label)}, {say(row_name(section, row))}"
