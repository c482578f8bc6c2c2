"""Which label each cluster holds, until when, and some of the papers that it keeps for it."""

import random

from grappe.answers import Row
from grappe.policies import Cluster
from grappe.questions import Value

LEVELS = {"none": 4, "bronze": 8, "silver": 5, "gold": 5}
VALID_UNTIL = {"bronze": "2021-10-31", "silver": "2021-12-31", "gold": "2022-06-30"}


class Labels:
    """A cluster keeps the level that it says first."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.levels: dict[str, str] = {}

    def told(self, cluster: Cluster, year: int) -> dict[str, tuple[Row, ...]]:
        """Its label; of whoever holds one, a part of what the gold label asks."""
        drawn = self.chance.choices(list(LEVELS), list(LEVELS.values()))[0]
        level = self.levels.setdefault(cluster.code, drawn)
        said: dict[str, Value] = {"ecei": level, "national": cluster.kind}
        if level == "none":
            return {"label": (Row("1", said),)}
        papers: dict[str, Value] = {
            "strategy_adopted_on": "2018-03-15",
            "plan_until": "2021-12-31",
            "budget_followed": True,
            "training_days": 14 + year - 2018,
            "members_met": 60,
        }
        said["ecei_until"] = VALID_UNTIL[level]
        return {"label": (Row("1", said),), "excellence": (Row("1", papers),)}
