"""What clusters would see of a new version: its form, its workbook, its guide."""

from grappe.answers import Answer
from grappe.checks import Checked
from grappe.questions import Questionnaire, Section
from grappe.site import clock
from grappe.site.rounds.desk import Desk
from grappe.site.rounds.fields import Questions, groups_of
from grappe.site.rounds.models import Report, Round
from grappe.site.speaking import language_of_reader
from grappe.workbook import write_template


def form_of(asked: Questionnaire, section: Section) -> Questions:
    """A section as a cluster would fill it in; of a list, one row."""
    answer = Answer(asked.code, asked.version, _year(asked))
    about = Round(questionnaire=asked.code, version=asked.version, year=answer.year)
    desk = Desk(Report(round=about), asked, None, answer, None, Checked((), ()), None)
    return groups_of(desk, section, {})


def workbook_of(asked: Questionnaire) -> bytes:
    """The empty .xlsx, as for a cluster of no name."""
    return write_template(
        asked,
        year=_year(asked),
        cluster_code="",
        cluster_name="",
        language=language_of_reader(),
    )


def _year(asked: Questionnaire) -> int:
    return clock.today().year + asked.year_offset
