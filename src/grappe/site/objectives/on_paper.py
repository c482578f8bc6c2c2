"""A cluster's road in its portrait: what was agreed on, against its own trajectory."""

from django.utils.translation import gettext as _

from grappe.figures import Published
from grappe.papers import Cell, Row, Table
from grappe.site.accounts import rights
from grappe.site.accounts.models import User
from grappe.site.errors import say
from grappe.site.objectives.aims import span_on
from grappe.site.objectives.pages import OnPage, Year, on_page
from grappe.site.objectives.reading import Course, courses_of
from grappe.site.policy.models import Cluster


def road_on_paper(user: User, cluster: Cluster, published: Published) -> Table | None:
    """A row an objective that is agreed on, a column a year: what was reached, and the target. None
    where this reader may not see it, or nothing is agreed on yet (four queries)."""
    span = span_on()
    if span is None or not rights.can_see_objectives(user, cluster):
        return None
    courses = courses_of(cluster, span, published)
    rows = tuple(_row(on_page(one)) for one in courses if one.agreed)
    if not rows:
        return None
    words = _("Objectives from %(first)s to %(last)s, along its own trajectory")
    title = words % {"first": span.first, "last": span.last}
    years = (span.baseline_year, *span.years)
    return Table(title, tuple(map(str, years)), rows)


def _row(told: OnPage) -> Row:
    course = told.course
    before = course.in_force.baseline if course.in_force else None
    baseline = Cell(told.baseline, before, told.aim.unit_of_figures) if told.baseline else None
    return Row(say(told.aim.label), "", (baseline, *(_cell(one, course) for one in told.years)))


def _cell(told: Year, course: Course) -> Cell | None:
    """In words, as the road's own page has it; a year that is not over has its target alone."""
    target = _("target: %(target)s") % {"target": told.target} if told.target else ""
    if told.reached:
        return Cell(told.reached, course.value(told.year), course.aim.unit_of_figures, target)
    return Cell(target, None, course.aim.unit_of_figures) if target else None
