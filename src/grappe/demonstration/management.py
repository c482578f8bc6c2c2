"""What each cluster says of its team, its budget and its governance, from year to year."""

import random
from dataclasses import dataclass, field

from stdnum import luhn

from grappe.answers import Answer, Row, new_row_id
from grappe.demonstration.labels import Labels
from grappe.demonstration.members import Memberships
from grappe.demonstration.words import FIRST_NAMES, SURNAMES
from grappe.policies import Cluster
from grappe.questions import Value

EXPENSES = {
    "staff": 58,
    "premises": 9,
    "studies": 10,
    "events": 8,
    "international": 7,
    "projects": 6,
    "other": 2,
}
PRIVATE = {"memberships": 20, "sponsorship": 5, "projects": 13}
PUBLIC = {
    "state": 12,
    "region_operating": 27,
    "region_international": 9,
    "region_calls": 5,
    "other_public": 9,
}
ROLES = (
    "Chargée de projets",
    "Chargé de mission Europe",
    "Communication",
    "Assistante de direction",
    "Innovation",
    "Développement économique",
)
COLLEGES = {"large": 20, "medium": 8, "sme": 40, "research": 14, "training": 8, "public": 10}
BOARD = "Conseil d'administration"


@dataclass
class Organisation:
    """One cluster management organisation, as it lives through the years."""

    cluster: Cluster
    siren: str
    president: str
    director: str
    size: float
    team: list[Row] = field(default_factory=list)


class Management:
    """Everybody's answers on management, from one chance."""

    def __init__(
        self, chance: random.Random, clusters: tuple[Cluster, ...], members: Memberships
    ) -> None:
        self.chance, self.members = chance, members
        self.labels = Labels(chance)
        self.of = {c.code: self._found(c, number) for number, c in enumerate(clusters, start=1)}

    def answer(self, cluster: Cluster, year: int) -> Answer:
        """The cluster's answer about a year."""
        one = self.of[cluster.code]
        one.size *= self.chance.uniform(0.99, 1.06)
        if year > 2018 and self.chance.random() < 0.5:
            one.team.append(self._person(self.chance.choice(ROLES), "cluster", year))
        sections = {
            "identity": (Row("1", self._identity(one)),),
            **self.labels.told(cluster, year),
            "team": tuple(one.team),
            **self._money(one),
            **self._governance(one, year),
        }
        return Answer("management", "2019", year, sections)

    def _found(self, cluster: Cluster, number: int) -> Organisation:
        body = f"0099{number:04d}"
        one = Organisation(
            cluster,
            body + luhn.calc_check_digit(body),
            self._name(),
            self._name(),
            max(0.4, self.chance.gauss(1.0, 0.25)),
        )
        one.team = [self._person("Direction", "cluster", cluster.created_in, one.director, 1.0)]
        for _ in range(round(10 * one.size)):
            employer = self.chance.choices(("cluster", "company", "public"), (78, 12, 10))[0]
            since = self.chance.randint(cluster.created_in, 2018)
            one.team.append(self._person(self.chance.choice(ROLES), employer, since))
        return one

    def _person(
        self, role: str, employer: str, since: int, name: str = "", fte: float | None = None
    ) -> Row:
        values: dict[str, Value] = {
            "person": name or self._name(),
            "role": role,
            "employer": employer,
            "fte": fte or self.chance.choice((1.0, 1.0, 1.0, 0.8, 0.5)),
            "since": f"{since}-{self.chance.randint(1, 12):02d}-01",
        }
        if employer != "cluster":
            values["provided_by"] = (
                "Compagnie Exemple" if employer == "company" else "Métropole Exemple"
            )
        return Row(new_row_id(self.chance), values)

    def _identity(self, one: Organisation) -> dict[str, Value]:
        code = one.cluster.code
        return {
            "legal_name": f"Association {one.cluster.name}",
            "siren": one.siren,
            "legal_form": "Association loi 1901",
            "address": "1 place de l'Exemple",
            "postal_code": one.cluster.postal_code,
            "commune": one.cluster.commune,
            "website": f"https://{code}.example.org",
            "created_in": one.cluster.created_in,
            "president": one.president,
            "director": one.director,
            "email": f"contact@{code}.example.org",
        }

    def _money(self, one: Organisation) -> dict[str, tuple[Row, ...]]:
        budget = 1_090_000 * one.size
        return {
            "expenses": self._amounts(EXPENSES, budget),
            "private_funding": self._amounts(PRIVATE, budget),
            "public_funding": self._amounts(PUBLIC, budget),
        }

    def _amounts(self, shares: dict[str, int], budget: float) -> tuple[Row, ...]:
        return tuple(
            Row(
                item,
                {
                    "amount": float(
                        round(budget * share / 100 * self.chance.uniform(0.96, 1.04), -2)
                    )
                },
            )
            for item, share in shares.items()
        )

    def _governance(self, one: Organisation, year: int) -> dict[str, tuple[Row, ...]]:
        seats = self.chance.randint(12, 20)
        holders = [self._seat(one, number, year) for number in range(seats)]
        women = round(seats * self.chance.uniform(0.2, 0.45))
        body: dict[str, Value] = {"body": BOARD, "seats": seats, "women": women}
        return {
            "bodies": (Row(new_row_id(self.chance), body),),
            "governance": tuple(Row(new_row_id(self.chance), holder) for holder in holders),
        }

    def _seat(self, one: Organisation, number: int, year: int) -> dict[str, Value]:
        college = self.chance.choices(list(COLLEGES), list(COLLEGES.values()))[0]
        known = self.members.names(one.cluster, college, year) or ["Organisation Exemple"]
        return {
            "body": BOARD,
            "organisation": known[number % len(known)],
            "college": college,
            "person": one.president if number == 0 else self._name(),
            "role": "Présidence" if number == 0 else "Membre",
            "term_ends": "2022-12-31",
        }

    def _name(self) -> str:
        return f"{self.chance.choice(FIRST_NAMES)} {self.chance.choice(SURNAMES)}"
