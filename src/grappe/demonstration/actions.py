"""What clusters did in a quarter: noted by their managers, some of it led by two of them."""

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from grappe.demonstration.topics import TOPICS
from grappe.demonstration.words import PLACES, SURNAMES
from grappe.policies import Cluster, Policy
from grappe.questions import Period, Value

Rows = dict[str, list[dict[str, Value]]]
PAIRS = (
    ("tenerrdis", "minalogic"),
    ("lyonbiopole", "cluster-i-care"),
    ("cluster-montagne", "outdoor-sports-valley"),
    ("terralia", "cluster-bio"),
    ("cara", "tenerrdis"),
    ("plastipolis", "techtera"),
    ("digital-league", "minalogic"),
    ("axelera", "minalogic"),
)
"""Who names whom in a quarter: two of these each, going round; the last are yet to answer."""
_TOGETHER = ("Feuille de route commune", "Appel à idées", "Démonstrateur partagé", "Rencontre")
_COLLECTIVE = ("Atelier", "Matinée", "Visite apprenante", "Sensibilisation")
_TOLD = {
    "public_event": "Rendez-vous annuel",
    "press_coverage": "Article",
    "own_publication": "Lettre du cluster",
    "web_campaign": "Campagne de portraits",
    "trade_fair": "Stand commun",
}
_SOUGHT = {
    "site_visit": "Visite d’ateliers",
    "open_meeting": "Petit-déjeuner d’accueil",
    "mailing": "Courrier aux entreprises",
    "referral": "Recommandation d’un adhérent",
}
_SCOPES: dict[str, int] = {"regional": 60, "national": 22, "european": 10, "international": 8}


class Deeds:
    """Of a policy's clusters, drawn from a seed of their own."""

    def __init__(self, policy: Policy, seed: int) -> None:
        self._chance = random.Random(seed)
        self._domains = {one.code: one.name.fr for one in policy.domains}
        self._names = {one.code: one.name for one in policy.clusters}

    def of(self, cluster: Cluster, period: Period, until: date) -> Rows:
        """Rows by section. Fewer in a quarter that is not over; a share of it goes by unnoted."""
        days = (min(until, period.last_day) - period.first_day).days
        own = [pair for pair in pairs(period) if pair[0] == cluster.code]
        few = days < 80  # noqa: PLR2004 - a quarter has at least ninety
        return {
            "common_actions": [
                *(self._shared(cluster, other, period, days) for _own, other in own),
                *(self._common(cluster, period, days) for _n in range(1 if few else self._some())),
            ],
            "communication": [self._told(cluster, period, days) for _n in range(self._some())],
            "prospecting": [] if few else [self._sought(period, days)],
            "contributions": list(self._brought(cluster)) if not few else [],
        }

    def _some(self) -> int:
        return self._chance.choice((1, 1, 2))

    def _day(self, period: Period, days: int) -> str:
        return (period.first_day + timedelta(days=self._chance.randrange(days))).isoformat()

    def _common(self, cluster: Cluster, period: Period, days: int) -> dict[str, Value]:
        collective = self._chance.random() < 0.6
        begins = self._chance.choice(_COLLECTIVE if collective else _TOGETHER)
        topic = self._chance.choice(TOPICS[cluster.domain])
        row: dict[str, Value] = {
            "title": f"{begins}\u202f: {topic}",
            "kind": "collective_action" if collective else "common_project",
            "led_with": self._partners(),
            "starts_on": self._day(period, days),
            "taking_part": self._chance.randint(5, 40),
        }
        others = [name for code, name in self._domains.items() if code != cluster.domain]
        crossed = self._chance.choice(others) if self._chance.random() < 0.3 else None
        return {**row, "domains_crossed": crossed} if crossed else row

    def _shared(self, cluster: Cluster, other: str, period: Period, days: int) -> dict[str, Value]:
        row = self._common(cluster, period, days)
        return {**row, "with_clusters": self._names[other]}

    def _told(self, cluster: Cluster, period: Period, days: int) -> dict[str, Value]:
        kind = self._chance.choice(list(_TOLD))
        topic = self._chance.choice(TOPICS[cluster.domain])
        return {
            "title": f"{_TOLD[kind]}\u202f: {topic}",
            "kind": kind,
            "scope": self._chance.choices(list(_SCOPES), list(_SCOPES.values()))[0],
            "held_on": self._day(period, days),
            "reached": self._chance.randrange(50, 900, 10),
        }

    def _sought(self, period: Period, days: int) -> dict[str, Value]:
        kind = self._chance.choice(list(_SOUGHT))
        approached = self._chance.randint(3, 14)
        return {
            "title": f"{_SOUGHT[kind]}, {self._chance.choice(PLACES)}",
            "kind": kind,
            "happened_on": self._day(period, days),
            "approached": approached,
            "won": self._chance.randint(0, approached // 3),
        }

    def _brought(self, cluster: Cluster) -> Iterator[dict[str, Value]]:
        if self._chance.random() < 0.35:
            topic = self._chance.choice(TOPICS[cluster.domain])
            partners = self._partners()
            yield {
                "excellence_domain": _roadmap(cluster, f"{topic} {partners}"),
                "contribution": f"Animation d’un groupe de travail\u202f: {topic}.",
                "with_partners": partners,
            }

    def _partners(self) -> str:
        named = self._chance.sample(SURNAMES, 2)
        return f"Atelier {named[0]}, Laboratoire {named[1]}"


def pairs(period: Period) -> tuple[tuple[str, str], ...]:
    """Two a quarter, and whoever still waits for an answer in the running year."""
    quarter = period.quarter or 1
    first = (period.year * 4 + quarter) * 2 % (len(PAIRS) - 2)
    found = (PAIRS[first], PAIRS[(first + 1) % (len(PAIRS) - 2)])
    return found if period.year < 2021 else (*found, PAIRS[5 + quarter])  # noqa: PLR2004


def confirmed(period: Period) -> Mapping[str, str]:
    """Who said yes, and to whom, before the quarter was sent."""
    first, second, *_waiting = pairs(period)
    return {first[1]: first[0], second[1]: second[0]}


def _roadmap(cluster: Cluster, said: str) -> str:
    """Two in three contribute to the roadmap of the own domain, one to that of another."""
    chance = random.Random(f"{cluster.code} {said}")
    others = [code for code in TOPICS if code != cluster.domain]
    return chance.choice([cluster.domain] * 2 * len(others) + others)
