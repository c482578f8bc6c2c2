"""The invented organisations of the region, and the ways in which clusters write them."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from stdnum import luhn

from grappe.demonstration import words
from grappe.references import Commune

PROPORTIONS = {
    "sme": 74,
    "large": 7,
    "research": 6,
    "medium": 4,
    "training": 4,
    "other": 3,
    "public": 2,
}
HEADCOUNTS = {
    "sme": (2, 240),
    "medium": (260, 4_000),
    "large": (5_200, 40_000),
    "research": (20, 900),
    "training": (40, 2_500),
    "public": (10, 600),
    "other": (1, 60),
}


ELSEWHERE = (
    ("75008", "Paris", "FR"),
    ("92400", "Courbevoie", "FR"),
    ("21000", "Dijon", "FR"),
    ("13002", "Marseille", "FR"),
    ("31000", "Toulouse", "FR"),
    ("1201", "Genève", "CH"),
    ("10121", "Turin", "IT"),
)
FROM_ELSEWHERE = 0.07


@dataclass(frozen=True)
class Organisation:
    name: str
    number: str
    type: str
    postal_code: str
    commune: str
    country: str
    activity: str
    headcount: int
    start_up: bool


class Population:
    """Makes organisations, each with a name and a number of its own; `all` of them so far."""

    def __init__(self, chance: random.Random, communes: tuple[Commune, ...]) -> None:
        self.chance = chance
        self.communes = communes
        self.weights = [commune.population or 1 for commune in communes]
        self.names: set[str] = set()
        self.all: list[Organisation] = []

    def new(self, domain: str, kind: str | None = None) -> Organisation:
        chance = self.chance
        kind = kind or chance.choices(list(PROPORTIONS), list(PROPORTIONS.values()))[0]
        postal_code, commune, country = self._place()
        low, high = HEADCOUNTS[kind]
        headcount = round(low * (high / low) ** (chance.random() ** 1.6))
        one = Organisation(
            name=self._name(domain, kind),
            number=self._number(country),
            type=kind,
            postal_code=postal_code,
            commune=commune,
            country=country,
            activity=chance.choice(words.ACTIVITIES[domain]),
            headcount=headcount,
            start_up=kind == "sme" and headcount < 25 and chance.random() < 0.3,
        )
        self.all.append(one)
        return one

    def _place(self) -> tuple[str, str, str]:
        if self.chance.random() < FROM_ELSEWHERE:
            return self.chance.choice(ELSEWHERE)
        commune = self.chance.choices(self.communes, self.weights)[0]
        return commune.postal_codes[0], commune.name, "FR"

    def _number(self, country: str) -> str:
        body = f"00{(len(self.all) + 1) * 61 + 10_007:06d}"
        return body + luhn.calc_check_digit(body) if country == "FR" else f"{country} {body}"

    def _name(self, domain: str, kind: str) -> str:
        chance = self.chance
        pattern = chance.choice(words.NAMED_BY_TYPE[kind])
        name = pattern.format(
            place=chance.choice(words.PLACES), trade=chance.choice(words.TRADES[domain])
        )
        number = 2
        while (numbered := name if number == 2 else f"{name} {number - 1}") in self.names:
            number += 1
        self.names.add(numbered)
        return numbered


def as_written(one: Organisation, chance: random.Random) -> Mapping[str, str]:
    """The name and number of an organisation as one cluster happens to write them."""
    name = one.name
    ways = chance.random()
    if ways < 0.25:
        name = name.upper()
    elif ways < 0.5 and one.type in {"sme", "medium", "large"}:
        name = f"{name} {chance.choice(words.LEGAL_FORMS[:3])}"
    known = chance.random()
    if one.country != "FR":
        return {"name": name, "foreign_number": one.number}
    if known < 0.12:
        return {"name": name}
    if known < 0.35:
        body = one.number + f"{chance.randrange(1, 9):04d}"
        return {"name": name, "siren": body + luhn.calc_check_digit(body)}
    return {"name": name, "siren": one.number}
