"""What clusters of a theme have together: told after all else of a publication, where it gives
nothing away beside domains, other themes and earlier publications."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from grappe.figures.audience import Audience, Told
from grappe.figures.behind import Behind
from grappe.figures.model import Figure
from grappe.figures.telling_apart import Clusters, Groups
from grappe.policies import Policy
from grappe.publication import StandingCluster
from grappe.questions import Period


class Sum(NamedTuple):
    """What is asked of a theme, by codes."""

    theme: str
    indicator: str
    period: Period


class Sums(NamedTuple):
    """Those that an audience is told, and what it then knows: for `before` of a later
    publication."""

    shown: frozenset[Sum] = frozenset()
    told: Told = frozenset()


class Themed(NamedTuple):
    """A theme's clusters, by name, and what they have together, as if no other had answered."""

    clusters: Clusters
    figures: tuple[Figure, ...]


def sums_told(
    themes: Mapping[str, Themed],
    figures: Iterable[Figure],
    audience: Audience,
    policy: Policy,
    known: Told,
    former: Iterable[StandingCluster] = (),
) -> Sums:
    """Of themes by their codes, the protected sums that this audience may see.

    `figures` are all those of the publication, `known` is what this audience was told by them and
    before. Themes are taken in the order of their codes: never by value.
    """
    behind, groups = Behind(figures, policy, former), Groups(audience.in_charge)
    for quantities, clusters in known:
        groups.told_before(quantities, clusters)
    shown, told = set(), set()
    for code, theme in sorted(themes.items()):
        for one in sorted(_secret(theme), key=lambda one: (behind.order(one), _when(one))):
            clusters_behind, of = behind.clusters(one, theme.clusters), behind.quantities(one)
            if clusters_behind and groups.tell(of, clusters_behind):
                shown.add(Sum(code, one.indicator, one.period))
                told.add((of, clusters_behind))
    return Sums(frozenset(shown), frozenset(told))


def _secret(theme: Themed) -> list[Figure]:
    """One of each question: all parts of a figure are shown, or none."""
    secret = [one for one in theme.figures if one.by == "region" and one.sensitivity == "protected"]
    known = sorted(secret, key=lambda one: one.status == "shown")
    asked = {(one.indicator, one.period): one for one in known}
    return [one for one in asked.values() if one.status in ("shown", "not_applicable")]


def _when(figure: Figure) -> tuple[int, int]:
    return figure.year, figure.quarter or 0
