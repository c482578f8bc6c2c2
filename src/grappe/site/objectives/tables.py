"""A cluster's objectives as a table to take away: a row an objective and year."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from grappe.site.dashboards.downloads import Cell, Rows
from grappe.site.errors import say
from grappe.site.objectives.pages import state_said
from grappe.site.objectives.reading import Course
from grappe.site.objectives.telling import direction_said


def rows_of(courses: Iterable[Course]) -> Rows:
    """Heads first; numbers as they are kept, shares as fractions."""
    heads = (
        *(_("Topic"), _("Objective"), _("Measured by"), _("Direction"), _("State")),
        *(_("Year"), _("Target"), _("Reached"), _("How the cluster sees it"), _("What comes next")),
    )
    return [heads, *(row for one in courses for row in _rows(one))]


def _rows(course: Course) -> Iterable[list[Cell]]:
    aim, stands = course.aim, course.in_force
    about: list[Cell] = [
        say(aim.topic.name),
        say(aim.title),
        say(aim.label),
        direction_said(aim),
        state_said(course.state),
    ]
    yield [*about, course.span.baseline_year, None, stands.baseline if stands else None, "", ""]
    for year in course.span.years:
        said = course.reported.get(year)
        words = [said.view, said.coming] if said else ["", ""]
        target = stands.target(year) if stands else None
        yield [*about, year, target, course.value(year), *words]
