"""What a page learns after it saved some cells: findings by place, what is left, disagreements."""

from collections.abc import Iterable, Sequence, Set
from typing import Any

from django.http import HttpRequest
from django.template.loader import get_template, render_to_string
from django.utils.html import escape
from django.utils.translation import gettext as _

from grappe.answers import Place, Row
from grappe.questions import Section, value_words
from grappe.site.errors import say
from grappe.site.look.templatetags.look import number
from grappe.site.rounds.cells import name_of, shown
from grappe.site.rounds.desk import Desk, corrections_of, desk_of
from grappe.site.rounds.drafting import Conflict
from grappe.site.rounds.heads import heading_of, pills_of
from grappe.site.rounds.models import Report
from grappe.site.rounds.sheet import counts_of
from grappe.site.rounds.showing import show_finding, state_of, sum_of
from grappe.site.rounds.words import correct_words, unexplained_words
from grappe.site.speaking import language_of_reader


def after_saving(
    request: HttpRequest,
    report: Report,
    section: str,
    rows: Sequence[str],
    conflicts: Iterable[Conflict],
) -> dict[str, Any]:
    """{"states": cell → severity, "findings": slot → HTML, "conflicts": cell → both values,
    "words": what the page tells, as HTML, …}; `known` those of the rows that exist,
    with their numbers."""
    desk = desk_of(report)
    told: dict[str, Any] = {"revision": desk.draft.revision if desk.draft else 0, "by": _by(desk)}
    if not desk.questionnaire.has(section):
        return told | {"words": {"unexplained": unexplained_words(len(desk.unexplained))}}
    asked = desk.questionnaire.section(section)
    wanted, there = set(rows), desk.answer.rows(section)
    return told | {
        "known": {row.id: n for n, row in enumerate(there, start=1) if row.id in wanted},
        "total": len(there),
        "values": _values(desk, asked, wanted),
        "states": _states(desk, asked, wanted),
        "findings": _findings(desk, asked, rows),
        "conflicts": {name_of(one.place): _both(asked, one) for one in conflicts},
        "words": _words(request, desk, asked),
    }


def _by(desk: Desk) -> str:
    by = desk.draft.saved_by if desk.draft else None
    return _("%(who)s wrote here just now") % {"who": by} if by else ""


def _words(request: HttpRequest, desk: Desk, section: Section) -> dict[str, str]:
    total = sum_of(section, desk.answer.rows(section.code))
    words = {
        "left": correct_words(len(desk.errors)),
        "sum": number(total) if total is not None else "",
    }
    if section.kind == "table":
        counts, show = counts_of(desk, section), request.POST.get("show", "")
        over = {
            "pills": pills_of(section, counts, show),
            "corrections": corrections_of(desk, section),
            "columns": [show_finding(desk, one) for one in desk.of_columns(section)],
        }
        words["heading"] = escape(heading_of(desk, section))
        words["over"] = render_to_string("rounds/cluster/over_grid.html", over, request)
    return words


def _values(desk: Desk, section: Section, rows: Set[str]) -> dict[str, str]:
    language = language_of_reader()
    return {
        name_of(Place(section.code, row.id, asked.code)): shown(asked, value, language)
        for row in desk.answer.rows(section.code)
        if row.id in rows
        for asked in section.fields
        if (value := row.values.get(asked.code)) is not None
    }


def _states(desk: Desk, section: Section, rows: Set[str]) -> dict[str, str]:
    """Of given rows, too, that hold nothing yet."""
    there = {row.id: row for row in desk.answer.rows(section.code)}
    return {
        name_of(Place(section.code, name, asked.code)): state
        for name in rows
        for asked in section.fields
        if (state := state_of(desk, section, there.get(name, Row(name, {})), asked))
    }


def _findings(desk: Desk, section: Section, rows: Sequence[str]) -> dict[str, str]:
    """Without the frame that a request brings along: there may be a finding a row."""
    slots: dict[str, list[Any]] = {}
    for row in rows:
        for found in desk.by_row.get((section.code, row), ()):
            field = "" if section.kind == "table" else f":{found.place.field or ''}"
            slot = slots.setdefault(f"{section.code}:{row}{field}", [])
            slot.append(show_finding(desk, found))
    template = get_template("rounds/cluster/findings.html")
    return {slot: template.render({"findings": found}) for slot, found in slots.items()}


def _both(section: Section, one: Conflict) -> dict[str, str]:
    asked = section.field(one.place.field or "")
    return {
        "mine": shown(asked, one.mine, language_of_reader()),
        "theirs": shown(asked, one.theirs, language_of_reader()),
        "theirs_words": say(value_words(asked, one.theirs)),
    }
