"""Stories found by domain, department, topic, cluster and year; the address keeps what is asked."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from grappe.site.errors import say
from grappe.site.policy.models import Cluster, Domain
from grappe.site.stories.models import Story
from grappe.site.stories.reading import department_names, topics


class Asked(NamedTuple):
    """A choice of the page: its words, its name in the address, what may be chosen, what is."""

    label: str
    name: str
    choices: list[tuple[str, str]]
    chosen: str


def asked(query: Mapping[str, str], stories: "QuerySet[Story]") -> list[Asked]:
    """Only what some story has (three queries)."""
    there = stories.order_by().values_list("domain__code", "department", "topic", "period")
    rows = set(there.prefetch_related(None).select_related(None))
    domains = {one.code: one.name for one in Domain.objects.all()}
    clusters = Cluster.objects.filter(told_in__in=stories.order_by().values("pk")).distinct()
    years = sorted({row[3][:4] for row in rows}, reverse=True)
    places = department_names()
    known = {
        "domain": (_("Domain"), [(c, n) for c, n in domains.items() if c in _of(rows, 0)]),
        "department": (_("Department"), [(c, n) for c, n in places.items() if c in _of(rows, 1)]),
        "topic": (_("Topic"), [(c, say(w)) for c, w in topics().items() if c in _of(rows, 2)]),
        "cluster": (_("Cluster"), list(clusters.values_list("code", "name"))),
        "year": (_("Year"), [(year, year) for year in years]),
    }
    return [
        Asked(label, name, choices, _chosen(query, name, choices))
        for name, (label, choices) in known.items()
    ]


def found(asked_for: list[Asked], stories: "QuerySet[Story]") -> "QuerySet[Story]":
    where = {
        "domain": "domain__code",
        "department": "department",
        "topic": "topic",
        "cluster": "clusters__code",
        "year": "period__startswith",
    }
    chosen = {where[one.name]: one.chosen for one in asked_for if one.chosen}
    return stories.filter(**chosen)


def _of(rows: Iterable[tuple[str, ...]], place: int) -> set[str]:
    return {row[place] for row in rows}


def _chosen(query: Mapping[str, str], name: str, choices: list[tuple[str, str]]) -> str:
    wanted = query.get(name, "")
    return wanted if any(code == wanted for code, _words in choices) else ""
