"""The Region at a glance: a few numbers, a map, its parts, and where to go on.

Which ones is said by the policy (`pages.region`).
"""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from grappe.figures import Figure, Published, Where, region_place, spread
from grappe.policies.pages import CLUSTERS, Parts, Title
from grappe.site.accounts.models import User
from grappe.site.dashboards.audience import figures_for
from grappe.site.dashboards.staying import staying
from grappe.site.dashboards.telling import Told, told
from grappe.site.dashboards.values import clusters_said
from grappe.site.dashboards.where import drawn
from grappe.site.errors import say
from grappe.site.stories.reading import latest

STORIES = 3


def of_region(user: User, published: Published) -> dict[str, Any]:
    """The page's figures; what the policy doesn't define is left out."""
    figures, where = figures_for(user, published), region_place(published.policy)
    own = [figure for figure in figures if figure.by == "region"]
    page = published.policy.pages.region
    headlines = _several(published, own, where, page.headlines)
    return {
        "publication": published.publication,
        "where": where,
        "page": page,
        "title": _title(published, own, where, page.title),
        "headlines": headlines,
        "parts": _parts(published, own, where, page.parts),
        "staying": staying(published, where),
        "under_way": _under_way(own, where, page.headlines),
        "domains": published.policy.domains,
        "stories": latest(STORIES),
        **_map(published, where),
    }


def _several(
    published: Published, figures: Sequence[Figure], where: Where, codes: Sequence[str]
) -> list[Told]:
    known = published.known.indicators
    found = (told(published, figures, known[code], where) for code in codes if code in known)
    return [one for one in found if one is not None]


def _title(
    published: Published, figures: Sequence[Figure], where: Where, title: Title | None
) -> str | None:
    """The policy's sentence, its numbers filled in; None where one of them cannot be told."""
    codes = title.indicators if title else ()
    named = _several(published, figures, where, codes)
    if title is None or len(named) < len(codes) or any(one.status != "shown" for one in named):
        return None
    answered = next((_of(one, where) for one in named if one.partial), str(where.clusters))
    said = {one.code: one.value for one in named}
    return say(title.filled(**{CLUSTERS: answered}, **said))


def _of(one: Told, where: Where) -> str:
    """How many of the clusters have answered, without saying what they are."""
    behind = min(figure.n for figure in one.series.figures if figure.year == one.year)
    return _("%(n)s of %(whole)s") % {"n": behind, "whole": where.clusters}


def _parts(
    published: Published, figures: Sequence[Figure], where: Where, parts: Parts | None
) -> Told | None:
    return next(
        iter(_several(published, figures, where, (parts.indicator,) if parts else ())), None
    )


def _under_way(
    figures: Sequence[Figure], where: Where, headlines: Sequence[str]
) -> tuple[int, str] | None:
    """The latest year where some clusters are still to come, and how many have answered."""
    first = [f for f in figures if f.indicator in headlines[:1] and f.value is not None]
    last = max(first, key=lambda f: f.year, default=None)
    if last is None or last.n >= where.clusters:
        return None
    return last.year, clusters_said(last.n, where.clusters)


def _map(published: Published, where: Where) -> dict[str, Any]:
    found = spread(published)
    return {"map": None} if found is None else drawn(published, found, where)
