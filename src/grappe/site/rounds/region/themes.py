"""Clusters by domain, each with the themes of the policy."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from grappe.policies import Theme
from grappe.questions import fold
from grappe.site.policy.models import Cluster, Domain
from grappe.site.policy.reading import current
from grappe.site.policy.theming import tags


@dataclass(frozen=True)
class Tagged:
    """A cluster with, for each theme, since when it works on it; `asked`: the reader says it."""

    cluster: Cluster
    themes: tuple[tuple[Theme, date | None], ...]
    asked: bool


def clusters_with_themes(mine: Collection[int]) -> list[tuple[Domain, list[Tagged]]]:
    """By main domain, in alphabetical order; `mine` are the keys of clusters of which the reader
    says it (three queries)."""
    found, themes = tags(), current().themes
    by_domain: dict[int, list[Tagged]] = defaultdict(list)
    there = Cluster.objects.filter(in_policy=True)
    for one in sorted(there, key=lambda one: fold(one.name)):
        told = tuple((theme, found[theme.code].get(one.code)) for theme in themes)
        by_domain[one.main_domain_id].append(Tagged(one, told, one.pk in mine))
    return [(d, by_domain[d.pk]) for d in Domain.objects.all() if by_domain[d.pk]]
