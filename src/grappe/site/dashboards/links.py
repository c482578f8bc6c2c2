"""Who works with whom: members shared between domains, and between clusters, what domains lead
together and bring to each other's roadmaps; of all clusters or of those that work on a theme."""

from collections.abc import Mapping, Sequence
from typing import Any

from grappe.figures import (
    Figure,
    Published,
    asked_of_links,
    links_of,
    of_members,
    region_place,
    years_of_links,
)
from grappe.questions import Indicator, Level, fold
from grappe.site.accounts.models import User
from grappe.site.asked import number_in
from grappe.site.dashboards.audience import figures_for
from grappe.site.dashboards.brought import brought
from grappe.site.dashboards.shared import Shared
from grappe.site.dashboards.telling import sentence_said
from grappe.site.dashboards.themes import Themed, did, figures_of_theme, pills_of_themes, theme_of
from grappe.site.errors import say

LEVELS: tuple[Level, ...] = ("domain", "cluster")


def of_links(user: User, published: Published, given: Mapping[str, str]) -> dict[str, Any]:
    """The page: domains for everybody, clusters for officers and the clusters themselves."""
    theme = theme_of(user, published, given)
    figures = _figures(user, published, theme)
    asked = [(level, one) for level in LEVELS for one in asked_of_links(published.known, level)]
    every = [_shared(published, figures, *one, given, theme) for one in asked]
    if theme is None:
        every.append(brought(user, published, given))
    found = [one for one in every if one]
    return {
        "publication": published.publication,
        "title": _title(published, figures, theme),
        "kinds": found,
        "theme": theme,
        "did": did(user, published, theme) if theme and theme.clusters else [],
        "themes": pills_of_themes(published, given, theme),
    }


def shared(
    user: User, published: Published, level: Level, given: Mapping[str, str]
) -> Shared | None:
    """Members, or the figure that the address names; None where nothing of the kind is known, or
    for this reader."""
    theme, asked = theme_of(user, published, given), asked_of_links(published.known, level)
    named = given.get("figure")
    if named and named == published.policy.pages.region.brought:
        return brought(user, published, given) if level == "domain" and theme is None else None
    one = next((i for i in asked if i.code == named), None) if named else next(iter(asked), None)
    figures = _figures(user, published, theme)
    return _shared(published, figures, level, one, given, theme) if one else None


def _figures(user: User, published: Published, theme: Themed | None) -> tuple[Figure, ...]:
    if theme is None:
        return figures_for(user, published)
    return figures_of_theme(user, published, theme)


def _title(published: Published, figures: Sequence[Figure], theme: Themed | None) -> str | None:
    first = published.known.indicators.get(published.policy.pages.region.shared or "")
    where = region_place(published.policy)
    if theme is not None:
        where = theme.within(where)
    return sentence_said(published, figures, first, where) if first else None


def _shared(
    published: Published,
    figures: Sequence[Figure],
    level: Level,
    indicator: Indicator,
    given: Mapping[str, str],
    theme: Themed | None,
) -> Shared | None:
    years = years_of_links(figures, indicator)
    if not years:
        return None
    policy = published.policy
    whole = [year for year, n in years.items() if n >= max(years.values())]
    asked = number_in(given.get("year"))
    year = asked if asked in years else whole[-1]
    words = _domains(published) if level == "domain" else {c.name: c.name for c in policy.clusters}
    inside = words.keys() if theme is None else theme.places(level)
    names = sorted(words.keys() & inside, key=lambda name: fold(words[name]))
    least = 0 if theme is None else theme.least
    links = links_of(figures, indicator, level, year, names, least if level == "domain" else 0)
    codes = {c.name.fr: c.code for c in policy.domains} | {c.name: c.code for c in policy.clusters}
    picked = next((name for name in links.told if codes[name] == given.get(level)), None)
    of = len(policy.clusters if theme is None else theme.clusters)
    about = theme.theme if theme else None
    members = of_members(published.known, indicator)
    return Shared(links, indicator, words, codes, picked, tuple(years), of, about, members)


def _domains(published: Published) -> dict[str, str]:
    return {one.name.fr: say(one.name) for one in published.policy.domains}
