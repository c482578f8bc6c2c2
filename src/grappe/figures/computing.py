"""From publication to figures: measures by cluster, summed to domain and Region, then formulas."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from grappe.figures.definitions import Definitions, definitions
from grappe.figures.formula import formula_sql, measures_of
from grappe.figures.measuring import Measuring, quoted
from grappe.figures.model import LEVELS, Figure, Level
from grappe.policies import Policy
from grappe.publication import Publication
from grappe.questions import Indicator

_NO_BREAKDOWN = "CAST(NULL AS VARCHAR)"


class _Answered(NamedTuple):
    """How many clusters answered, by (place, year); and in which years anybody did."""

    clusters: dict[tuple[str, int], int]
    years: list[int]


def compute(
    publication: Publication,
    policy: Policy,
    *,
    indicators: Sequence[str] | None = None,
    by: Sequence[Level] = LEVELS,
) -> tuple[Figure, ...]:
    """Every indicator (or those named) for each place and each year that was answered about.

    Definitions are those kept in the publication, so that its figures never change; the policy
    says which clusters, domains and Region are told, as *missing* where nothing was answered.
    """
    kept = publication.policy
    known = definitions(kept)
    wanted = [i for code, i in known.indicators.items() if indicators is None or code in indicators]
    with Measuring(publication, known, kept) as measuring:
        return tuple(
            figure
            for indicator in wanted
            for level in by
            for figure in _figures(measuring, indicator, level, policy)
        )


def _figures(
    measuring: Measuring, indicator: Indicator, level: Level, policy: Policy
) -> Iterator[Figure]:
    answered = _answered(measuring, indicator, level, policy)
    found: dict[tuple[str, int], list[tuple[str | None, float | None, int]]] = {}
    for place, year, breakdown, value, n in _asked(measuring, indicator, level, policy):
        found.setdefault((place, year), []).append((breakdown, value, n))
    choices = _choices(measuring.known, indicator)
    for place in _places(policy, level):
        for year in answered.years:
            told = found.get((place, year)) or [(one, None, 0) for one in choices]
            told.sort(key=lambda one: choices.index(one[0]) if one[0] in choices else len(choices))
            n_rows = 0 if indicator.formula else answered.clusters.get((place, year), 0)
            for breakdown, value, n in told:
                yield _figure(indicator, level, place, year, breakdown, value, n or n_rows)


def _figure(
    indicator: Indicator,
    level: Level,
    place: str,
    year: int,
    breakdown: str | None,
    value: float | None,
    n: int,
) -> Figure:
    return Figure(
        indicator=indicator.code,
        unit=indicator.unit,
        sensitivity=indicator.sensitivity,
        by=level,
        name=place,
        year=year,
        breakdown={indicator.breakdown: breakdown or None} if indicator.breakdown else None,
        value=None if value is None else float(value),
        n=n,
        status="shown" if value is not None else "not_applicable" if n else "missing",
    )


def _asked(
    measuring: Measuring, indicator: Indicator, level: Level, policy: Policy
) -> list[tuple[str, int, str | None, float | None, int]]:
    if indicator.formula is None:
        return _over_rows(measuring, indicator, level, policy)
    named = [measuring.known.measures[code] for code in measures_of(indicator.formula)]
    broken = [one for one in named if indicator.breakdown in (one.by, None) and one.by]
    split = {one.code for one in (broken or named) if indicator.breakdown}
    joins, first = [], None
    for one in sorted(named, key=lambda m: m.code not in split):
        by = indicator.breakdown if one.code in split else None
        on = f"{quoted(one.code)}.report = places.report"
        if by and first:
            on += f" AND {quoted(one.code)}.breakdown = {first}.breakdown"
        first = first or (quoted(one.code) if by else None)
        joins.append(f"JOIN {measuring.measure(one, by)} AS {quoted(one.code)} ON {on}")
    return measuring.ask(
        "formula",
        place=_place(level, "places", policy),
        breakdown=f"{first}.breakdown" if first else _NO_BREAKDOWN,
        formula=formula_sql(indicator.formula),
        measures="\n".join(joins),
        complete=" AND ".join(f"{quoted(m.code)}.value IS NOT NULL" for m in named) or "true",
    )


def _over_rows(
    measuring: Measuring, indicator: Indicator, level: Level, policy: Policy
) -> list[tuple[str, int, str | None, float | None, int]]:
    by = indicator.breakdown
    return measuring.ask(
        "rows",
        place=_place(level, "counted", policy),
        breakdown=f"coalesce(CAST({by} AS VARCHAR), '')" if by else _NO_BREAKDOWN,
        value=str(indicator.value),
        counted=measuring.counted(measuring.known.rows_of(indicator)),
        where=f"({indicator.where})" if indicator.where else "true",
    )


def _answered(
    measuring: Measuring, indicator: Indicator, level: Level, policy: Policy
) -> _Answered:
    rows = measuring.ask(
        "answered",
        place=_place(level, "reports", policy),
        questionnaire=f"'{measuring.known.asked_in[indicator.code]}'",
    )
    clusters = {(place, year): n for place, year, n in rows}
    return _Answered(clusters, sorted({year for _, year in clusters}))


def _place(level: Level, table: str, policy: Policy) -> str:
    name = policy.name.fr.replace("'", "''")
    return f"'{name}'" if level == "region" else f"{table}.{level}"


def _places(policy: Policy, level: Level) -> list[str]:
    match level:
        case "cluster":
            return [cluster.name for cluster in policy.clusters]
        case "domain":
            return [domain.name.fr for domain in policy.domains]
        case _:
            return [policy.name.fr]


def _choices(known: Definitions, indicator: Indicator) -> tuple[str | None, ...]:
    if indicator.breakdown is None:
        return (None,)
    declared = (
        tuple(choice.code for choice in source.section.field(indicator.breakdown).choices)
        for source in known.sources_of(indicator)
        if source.section.has(indicator.breakdown)
    )
    return next((codes for codes in declared if codes), (None,))
