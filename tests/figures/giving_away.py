"""Small publications whose every answer is an unknown, and what linear algebra makes of the
figures that are shown: for the proof that nothing is given away."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as field_of
from itertools import combinations

import numpy as np

from grappe.figures import Figure
from grappe.policies import Cluster, Domain, Policy
from grappe.questions import Choice, Indicator, Measure, Section
from tests.figures.tables import field, indicator, policy, words

YEAR = 2021
KINDS = ("own", "paid")
CODES = ("budget", "by_kind", "own_share", "cost", "heads")
Amounts = Mapping[str, tuple[int, int, int]]
"""Of each cluster: € of its own, € that it was paid, heads."""
Themes = Mapping[str, frozenset[str]]


def region(domains: Mapping[str, str]) -> Policy:
    """Clusters by name, each in a domain; what they answer is all protected."""
    money = Section(
        code="money",
        kind="table",
        label=words("Money"),
        help=words("Money"),
        fields=(
            field("amount", "amount"),
            field("kind", "choice", choices=tuple(Choice(code=k, label=words(k)) for k in KINDS)),
            field("heads", "integer"),
        ),
    )
    own = policy()
    asked = own.questionnaires[0].model_copy(
        update={
            "sections": (*own.questionnaires[0].sections, money),
            "measures": (
                Measure(code="budget", section="money", value="sum(amount)"),
                Measure(code="own", section="money", value="sum(amount)", where="kind = 'own'"),
                Measure(code="heads", section="money", value="sum(heads)"),
            ),
            "indicators": (
                _protected("budget", formula="budget"),
                _protected("by_kind", formula="budget", breakdown="kind"),
                _protected("own_share", formula="own / budget", unit="share"),
                _protected("cost", formula="budget / heads"),
                _protected("heads", formula="heads"),
            ),
        }
    )
    places = tuple(Domain(code=d, name=words(d)) for d in sorted(set(domains.values())))
    clusters = tuple(
        Cluster(code=c, name=c, kind="regional", domains=(d,), created_in=2005)
        for c, d in domains.items()
    )
    more = {"questionnaires": (asked,), "domains": places, "clusters": clusters}
    return own.model_copy(update=more)


def _protected(code: str, **more: str) -> Indicator:
    return indicator(code, sensitivity="protected", **more)


@dataclass(frozen=True)
class Answers:
    """What clusters answered, and which of them gave amounts and heads."""

    domains: Mapping[str, str]
    amounts: Amounts
    money: frozenset[str]
    heads: frozenset[str]
    themes: Themes = field_of(default_factory=dict)

    def behind(self, code: str, name: str) -> list[str]:
        both = {"heads": self.heads, "cost": self.money & self.heads}.get(code, self.money)
        inside = [c for c, d in self.domains.items() if name in (c, d, "Region")]
        inside += self.themes.get(name, ())
        return [c for c in inside if c in both]

    def figures(self) -> tuple[Figure, ...]:
        places = [("cluster", c) for c in self.domains]
        places += [("domain", d) for d in sorted(set(self.domains.values()))]
        return tuple(
            self._figure(code, by, name, part)
            for by, name in (*places, ("region", "Region"))
            for code in CODES
            for part in (KINDS if code == "by_kind" else (None,))
        )

    def of_theme(self, name: str) -> tuple[Figure, ...]:
        return tuple(
            self._figure(code, "region", name, part)
            for code in CODES
            for part in (KINDS if code == "by_kind" else (None,))
        )

    def _figure(self, code: str, by: str, name: str, part: str | None) -> Figure:
        behind = self.behind(code, name)
        own, paid, heads = np.sum([self.amounts[c] for c in behind] or [(0, 0, 0)], axis=0)
        total = own + paid
        value = {
            "budget": total,
            "own_share": own / (total or 1),
            "heads": heads,
            "cost": total / (heads or 1),
            "by_kind": paid if part == "paid" else own,
        }[code]
        status = "shown" if behind else "missing"
        broken = {"kind": part} if part else None
        known = float(value) if behind else None
        return Figure(code, "eur", "protected", by, name, YEAR, broken, known, len(behind), status)  # type: ignore[arg-type]

    def equation(self, figure: Figure) -> list[float]:
        """What a shown figure says of the unknowns: three of each cluster, in their order."""
        value = figure.value or 0.0
        part = (figure.breakdown or {}).get("kind")
        each = {
            "budget": (1, 1, 0),
            "heads": (0, 0, 1),
            "cost": (1, 1, -value),
            "own_share": (1 - value, -value, 0),
            "by_kind": (0, 1, 0) if part == "paid" else (1, 0, 0),
        }[figure.indicator]
        behind = set(self.behind(figure.indicator, figure.name))
        return [one if c in behind else 0.0 for c in self.domains for one in each]


def given_away(
    clusters: Sequence[str], equations: Iterable[Sequence[float]], known: Iterable[str]
) -> Iterator[tuple[str, ...]]:
    """Every one or two clusters of which something can be worked out by whoever has the equations
    and knows all of some clusters: a combination of equations that speaks of them alone."""
    others = [c for c in clusters if c not in set(known)]
    rows = np.array(list(equations) or [[0.0] * 3 * len(clusters)])
    unknown = {c: rows[:, 3 * n : 3 * n + 3] for n, c in enumerate(clusters) if c in others}
    basis = _basis(np.hstack(list(unknown.values()))) if others else np.zeros((0, 0))
    for size in (1, 2):
        for few in combinations(others, size):
            rest = [basis[:, 3 * n : 3 * n + 3] for n, c in enumerate(others) if c not in few]
            left = _rank(np.hstack(rest)) if rest else 0
            if left < len(basis):
                yield few


def told_of_others(
    clusters: Sequence[str], equations: Iterable[Sequence[float]], willing: Iterable[str]
) -> Iterator[tuple[str, ...]]:
    """Every one or two clusters, not all `willing` to be known, such that a combination of
    equations speaks of them alone, and of one that is not willing."""
    rows = np.array(list(equations) or [[0.0] * 3 * len(clusters)])
    basis, willing = _basis(rows), set(willing)
    of = {c: basis[:, 3 * n : 3 * n + 3] for n, c in enumerate(clusters)}
    for few in (f for size in (1, 2) for f in combinations(clusters, size)):
        unwilling = [c for c in few if c not in willing]
        rest = [of[c] for c in clusters if c not in few]
        without = _rank(np.hstack(rest)) if rest else 0
        if unwilling and _rank(np.hstack([*rest, *(of[c] for c in unwilling)])) > without:
            yield few


def _basis(rows: np.ndarray) -> np.ndarray:
    """An orthonormal basis of all combinations of the rows."""
    _, sizes, across = np.linalg.svd(rows, full_matrices=False)
    return across[sizes > 1e-9 * max(sizes[0], 1e-9)]


def _rank(rows: np.ndarray) -> int:
    return int(np.sum(np.linalg.svd(rows, compute_uv=False) > 1e-7)) if rows.size else 0
