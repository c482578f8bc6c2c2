"""What rounds, reports and places are called on a page."""

from django.utils.translation import gettext as _

from grappe.answers import Answer, Place, Row, row_name
from grappe.questions import Questionnaire, Words
from grappe.site.errors import say
from grappe.site.rounds.models import Report, Round, State
from grappe.site.rounds.reading import questionnaire_of


def round_name(round_: Round) -> str:
    """“Members 2021”."""
    return f"{say(questionnaire_of(round_).label)} {say(round_.period.words)}"


def report_name(report: Report) -> str:
    """“Minalogic, Members 2021”."""
    return f"{report.cluster}, {round_name(report.round)}"


def state_for_region(report: Report, *, late: bool = False) -> tuple[str, str]:
    """The state in the words of an officer, and its kind for the look."""
    words = {
        State.EXPECTED: (_("not begun"), "late" if late else ""),
        State.DRAFT: (_("waiting for the cluster"), "late" if late else ""),
        State.SUBMITTED: (_("to read"), "todo"),
        State.RETURNED: (_("returned, waiting for the cluster"), ""),
        State.ACCEPTED: (_("accepted"), "done"),
    }
    return words[State(report.state)]


def place_name(place: Place, questionnaire: Questionnaire, answer: Answer | None) -> str:
    """“Members, Optique Vercors, Type of member”, as far as the place goes."""
    if not questionnaire.has(place.section):
        return ""
    section = questionnaire.section(place.section)
    said: list[Words] = [section.label]
    row = _row(answer, place)
    if row is not None and section.kind != "record":
        said.append(row_name(section, row))
    if place.field and section.has(place.field):
        said.append(section.field(place.field).label)
    return ", ".join(dict.fromkeys(say(one) for one in said))


def _row(answer: Answer | None, place: Place) -> Row | None:
    rows = answer.rows(place.section) if answer else ()
    return next((row for row in rows if row.id == place.row), None)
