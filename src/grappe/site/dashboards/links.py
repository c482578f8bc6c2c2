"""Who works with whom: members shared between domains, and between clusters, of all of them or of
those that work on a theme."""

from collections.abc import Mapping, Sequence
from typing import Any

from grappe.figures import Figure, Published, asked_of_links, links_of, region_place, years_of_links
from grappe.questions import Level, fold
from grappe.site.accounts.models import User
from grappe.site.asked import number_in
from grappe.site.dashboards.audience import figures_for
from grappe.site.dashboards.shared import Shared
from grappe.site.dashboards.telling import sentence_said
from grappe.site.dashboards.themes import Themed, figures_of_theme, pills_of_themes, theme_of
from grappe.site.errors import say

LEVELS: tuple[Level, ...] = ("domain", "cluster")


def of_links(user: User, published: Published, given: Mapping[str, str]) -> dict[str, Any]:
    """The page: domains for everybody, clusters for officers and the clusters themselves."""
    theme = theme_of(user, published, given)
    figures = _figures(user, published, theme)
    found = [one for level in LEVELS if (one := _shared(published, figures, level, given, theme))]
    return {
        "publication": published.publication,
        "title": _title(published, figures, theme),
        "kinds": found,
        "theme": theme,
        "themes": pills_of_themes(published, given, theme),
    }


def shared(
    user: User, published: Published, level: Level, given: Mapping[str, str]
) -> Shared | None:
    """None where nothing of the kind is known, or for this reader."""
    theme = theme_of(user, published, given)
    return _shared(published, _figures(user, published, theme), level, given, theme)


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
    given: Mapping[str, str],
    theme: Themed | None,
) -> Shared | None:
    indicator = asked_of_links(published.known, level)
    years = years_of_links(figures, indicator) if indicator else {}
    if indicator is None or not years:
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
    return Shared(links, indicator, words, codes, picked, tuple(years), of, about)


def _domains(published: Published) -> dict[str, str]:
    return {one.name.fr: say(one.name) for one in published.policy.domains}
