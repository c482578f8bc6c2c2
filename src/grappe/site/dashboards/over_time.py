"""How a place went over the years: the figures that its page begins with, a chart each, their parts
as lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from grappe.figures import Figure, Published, Where
from grappe.policies import Policy
from grappe.site.accounts.models import User
from grappe.site.dashboards.audience import figures_for
from grappe.site.dashboards.exploring import OVER_YEARS, Narrowed
from grappe.site.dashboards.pages import remarks_at
from grappe.site.dashboards.telling import Told, sentence_said, told
from grappe.site.dashboards.where import place_asked, places_for, to_choose_from


def of_years(user: User, published: Published, given: Mapping[str, str]) -> dict[str, Any]:
    """The page of the place that the address asks for, the Region where it names none."""
    places = places_for(user, published)
    where = place_asked(places, given)
    figures = figures_for(user, published)
    codes = _codes(published.policy, where)
    first = published.known.indicators.get(next(iter(codes), ""))
    return {
        "publication": published.publication,
        **to_choose_from(places, where),
        "title": sentence_said(published, figures, first, where) if first else None,
        "charts": list(_charts(published, figures, codes, where)),
    }


def _codes(policy: Policy, where: Where) -> list[str]:
    """What the policy shows of a place first, parts among it."""
    pages = policy.pages
    if where.level == "region":
        parts = pages.region.parts
        return [*pages.region.headlines, *([parts.indicator] if parts else [])]
    return list((pages.domain if where.level == "domain" else pages.cluster).charts)


def _charts(
    published: Published, figures: Sequence[Figure], codes: Sequence[str], where: Where
) -> Iterator[Told]:
    said = remarks_at(published, where)
    for code in codes:
        indicator = published.known.indicators.get(code)
        if indicator is None:
            continue
        one = told(published, figures, indicator, where, said, over_years=True)
        if one:
            whole = Narrowed(part=OVER_YEARS if one.is_broken_down else "")
            yield replace(one, query=whole.query, among_many=True)
