"""Who shares members, or leads actions, with whom: each two clusters or domains, in a year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from grappe.figures.definitions import Definitions
from grappe.figures.model import Figure
from grappe.figures.parts import OTHER_CLUSTERS
from grappe.questions import Indicator, Level

OTHER_DOMAINS = "other_domains"
"""The other domains that a row's organisation is a member in, or whose clusters lead it too."""
_BREAKDOWNS: Mapping[Level, str] = {"cluster": OTHER_CLUSTERS, "domain": OTHER_DOMAINS}


@dataclass(frozen=True)
class Links:
    """What places share in a year, by their French names. `told` are those whose links this
    reader sees, `clusters` how many answered; a pair is None where one of both did not answer, or
    where it is `hidden`."""

    level: Level
    year: int
    names: tuple[str, ...]
    told: tuple[str, ...]
    clusters: int
    shared: Mapping[frozenset[str], float | None]
    hidden: frozenset[frozenset[str]] = frozenset()

    def between(self, one: str, other: str) -> float | None:
        return self.shared.get(frozenset({one, other}))

    @property
    def pairs(self) -> list[tuple[str, str, float | None]]:
        """Each two places once, in the order of `names`."""
        return [
            (one, other, self.between(one, other))
            for place, one in enumerate(self.names)
            for other in self.names[place + 1 :]
            if frozenset({one, other}) in self.shared
        ]


def asked_of_links(known: Definitions, level: Level) -> tuple[Indicator, ...]:
    """The indicators that tell what clusters, or domains, share: members first, then what they
    lead together."""
    wanted = _BREAKDOWNS[level]
    found = [i for i in known.indicators.values() if i.breakdown == wanted and level in i.levels]
    return tuple(sorted(found, key=lambda one: not of_members(known, one)))


def of_members(known: Definitions, indicator: Indicator) -> bool:
    """Whether it tells of organisations that places share, and not of what they do together."""
    return known.rows_of(indicator).section.lists_organisations


def years_of_links(figures: Iterable[Figure], indicator: Indicator) -> dict[int, int]:
    """By year, the earliest first, how many clusters stand behind what is shared."""
    behind = {
        (one.year, one.name): one.n
        for one in figures
        if one.indicator == indicator.code and one.status in ("shown", "not_applicable")
    }
    years = sorted({year for year, _ in behind})
    return {year: sum(n for (y, _), n in behind.items() if y == year) for year in years}


def links_of(
    figures: Iterable[Figure],
    indicator: Indicator,
    level: Level,
    year: int,
    names: Sequence[str],
    least: int = 0,
) -> Links:
    """What the places of these names share, in their order; of two that have fewer than `least`
    clusters together, that is hidden. What one of two tells is true of both."""
    asked = (indicator.code, level, year)
    about = [one for one in figures if (one.indicator, one.by, one.year) == asked]
    own = [one for one in about if one.status in ("shown", "not_applicable")]
    silent = {one.name for one in about} - {one.name for one in own}
    behind = {one.name: one.n for one in own if one.n}
    told = tuple(name for name in names if name in behind)
    found: dict[tuple[str, str], float] = {}
    for one in own:
        code = next(iter((one.breakdown or {}).values()), None)
        if code and one.value is not None:
            found[one.name, code] = one.value
    shared = {
        frozenset({one, other}): None
        if other in silent
        else max(found.get((one, other), 0), found.get((other, one), 0))
        for one in told
        for other in names
        if one != other
    }
    few = [pair for pair in shared if sum(behind.get(name, 0) for name in pair) < least]
    kept = {**shared, **dict.fromkeys(few)}
    return Links(level, year, tuple(names), told, sum(behind.values()), kept, frozenset(few))
