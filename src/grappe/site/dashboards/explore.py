"""The page where a reader chooses: an indicator, grouping, years; a chart for each place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from grappe.figures import (
    Figure,
    Published,
    Where,
    code_of,
    domain_place,
    region_place,
)
from grappe.questions import Indicator
from grappe.site.accounts.models import User
from grappe.site.accounts.rights import can_see_clusters_together
from grappe.site.dashboards.audience import figures_for
from grappe.site.dashboards.exploring import GROUPINGS, LEVEL_OF, OVER_YEARS, Asked, asked
from grappe.site.dashboards.places import by_name, own_clusters
from grappe.site.dashboards.telling import Told, told
from grappe.site.errors import say

Option = tuple[str, str]


@dataclass(frozen=True)
class Choices:
    """What may be chosen, as (code, words); indicators under their questionnaires."""

    indicators: list[tuple[str, list[Option]]]
    groupings: list[Option]
    domains: list[Option]
    clusters: list[Option]
    years: list[int]
    parts: list[Option]


def explored(user: User, published: Published, given: Mapping[str, str]) -> dict[str, Any] | None:
    """The page; None where the publication tells nothing at all."""
    figures = figures_for(user, published)
    years = sorted({one.year for one in figures})
    chosen = asked(published, given, years)
    if chosen is None:
        return None
    own = own_clusters(user, published)
    indicator, kept = chosen.only.of(published, chosen.indicator, figures)
    places = places_of(user, published, chosen, own)
    over_years = chosen.only.over_years
    found = (told(published, kept, indicator, one, over_years=over_years) for one in places)
    charts = [replace(one, query=chosen.only.query, among_many=True) for one in found if one]
    return {
        "publication": published.publication,
        "asked": chosen,
        "indicator": indicator,
        "charts": charts,
        "choices": _choices(published, figures, chosen, own, years),
        "title": _title(indicator, chosen, charts),
        "told_of": _told_of(chosen.indicator),
        "by_quarters": not published.known.is_of_years(chosen.indicator),
    }


def places_of(user: User, published: Published, chosen: Asked, own: Sequence[Where]) -> list[Where]:
    """Alphabetical, never by value. Clusters stand side by side for the Economy Department alone;
    somebody of a cluster sees one at a time."""
    policy = published.policy
    if chosen.by == "region":
        return [region_place(policy)]
    if chosen.by == "domains":
        all_of_them = by_name(domain_place(policy, one.code) for one in policy.domains)
        return [one for one in all_of_them if chosen.domain in ("", one.code)]
    inside = [one for one in own if _stands_in(published, one, chosen.domain)]
    named = [one for one in inside if chosen.cluster in ("", one.code)]
    return named if can_see_clusters_together(user) else named[:1]


def _stands_in(published: Published, cluster: Where, domain: str) -> bool:
    return domain in ("", published.policy.cluster(cluster.code).domain)


def _choices(
    published: Published,
    figures: Sequence[Figure],
    chosen: Asked,
    own: Sequence[Where],
    years: list[int],
) -> Choices:
    policy = published.policy
    domains = by_name(domain_place(policy, one.code) for one in policy.domains)
    groupings = GROUPINGS if own else GROUPINGS[:2]
    return Choices(
        indicators=_indicators(published, chosen.indicator),
        groupings=[(code, grouping_said(code)) for code in groupings],
        domains=[(one.code, say(one.said)) for one in domains],
        clusters=[(one.code, one.name) for one in own],
        years=years,
        parts=_parts(published, chosen.indicator, figures),
    )


def _indicators(published: Published, chosen: Indicator) -> list[tuple[str, list[Option]]]:
    """Of what is told by quarters alone, what the address names."""
    found: dict[str, list[Option]] = {}
    for one in published.known.indicators.values():
        if one.code != chosen.code and not published.known.is_of_years(one):
            continue
        asked_in = published.publication.policy.questionnaire(published.known.asked_in[one.code])
        found.setdefault(say(asked_in.label), []).append((one.code, say(one.label)))
    return list(found.items())


def _parts(published: Published, indicator: Indicator, figures: Sequence[Figure]) -> list[Option]:
    if indicator.breakdown is None:
        return []
    there = {code_of(one) for one in figures if one.indicator == indicator.code}
    words = published.parts(indicator).words
    every_year: Option = (OVER_YEARS, _("All parts, year by year"))
    return [
        every_year,
        *((code, say(said)) for code, said in words.items() if code and code in there),
    ]


def grouping_said(code: str) -> str:
    return {
        "region": _("The Region as a whole"),
        "domains": _("Domain by domain"),
        "clusters": _("My clusters, one by one"),
    }[code]


def _title(indicator: Indicator, chosen: Asked, charts: Sequence[Told]) -> str:
    years = sorted({f.year for one in charts for f in one.series.figures})
    label = say(indicator.label)
    if not years:
        return label
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])
    by = grouping_said(chosen.by)
    by = by[:1].lower() + by[1:]
    return _("%(what)s, %(by)s, %(years)s") % {"what": label, "by": by, "years": span}


def _told_of(indicator: Indicator) -> list[str]:
    """The groupings that an indicator is told for, where there are not all of them."""
    if len(indicator.levels) == len(LEVEL_OF):
        return []
    return [grouping_said(code) for code, level in LEVEL_OF.items() if level in indicator.levels]
