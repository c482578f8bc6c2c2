"""What the buttons of a form and of a grid do, each by one verb.

A button says "verb" or "verb argument"; rows that were ticked come with it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from grappe.answers import Finding
from grappe.site.errors import Refused
from grappe.site.rounds import draft_rows, drafting, undoing
from grappe.site.rounds.cells import key_of
from grappe.site.rounds.models import Report
from grappe.site.rounds.reading import check_report, draft_answer


@dataclass(frozen=True)
class Asked:
    """A button that was pressed: on which report, in which section, with which rows, by whom."""

    report: Report
    section: str
    rows: Sequence[str]
    argument: str
    who: dict[str, Any]


def act(verb: str, asked: Asked) -> str:
    """Does it, and gives the sentence that says so. Raises Refused."""
    done = _ACTS.get(verb)
    return done(asked) if done else ""


def _correct(asked: Asked) -> str:
    return _corrected(asked, [f for f in _findings(asked) if key_of(f) == asked.argument])


def _correct_all(asked: Asked) -> str:
    return _corrected(asked, [f for f in _findings(asked) if f.place.section == asked.section])


def _corrected(asked: Asked, findings: list[Finding]) -> str:
    drafting.accept_corrections(asked.report, findings, **asked.who)
    return ""


def _findings(asked: Asked) -> list[Finding]:
    found = check_report(asked.report, draft_answer(asked.report)).findings
    return [finding for finding in found if finding.correction is not None]


def _undo(asked: Asked) -> str:
    undone = undoing.undo_last(asked.report, **asked.who)
    return _("Your last change is undone.") if undone else _("There is nothing to undo.")


def _confirm(asked: Asked) -> str:
    if not asked.rows:
        return _tick()
    drafting.confirm_unchanged(asked.report, asked.section, asked.rows, **asked.who)
    return ""


def _confirm_all(asked: Asked) -> str:
    drafting.confirm_unchanged(asked.report, asked.section, **asked.who)
    return _("Confirmed as unchanged.")


def _copy(asked: Asked) -> str:
    if not asked.rows:
        return _tick()
    draft_rows.copy_rows(asked.report, asked.section, asked.rows, **asked.who)
    return _("Copied to the end of the list: what tells one from another is left to write.")


def _left(asked: Asked) -> str:
    if not asked.rows:
        return _tick()
    draft_rows.mark_left(asked.report, asked.section, asked.rows, **asked.who)
    return ""


def _remove(asked: Asked) -> str:
    if not asked.rows:
        return _tick()
    draft_rows.delete_rows(asked.report, asked.section, asked.rows, **asked.who)
    return ""


def _tick() -> str:
    raise Refused(_("Tick the rows first, in the column of numbers."), "no_rows")


_ACTS: dict[str, Callable[[Asked], str]] = {
    "correct": _correct,
    "correct_all": _correct_all,
    "undo": _undo,
    "confirm": _confirm,
    "confirm_all": _confirm_all,
    "copy": _copy,
    "left": _left,
    "remove": _remove,
}
