"""What crosses domains: a theme of the Region, and the clusters that work on it, as a publication
froze them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from grappe.figures import (
    FEWEST_CLUSTERS,
    Figure,
    Published,
    Sum,
    Where,
    asked_of_links,
    compute,
    of_place,
    region_place,
    seen_by,
)
from grappe.policies import Cluster, Theme
from grappe.questions import Indicator, Level, Words, fold
from grappe.site.accounts.models import User
from grappe.site.accounts.rights import can_see_links
from grappe.site.dashboards.audience import audience_of
from grappe.site.dashboards.by_quarters import of_quarters
from grappe.site.dashboards.telling import told
from grappe.site.dashboards.told import among, told_of_themes
from grappe.site.dashboards.values import clusters_said
from grappe.site.errors import say

Pill = tuple[str, int | None, str, bool]


@dataclass(frozen=True)
class Themed:
    """A theme with its clusters, in alphabetical order, and the names of their domains. What fewer
    than `least` of them have together would name two clusters: it is hidden from this reader."""

    theme: Theme
    clusters: tuple[Cluster, ...]
    domains: Mapping[str, Words]
    least: int

    @property
    def in_domains(self) -> list[tuple[Words, list[str]]]:
        """The names of its clusters, domain by domain."""
        named = [(one.domain, one.name) for one in self.clusters]
        inside = {code: [name for of, name in named if of == code] for code in self.domains}
        return [(self.domains[code], some) for code, some in inside.items() if some]

    def places(self, level: Level) -> set[str]:
        """The French names of its clusters, or of their domains."""
        if level == "cluster":
            return {one.name for one in self.clusters}
        return {domain.fr for domain, _inside in self.in_domains}

    def within(self, where: Where) -> Where:
        """The Region, of which these clusters count alone."""
        return replace(where, said=self.theme.name, clusters=len(self.clusters))


def theme_of(user: User, published: Published, given: Mapping[str, str]) -> Themed | None:
    """The theme that an address asks for."""
    made = published.publication
    theme = next((one for one in made.policy.themes if one.code == given.get("theme")), None)
    if theme is None:
        return None
    inside = [one for one in made.policy.clusters if one.code in made.themes.get(theme.code, ())]
    return Themed(
        theme,
        tuple(sorted(inside, key=lambda one: fold(one.name))),
        {one.code: one.name for one in made.policy.domains},
        0 if can_see_links(user) else FEWEST_CLUSTERS,
    )


def pills_of_themes(
    published: Published, given: Mapping[str, str], chosen: Themed | None
) -> list[Pill]:
    """A pill for all members and one for each theme, which keep the year; none without themes."""
    year = {"year": given["year"]} if given.get("year") else {}
    themes = published.publication.policy.themes
    every: Pill = (_("All clusters"), None, f"?{urlencode(year)}", chosen is None)
    own = [
        (say(one.name), None, f"?{urlencode({'theme': one.code, **year})}", _is(one, chosen))
        for one in themes
    ]
    return [every, *own] if themes else []


def _is(theme: Theme, chosen: Themed | None) -> bool:
    return chosen is not None and chosen.theme.code == theme.code


def figures_of_theme(user: User, published: Published, theme: Themed) -> tuple[Figure, ...]:
    """What its clusters share, as this person may see it."""
    figures = _among(published, tuple(one.code for one in theme.clusters))
    made = published.publication
    seen = seen_by(figures, audience_of(user), made.policy, former=made.former)
    return tuple(
        one for one in seen if not one.quarter and (one.by != "region" or one.n >= theme.least)
    )


def did(user: User, published: Published, theme: Themed) -> list[tuple[str, str, str]]:
    """What its clusters did, together: what and when, how many, and how many clusters told it.

    Of what is protected, what would give a cluster away beside domains, other themes and earlier
    publications says that it is hidden.
    """
    audience = audience_of(user)
    where = theme.within(region_place(published.policy))
    codes = tuple(sorted(one.code for one in theme.clusters))
    shown = frozenset() if audience.sees_all else told_of_themes(published, audience)
    figures = [
        one
        if audience.sees_all or one.sensitivity == "open" or _sum(theme, one) in shown
        else one._replace(value=None, status="hidden")
        for one in among(published.publication.folder, codes)
        if one.status == "shown"
    ]
    known = published.known.indicators
    asked = (known.get(code) for code in published.policy.pages.region.crossing)
    return [one for i in asked if i and (one := _last_told(published, figures, i, where))]


def _sum(theme: Themed, figure: Figure) -> Sum:
    return Sum(theme.theme.code, figure.indicator, figure.period)


def _last_told(
    published: Published, figures: Iterable[Figure], indicator: Indicator, where: Where
) -> tuple[str, str, str] | None:
    """Of the last year that was told, or of the last quarter where no year was; hidden where
    nothing of it may be."""
    every = of_place(figures, indicator, where)
    own = [one for one in every if one.status == "shown"] or every
    year = told(published, [one for one in own if not one.quarter], indicator, where)
    if year is not None:
        return year.line, year.value, year.clusters
    if not own:
        return None
    quarter = of_quarters(published, own, indicator)
    last = max(own, key=lambda one: one.period)
    return quarter.line, quarter.value, clusters_said(last.n, where.clusters)


@lru_cache(maxsize=64)
def _among(published: Published, clusters: Collection[str]) -> tuple[Figure, ...]:
    levels: tuple[Level, ...] = ("domain", "cluster")
    asked = (one for level in levels for one in asked_of_links(published.known, level))
    wanted = [one.code for one in asked]
    shared = published.known.indicators.get(published.policy.pages.region.shared or "")
    wanted += [shared.code] if shared else []
    made = published.publication
    return compute(made, made.policy, indicators=wanted, among=clusters)
