"""From publication to figures: measures by cluster, summed to domain and Region, then formulas."""

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from grappe.collecting import without_collecting
from grappe.figures.definitions import Definitions, definitions
from grappe.figures.formula import formula_sql, measures_of
from grappe.figures.measuring import Measuring, quoted
from grappe.figures.model import LEVELS, Figure, Level
from grappe.policies import Policy
from grappe.publication import Publication
from grappe.questions import Indicator, Measure

_NO_BREAKDOWN = "''"


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
    with Measuring(publication, known, kept) as measuring, without_collecting():
        told = (_figures(measuring, one, level, policy) for one in wanted for level in by)
        return tuple(chain.from_iterable(told))


def _figures(
    measuring: Measuring, indicator: Indicator, level: Level, policy: Policy
) -> Iterator[Figure]:
    place = _place(level, policy)
    _find(measuring, indicator, place)
    rows = measuring.ask(
        "figures",
        [_places(policy, level), _choices(measuring.known, indicator)],
        place=place,
        questionnaire=f"'{measuring.known.asked_in[indicator.code]}'",
        otherwise="0" if indicator.formula else "answered.n",
    )
    if not rows:
        return iter(())
    places, years, breakdowns, values, numbers, statuses = zip(*rows, strict=True)
    said = {code: _breakdown(indicator, code) for code in set(breakdowns)}
    same = (indicator.code, indicator.unit, indicator.sensitivity, level)
    broken = map(said.__getitem__, breakdowns)
    return map(Figure, *map(repeat, same), places, years, broken, values, numbers, statuses)


def _breakdown(indicator: Indicator, code: str) -> dict[str, str | None] | None:
    return {indicator.breakdown: code or None} if indicator.breakdown else None


def _find(measuring: Measuring, indicator: Indicator, place: str) -> None:
    """Prepares the table `found`: (place, year, breakdown, value, n) where it can be computed."""
    if indicator.formula is None:
        _over_rows(measuring, indicator, place)
    else:
        _over_measures(measuring, indicator, indicator.formula, place)


def _over_measures(measuring: Measuring, indicator: Indicator, formula: str, place: str) -> None:
    named = [measuring.known.measures[code] for code in measures_of(formula)]
    joins, breakdown = _joined(measuring, indicator, named)
    measuring.ask(
        "formula",
        place=place,
        breakdown=breakdown,
        formula=formula_sql(formula),
        measures="\n".join(joins),
        complete=" AND ".join(f"{quoted(m.code)}.value IS NOT NULL" for m in named) or "true",
    )


def _joined(
    measuring: Measuring, indicator: Indicator, named: Sequence[Measure]
) -> tuple[list[str], str]:
    """The measures as joins, those that are broken down first, and the breakdown they share."""
    broken = [one for one in named if indicator.breakdown in (one.by, None) and one.by]
    split = {one.code for one in (broken or named) if indicator.breakdown}
    joins: list[str] = []
    breakdown = _NO_BREAKDOWN
    for one in sorted(named, key=lambda m: m.code not in split):
        by = indicator.breakdown if one.code in split else None
        on = f"{quoted(one.code)}.report = places.report"
        if by and joins:
            on += f" AND {quoted(one.code)}.breakdown = {breakdown}"
        if by and not joins:
            breakdown = f"{quoted(one.code)}.breakdown"
        joins.append(f"JOIN {measuring.measure(one, by)} AS {quoted(one.code)} ON {on}")
    return joins, breakdown


def _over_rows(measuring: Measuring, indicator: Indicator, place: str) -> None:
    by = indicator.breakdown
    measuring.ask(
        "rows",
        place=place,
        breakdown=f"coalesce(CAST({by} AS VARCHAR), '')" if by else _NO_BREAKDOWN,
        value=str(indicator.value),
        counted=measuring.counted(measuring.known.rows_of(indicator)),
        where=f"({indicator.where})" if indicator.where else "true",
    )


def _place(level: Level, policy: Policy) -> str:
    name = policy.region_name.fr.replace("'", "''")
    return f"'{name}'" if level == "region" else f"places.{level}"


def _places(policy: Policy, level: Level) -> list[str]:
    match level:
        case "cluster":
            return [cluster.name for cluster in policy.clusters]
        case "domain":
            return [domain.name.fr for domain in policy.domains]
        case _:
            return [policy.region_name.fr]


def _choices(known: Definitions, indicator: Indicator) -> list[str]:
    """The codes that break an indicator down; one empty code where nothing does."""
    if indicator.breakdown is None:
        return [""]
    declared = (
        [choice.code for choice in source.section.field(indicator.breakdown).choices]
        for source in known.sources_of(indicator)
        if source.section.has(indicator.breakdown)
    )
    return next((codes for codes in declared if codes), [""])
