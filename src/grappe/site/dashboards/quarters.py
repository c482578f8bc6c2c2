"""What is asked by quarters, one after the other: the Region's, and the reader's own cluster's."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from grappe.figures import Figure, Published, Where, of_place
from grappe.questions import Indicator, Period
from grappe.site.accounts.models import User
from grappe.site.dashboards.audience import own_cluster, quarters_for
from grappe.site.dashboards.values import clusters_said, value_said
from grappe.site.errors import say


@dataclass(frozen=True)
class Quarters:
    """A table, the earliest quarter first."""

    columns: list[tuple[str, str]]
    rows: list[list[str]]


def quarters(
    user: User, published: Published, indicator: Indicator, where: Where
) -> Quarters | None:
    """None of what is asked by years, and of what is broken down."""
    figures = quarters_for(user, published)
    told = _by_period(of_place(figures, indicator, where))
    if not told or indicator.breakdown is not None:
        return None
    own = own_cluster(user, published)
    mine = _by_period(of_place(figures, indicator, own)) if own else {}
    columns = [
        (_("Quarter"), ""),
        (say(where.said), "number"),
        (_("Clusters behind the value"), ""),
    ]
    columns += [(own.name, "number")] if own else []
    rows = [
        [
            say(period.words),
            value_said(one),
            clusters_said(one.n, where.clusters),
            *([value_said(mine[period]) if period in mine else ""] if own else []),
        ]
        for period, one in sorted(told.items())
    ]
    return Quarters(columns, rows)


def _by_period(figures: list[Figure]) -> dict[Period, Figure]:
    return {one.period: one for one in figures}
