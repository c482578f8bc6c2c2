"""The members of each cluster, from year to year: joiners, leavers, and those of several.

All years are thought of beforehand, since a company register knows its companies early.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from grappe.answers import Answer, Row, new_row_id
from grappe.demonstration.organisations import Organisation, Population, as_written
from grappe.policies import Cluster
from grappe.questions import Value

FIRST_YEAR, LATER_YEARS, SHARED, MEAN = 2019, (2020, 2021), 16, 165


@dataclass
class Membership:
    """One organisation in one cluster, as that cluster writes it."""

    row_id: str
    organisation: Organisation
    written: Mapping[str, str]
    since: int
    governance: bool
    left: int | None = None


class Memberships:
    """Everybody's members, year after year, from one chance."""

    def __init__(
        self, chance: random.Random, population: Population, clusters: tuple[Cluster, ...]
    ) -> None:
        self.chance, self.population = chance, population
        self.shared = self._shared(clusters)
        sizes = [round(MEAN * (0.5 + i / (len(clusters) - 1))) for i in range(len(clusters))]
        chance.shuffle(sizes)
        self.of = {c.code: self._first(c, size) for c, size in zip(clusters, sizes, strict=True)}
        for year in LATER_YEARS:
            for cluster in clusters:
                self._go_on(cluster, year)

    def answer(self, cluster: Cluster, year: int) -> Answer:
        """The cluster's list of a year, with those who left during it."""
        rows = tuple(_row(m, year) for m in self._listed(cluster, year))
        return Answer("members", "2019", year, {"members": rows})

    def names(self, cluster: Cluster, kind: str, year: int) -> list[str]:
        listed = self._listed(cluster, max(year, FIRST_YEAR))
        return [m.written["name"] for m in listed if m.organisation.type == kind]

    def _listed(self, cluster: Cluster, year: int) -> list[Membership]:
        """Those who stand in the list of a year."""
        members = self.of[cluster.code]
        return [m for m in members if m.since <= year and (m.left is None or m.left >= year)]

    def _shared(self, clusters: tuple[Cluster, ...]) -> Mapping[str, list[Organisation]]:
        """The organisations that join two clusters or three, about one in ten of all."""
        of: dict[str, list[Organisation]] = {cluster.code: [] for cluster in clusters}
        for _ in range(SHARED * len(clusters)):
            joined = self.chance.sample(clusters, self.chance.choice((2, 2, 2, 3)))
            one = self.population.new(joined[0].domains[0])
            for cluster in joined:
                of[cluster.code].append(one)
        return of

    def _first(self, cluster: Cluster, size: int) -> list[Membership]:
        common = self.shared[cluster.code]
        own = [self.population.new(cluster.domains[0]) for _ in range(size - len(common))]
        first = cluster.created_in
        return [
            self._join(one, self.chance.randint(first, FIRST_YEAR))
            for one in sorted(common + own, key=lambda one: one.name)
        ]

    def _go_on(self, cluster: Cluster, year: int) -> None:
        members = [m for m in self.of[cluster.code] if m.left is None]
        for member in self.chance.sample(
            members, round(len(members) * self.chance.uniform(0.03, 0.08))
        ):
            member.left = year
        for _ in range(round(len(members) * self.chance.uniform(0.05, 0.12))):
            new = self.population.new(cluster.domains[0])
            self.of[cluster.code].append(self._join(new, year))

    def _join(self, one: Organisation, since: int) -> Membership:
        written = as_written(one, self.chance)
        return Membership(new_row_id(self.chance), one, written, since, self.chance.random() < 0.11)


def _row(member: Membership, year: int) -> Row:
    one = member.organisation
    values: dict[str, Value] = {
        **member.written,
        "type": one.type,
        "member_since": member.since,
        "governance": member.governance,
        "body": "Conseil d'administration" if member.governance else None,
        "left_in": member.left if member.left == year else None,
        "postal_code": one.postal_code,
        "commune": one.commune,
        "country": one.country,
        "activity": one.activity,
        "headcount": one.headcount,
        "start_up": one.start_up,
    }
    return Row(member.row_id, {k: v for k, v in values.items() if v is not None})
