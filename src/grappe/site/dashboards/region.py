"""The Region at a glance: four numbers, a map, who the members are, and where to go on."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from grappe.figures import Figure
from grappe.references import OUTLINES_VINTAGE
from grappe.site.accounts.models import User
from grappe.site.dashboards.audience import seen_by
from grappe.site.dashboards.bars import clusters_said
from grappe.site.dashboards.downloads import Cell
from grappe.site.dashboards.drawing import MEMBERS_A_DOT, WIDTH, draw
from grappe.site.dashboards.geography import Spread, spread
from grappe.site.dashboards.places import Where, region_place
from grappe.site.dashboards.published import Published
from grappe.site.dashboards.telling import Told, told

HEADLINES = ("members", "new_members", "private_share", "fte")
TITLE = ("members", "sme_share")
PARTS = "members_by_type"


def of_region(user: User, published: Published) -> dict[str, Any]:
    """The page's figures; what the policy doesn't define is left out."""
    figures, where = seen_by(user, published), region_place(published.policy)
    own = [figure for figure in figures if figure.by == "region"]
    spread_out = spread(published)
    return {
        "publication": published.publication,
        "where": where,
        "title": _title(published, own, where),
        "headlines": _several(published, own, where, HEADLINES),
        "parts": next(iter(_several(published, own, where, (PARTS,))), None),
        "under_way": _under_way(own, where),
        "domains": published.policy.domains,
        "indicators": published.known.indicators.values(),
        **(_map(published, spread_out, where) if spread_out else {}),
    }


def _several(
    published: Published, figures: Sequence[Figure], where: Where, codes: Sequence[str]
) -> list[Told]:
    known = published.known.indicators
    found = (told(published, figures, known[code], where) for code in codes if code in known)
    return [one for one in found if one is not None]


def _title(published: Published, figures: Sequence[Figure], where: Where) -> str | None:
    both = _several(published, figures, where, TITLE)
    if len(both) < 2 or any(one.status != "shown" for one in both):
        return None
    members, share = both
    answered = members.clusters if members.partial else ""
    return _("%(clusters)s clusters bring together %(members)s members, %(share)s of them SMEs") % {
        "clusters": answered or where.clusters,
        "members": members.value,
        "share": share.value,
    }


def _under_way(figures: Sequence[Figure], where: Where) -> tuple[int, str] | None:
    """The latest year where some clusters are still to come, and how many have answered."""
    first = [f for f in figures if f.indicator == HEADLINES[0] and f.value is not None]
    last = max(first, key=lambda f: f.year, default=None)
    if last is None or last.n >= where.clusters:
        return None
    return last.year, clusters_said(last.n, where.clusters)


def _map(published: Published, found: Spread, where: Where) -> dict[str, Any]:
    return {
        "spread": found,
        "map": draw(published.policy.region, found.communes),
        "map_width": WIDTH,
        "members_a_dot": MEMBERS_A_DOT,
        "outlines_vintage": OUTLINES_VINTAGE,
        "map_clusters": clusters_said(found.clusters, where.clusters),
        "columns": department_columns(),
        "rows": department_rows(found),
    }


def department_columns() -> list[tuple[str, str]]:
    return [(_("Department"), ""), (_("Members"), "number")]


def department_rows(found: Spread) -> list[list[Cell]]:
    """Members by department, in the order of their codes, then those from further away."""
    inside: list[list[Cell]] = [[f"{d.name} ({d.code})", n] for d, n in found.departments]
    further = [
        (_("Elsewhere in France"), found.elsewhere),
        (_("Abroad"), found.abroad),
        (_("Place not known"), found.unplaced),
    ]
    return inside + [[label, n] for label, n in further if n]
