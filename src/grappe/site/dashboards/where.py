"""Where members are: the map, by department and by commune, for a place and a year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.figures import (
    Published,
    Spread,
    Where,
    domain_place,
    fewest_places,
    region_place,
    spread,
    years_on_the_map,
)
from grappe.maps import ROWS_A_DOT, WIDTH, draw, sheet
from grappe.questions import fold
from grappe.references import OUTLINES_VINTAGE, departments
from grappe.site.accounts.models import User
from grappe.site.asked import number_in
from grappe.site.dashboards.downloads import Cell, Rows
from grappe.site.dashboards.places import by_name, own_clusters
from grappe.site.dashboards.values import clusters_said, number_said
from grappe.site.errors import say

_TABLES = (("departments", "csv"), ("departments", "xlsx"))
_PICTURES = (("map", "svg"), ("map", "png"))


@dataclass(frozen=True)
class Department:
    """A department's communes, in alphabetical order."""

    name: str
    rows: int
    communes: list[list[Cell]]


def places_for(user: User, published: Published) -> list[Where]:
    """The Region, its domains, and the clusters that are this person's to see."""
    policy = published.policy
    domains = [domain_place(policy, one.code) for one in policy.domains]
    return [region_place(policy), *by_name(domains), *own_clusters(user, published)]


def chosen(
    places: Sequence[Where], published: Published, given: Mapping[str, str]
) -> tuple[Where, Spread | None]:
    """The place and the year that an address asks for, else the first one and its latest year."""
    where = place_asked(places, given)
    year = number_in(given.get("year"))
    known = year in years_on_the_map(published, where)
    return where, spread(published, where, year if known else None)


def place_asked(places: Sequence[Where], given: Mapping[str, str]) -> Where:
    """The place that an address asks for, else the first one."""
    asked = given.get("place", "")
    return next((one for one in places if code_of_place(one) == asked), places[0])


def to_choose_from(places: Sequence[Where], where: Where) -> dict[str, Any]:
    """For a page: the places that a reader may ask for, and that which was."""
    return {
        "where": where,
        "places": [(code_of_place(one), say(one.said)) for one in places],
        "place": code_of_place(where),
    }


def code_of_place(where: Where) -> str:
    return "" if where.level == "region" else f"{where.level}-{where.code}"


def of_map(user: User, published: Published, given: Mapping[str, str]) -> dict[str, Any]:
    """The page; `spread` is None where nothing is known of the place."""
    places = places_for(user, published)
    where, found = chosen(places, published, given)
    about: dict[str, Any] = {
        "publication": published.publication,
        **to_choose_from(places, where),
        "spread": found,
        "years": sorted(years_on_the_map(published, where)),
    }
    return {**about, **drawn(published, found, where)} if found else about


def drawn(published: Published, found: Spread, where: Where) -> dict[str, Any]:
    """The map of a place and the tables beside it, for a page."""
    return {
        "spread": found,
        "map": draw(published.policy.region, found.communes),
        "map_width": WIDTH,
        "map_rows": say(found.section.rows_called),
        "rows_a_dot": ROWS_A_DOT,
        "outlines_vintage": OUTLINES_VINTAGE,
        "map_clusters": clusters_said(found.clusters, where.clusters) if where.clusters > 1 else "",
        "map_query": f"?place={code_of_place(where)}&year={found.year}",
        "map_files": (*_TABLES, *_PICTURES),
        "columns": department_columns(found),
        "rows": department_rows(found),
        "concentration": concentration_said(found),
        "by_department": _by_department(found),
        "commune_columns": [(_("Commune"), ""), (say(found.section.label), "number")],
    }


def concentration_said(found: Spread) -> str:
    """In how few communes half of the rows are; empty where none has a commune."""
    counts = [n for _commune, n in found.communes]
    if not counts:
        return ""
    half, rows = fewest_places(counts), say(found.section.rows_called)
    about = {"rows": rows, "half": number_said(half), "all": number_said(len(counts))}
    said = ngettext(
        "Half of the %(rows)s in the Region are in one commune, all of them in %(all)s.",
        "Half of the %(rows)s in the Region are in %(half)s communes, all of them in %(all)s.",
        half,
    )
    return said % about


def _by_department(found: Spread) -> list[Department]:
    names = departments()
    ordered = sorted(found.communes, key=lambda one: (one[0].department, fold(one[0].name)))
    return [
        Department(
            f"{names[code].name} ({code})",
            sum(n for _commune, n in some),
            [[commune.name, n] for commune, n in some],
        )
        for code, group in groupby(ordered, key=lambda one: one[0].department)
        if (some := list(group))
    ]


def department_columns(found: Spread) -> list[tuple[str, str]]:
    return [(_("Department"), ""), (say(found.section.label), "number")]


def department_rows(found: Spread) -> list[list[Cell]]:
    """Rows by department, in the order of their codes, then those from further away."""
    inside: list[list[Cell]] = [[f"{d.name} ({d.code})", n] for d, n in found.departments]
    further = [
        (_("Elsewhere in France"), found.elsewhere),
        (_("Abroad"), found.abroad),
        (_("Place not known"), found.unplaced),
    ]
    return inside + [[label, n] for label, n in further if n]


def title_said(found: Spread, where: Where) -> str:
    about = {"what": say(found.section.label), "place": say(where.said), "year": found.year}
    return _("%(what)s, %(place)s, %(year)s") % about


def rows_of_map(published: Published, found: Spread, what: str) -> Rows:
    """Departments or communes as a table to take away."""
    label = say(found.section.label)
    about: list[Cell] = [found.year, published.publication.code]
    more: list[Cell] = [_("Year"), _("Publication")]
    if what == "departments":
        return [[_("Department"), label, *more], *([*r, *about] for r in department_rows(found))]
    heads: list[Cell] = [_("Department"), _("Commune"), _("Code"), label, *more]
    ordered = sorted(found.communes, key=lambda one: (one[0].department, fold(one[0].name)))
    return [heads, *([c.department, c.name, c.code, n, *about] for c, n in ordered)]


def picture_of_map(
    published: Published, found: Spread, where: Where, source: tuple[str, ...]
) -> str | None:
    """The map as a picture by itself; None without outlines."""
    on = draw(published.policy.region, found.communes)
    dots = _("One dot: %(n)s %(rows)s, near their commune.")
    said = dots % {"n": ROWS_A_DOT, "rows": say(found.section.rows_called)}
    return sheet(on.ground, on.dots, title_said(found, where), (said, *source)) if on else None
