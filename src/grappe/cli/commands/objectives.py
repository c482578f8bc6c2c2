from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grappe.cli import naming, options, telling
from grappe.cli.words import NO_OBJECTIVE
from grappe.questions import Words

if TYPE_CHECKING:
    from grappe.site.objectives.reading import Course


@telling.command(
    "objectives",
    Words(
        fr="Les objectifs d’un cluster\u202f: ses cibles par année, ce qui est atteint.",
        en="The objectives of a cluster: its targets by year, what was reached.",
    ),
)
@options.cluster
@options.data
@options.language
@options.as_json
def command(cluster: str, data: Path, lang: str, as_json: bool) -> None:
    options.site(data, lang)
    from grappe.site.dashboards.published import named
    from grappe.site.objectives.aims import span_on
    from grappe.site.objectives.reading import courses_of
    from grappe.site.policy.models import Cluster
    from grappe.site.rounds.publishing import latest_publication

    where = naming.place("cluster", cluster, lang, asked="grappe objectives --cluster")
    span, made = span_on(), latest_publication()
    if span is None:
        options.could_not(NO_OBJECTIVE.to(lang))
    published = named(made.code) if made else None
    courses = courses_of(Cluster.objects.get(code=where.code), span, published)
    if as_json:
        options.print_json([_row(one, lang) for one in courses])
    else:
        click.echo("\n".join(map(_line, courses)))


def _line(course: "Course") -> str:
    from grappe.site.objectives.pages import state_said, title_of

    return f"{course.aim.code:<24} {state_said(course.state):<24} {title_of(course)}"


def _row(course: "Course", lang: str) -> dict[str, Any]:
    aim, stands, agreed = course.aim, course.in_force, course.agreed
    return {
        "code": aim.code,
        "kind": aim.objective.kind,
        "title": aim.title.to(lang),
        "indicator": aim.label.to(lang),
        "unit": aim.unit,
        "direction": aim.objective.direction,
        "baseline": stands.baseline if stands else None,
        "trajectory": stands.targets if stands else {},
        "values": {str(year): value for year, value in course.values.items()},
        "state": course.state,
        "agreed_on": agreed.agreed_at.date() if agreed and agreed.agreed_at else None,
        "agreed_by": agreed.capacity if agreed else None,
    }
