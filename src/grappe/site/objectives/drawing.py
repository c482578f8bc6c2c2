"""A cluster's road as a picture: what was reached as bars, the target of each year a thin line."""

from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from grappe.figures import Figure, chart
from grappe.questions import Indicator, Words
from grappe.site.errors import say
from grappe.site.objectives.aims import Aim
from grappe.site.objectives.reading import Course
from grappe.site.objectives.telling import value_said
from grappe.site.speaking import language_of_reader


def drawn(course: Course, source: Sequence[str] = ()) -> SafeString | None:
    """None where there is no target yet, and of steps, which are read in words. With a `source`, it
    is a picture by itself."""
    trajectory, aim = course.in_force, course.aim
    if trajectory is None or aim.unit == "step":
        return None
    indicator = aim.computed or _asked(aim)
    values = {course.span.baseline_year: trajectory.baseline, **course.values}
    years = [course.span.baseline_year, *course.span.years]
    figures = [_figure(indicator, year, values.get(year)) for year in years]
    targets = {year: float(target) for year, target in _targets(course).items()}
    svg = chart(
        figures,
        indicator,
        language_of_reader(),
        title=_("%(what)s: what was reached, and the target of each year")
        % {"what": say(aim.label)},
        told=max(course.values, default=0),
        targets=targets,
        source=source,
    )
    return mark_safe(svg)  # noqa: S308 - words are escaped where it is drawn


def rows(course: Course) -> list[list[str | None]]:
    """The same as a table: a row a year; a year that is not over has no value yet."""
    trajectory = course.in_force
    baseline = trajectory.baseline if trajectory else None
    first = [str(course.span.baseline_year), "", value_said(course.aim, baseline) or None]
    return [
        first,
        *(
            [
                str(year),
                value_said(course.aim, trajectory.target(year) if trajectory else None) or None,
                value_said(course.aim, course.value(year)),
            ]
            for year in course.span.years
        ),
    ]


def columns() -> list[tuple[str, str]]:
    return [(_("Year"), ""), (_("Target"), "number"), (_("Reached"), "number")]


def _targets(course: Course) -> dict[int, float]:
    trajectory = course.in_force
    assert trajectory is not None
    told = {year: trajectory.target(year) for year in course.span.years}
    return {year: target for year, target in told.items() if target is not None}


def _figure(indicator: Indicator, year: int, value: float | None) -> Figure:
    """A year without a value is not over yet, or not reported: it stays empty under its target."""
    about = (indicator.code, indicator.unit, indicator.sensitivity, "cluster", "")
    return Figure(*about, year, None, value, 1, "shown")  # type: ignore[arg-type]


def _asked(aim: Aim) -> Indicator:
    """What is asked each year, as a chart takes it; a mark out of ten is a number."""
    return Indicator(
        code=aim.code,
        label=aim.label,
        definition=aim.definition,
        sentence=Words(fr="", en=""),
        unit=aim.unit_of_figures,
        nature="score",
        direction=aim.objective.direction,
        sensitivity="protected",
        formula="0",
    )
