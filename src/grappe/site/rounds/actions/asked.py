"""What can be noted, and the report of the quarter that a day lies in."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from grappe.answers import Row
from grappe.questions import Field, Section, Value, quarter_of
from grappe.site.errors import Refused, say
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.rounds.models import Report
from grappe.site.rounds.reading import questionnaire_of


class Notable(NamedTuple):
    """A section whose rows are noted the day they happen, with its questionnaire's code."""

    questionnaire: str
    section: Section

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(self.section.field(code) for code in self.section.noted)


def notables() -> tuple[Notable, ...]:
    """In the order of the questionnaires in force."""
    asked = (Notable(q.code, section) for q in current().latest for section in q.sections)
    return tuple(one for one in asked if one.section.noted)


def notable(code: str) -> Notable | None:
    return next((one for one in notables() if one.section.code == code), None)


def report_of_day(cluster: Cluster, questionnaire: str, day: date) -> Report:
    """The report of the quarter in which a day lies. Raises Refused where it isn't asked, or was
    sent."""
    period = quarter_of(day)
    about = {"round__questionnaire": questionnaire, "round__opened_at__isnull": False}
    found = (
        Report.objects.filter(cluster=cluster, round__year=period.year, **about)
        .filter(round__quarter=period.quarter)
        .select_related("round", "cluster")
        .first()
    )
    said = {"quarter": say(period.long_words)}
    if found is None:
        raise Refused(_("The %(quarter)s is not open for notes.") % said, "not_asked")
    if not found.can_be_edited:
        words = _("The %(quarter)s was sent: ask your officer to give it back, then note it.")
        raise Refused(words % said, "sent")
    return found


def day_of(section: Section, row: Row) -> date | None:
    """The day on which a row happened, where that can be read."""
    return as_day(row.values.get(section.happens or ""))


def as_day(value: Value) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def sections_shared(report: Report) -> Iterator[Section]:
    """The sections whose rows may name other clusters."""
    yield from (one for one in questionnaire_of(report.round).sections if one.shared_with)
