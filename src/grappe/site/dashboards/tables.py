"""The tables behind the pictures, in the reader's language."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from grappe.figures import (
    UNITS,
    Figure,
    Published,
    Where,
    code_of,
    in_unit,
    of_place,
    remarks_on,
)
from grappe.questions import Indicator
from grappe.site.accounts.models import User
from grappe.site.dashboards.audience import figures_for
from grappe.site.dashboards.downloads import Cell, Exact, Rows
from grappe.site.dashboards.explore import explored
from grappe.site.dashboards.exploring import Narrowed
from grappe.site.dashboards.pages import remarks_at
from grappe.site.dashboards.published import latest
from grappe.site.dashboards.values import value_said
from grappe.site.errors import say


def rows_of_table(user: User, where: Where, code: str, only: Narrowed) -> Rows | None:
    """An indicator of a place, a row for each year and part; None where there is no such thing."""
    published = latest(user)
    indicator = published.known.indicators.get(code) if published else None
    if published is None or indicator is None:
        return None
    figures = figures_for(user, published)
    return rows_of(published, figures, where, indicator, only)


def rows_of(
    published: Published,
    told: Iterable[Figure],
    where: Where,
    asked: Indicator,
    only: Narrowed,
) -> Rows:
    """The same, of a publication; its first row are heads. Words and units for people first, then
    codes and the value for programs."""
    indicator, figures = only.of(published, asked, told)
    words = published.parts(indicator).words
    heads = [_("Indicator"), _("Place"), _("Year"), _("Detail"), _("Value"), _("Unit")]
    more = [_("Clusters behind the value"), _("State"), _("Publication")]
    alone = where.level == "cluster"
    said = remarks_at(published, where)
    codes = [_("Indicator's code"), _("Detail's code"), _("Unit's code"), _("Value as computed")]
    comment = [_("The cluster's comment")] if alone else []
    rows: list[list[Cell]] = [[*heads, *more, *comment, *codes]]
    for one in of_place(figures, indicator, where):
        part = code_of(one)
        rows.append(
            [
                say(indicator.label),
                say(where.said),
                one.year,
                say(words[part]) if one.breakdown and part in words else part,
                None if one.value is None else in_unit(one.value, one.unit),
                say(UNITS[one.unit]),
                one.n,
                "" if one.value is not None else value_said(one),
                published.publication.code,
                *(["\n".join(r.text for r in remarks_on(said, [one]))] if alone else []),
                *(one.indicator, part, one.unit, None if one.value is None else Exact(one.value)),
            ]
        )
    return rows


def rows_explored(user: User, given: Mapping[str, str]) -> Rows | None:
    """What is explored, place after place, as one table."""
    published = latest(user)
    page = explored(user, published, given) if published else None
    if published is None or page is None:
        return None
    asked, figures = page["asked"], figures_for(user, published)
    tables = [
        rows_of(published, figures, one.where, asked.indicator, asked.only)
        for one in page["charts"]
    ]
    return [*(tables[0][:1] if tables else ()), *(row for one in tables for row in one[1:])]
