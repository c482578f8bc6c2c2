"""What clusters would see of a new version: its form, its workbook, its guide."""

from grappe.checks import Checked
from grappe.questions import Period, Questionnaire, Section
from grappe.site import clock
from grappe.site.rounds.desk import Desk
from grappe.site.rounds.fields import Questions, groups_of
from grappe.site.rounds.models import Report, Round
from grappe.site.rounds.reading import nothing_yet
from grappe.site.speaking import language_of_reader
from grappe.workbook import write_template


def form_of(asked: Questionnaire, section: Section) -> Questions:
    """A section as a cluster would fill it in; of a list, one row."""
    answer = nothing_yet(asked, _period(asked))
    year, quarter = answer.period
    about = Round(questionnaire=asked.code, version=asked.version, year=year, quarter=quarter)
    desk = Desk(Report(round=about), asked, None, answer, None, Checked((), ()), None)
    return groups_of(desk, section, {})


def workbook_of(asked: Questionnaire) -> bytes:
    """The empty .xlsx, as for a cluster of no name."""
    year, quarter = _period(asked)
    return write_template(
        asked,
        year=year,
        quarter=quarter,
        cluster_code="",
        cluster_name="",
        language=language_of_reader(),
    )


def _period(asked: Questionnaire) -> Period:
    """The year, or the quarter, that it would be asked about today."""
    today = clock.today()
    quarter = (today.month + 2) // 3 if asked.is_quarterly else None
    return Period(today.year + asked.year_offset, quarter)
