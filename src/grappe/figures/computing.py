"""From publication to figures: measures by cluster, summed to domain and Region, then formulas."""

from collections.abc import Iterator, Sequence
from typing import Any

from grappe.collecting import without_collecting
from grappe.figures.definitions import Definitions, definitions
from grappe.figures.formula import formula_sql, measures_of
from grappe.figures.measuring import Measuring, columns, quoted, text
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
        levels = [(level, name) for level in by for name in _places(policy, level)]
        measuring.ask("levels", columns(levels, 2))
        measuring.ask("standing", region=text(policy.region_name.fr))
        for number, one in enumerate(wanted):
            _find(measuring, one, str(number))
        return tuple(_figures(wanted, levels, _told(measuring, wanted)))


def _told(measuring: Measuring, wanted: Sequence[Indicator]) -> list[list[Any]]:
    """Columns: number of the indicator and of the place, year, breakdown, value, n, status."""
    known = measuring.known
    asked = [(known.asked_in[one.code], one.formula is not None) for one in wanted]
    choices = [(n, choice) for n, one in enumerate(wanted) for choice in _choices(known, one)]
    return measuring.table("figures", [*columns(asked, 2), *columns(choices, 2)])


def _figures(
    wanted: Sequence[Indicator], levels: Sequence[tuple[Level, str]], told: Sequence[list[Any]]
) -> Iterator[Figure]:
    asked, places, years, codes, values, numbers, statuses = told
    same = [(one.code, one.unit, one.sensitivity) for one in wanted]
    broken = {
        pair: _breakdown(wanted[pair[0]], pair[1]) for pair in set(zip(asked, codes, strict=True))
    }
    about = columns(list(map(same.__getitem__, asked)), 3)
    breakdowns = map(broken.__getitem__, zip(asked, codes, strict=True))
    standing = columns(list(map(levels.__getitem__, places)), 2)
    return map(Figure, *about, *standing, years, breakdowns, values, numbers, statuses)


def _breakdown(indicator: Indicator, code: str) -> dict[str, str | None] | None:
    return {indicator.breakdown: code or None} if indicator.breakdown else None


def _find(measuring: Measuring, indicator: Indicator, number: str) -> None:
    """Adds to the table `found` what can be computed of an indicator."""
    if indicator.formula is None:
        _over_rows(measuring, indicator, number)
    else:
        _over_measures(measuring, indicator, indicator.formula, number)


def _over_measures(measuring: Measuring, indicator: Indicator, formula: str, number: str) -> None:
    named = [measuring.known.measures[code] for code in measures_of(formula)]
    joins, breakdown = _joined(measuring, indicator, named)
    measuring.ask(
        "formula",
        indicator=number,
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
        on = f"{quoted(one.code)}.report = standing.report"
        if by and joins:
            on += f" AND {quoted(one.code)}.breakdown = {breakdown}"
        if by and not joins:
            breakdown = f"{quoted(one.code)}.breakdown"
        joins.append(f"JOIN {measuring.measure(one, by)} AS {quoted(one.code)} ON {on}")
    return joins, breakdown


def _over_rows(measuring: Measuring, indicator: Indicator, number: str) -> None:
    by = indicator.breakdown
    measuring.ask(
        "rows",
        indicator=number,
        breakdown=f"coalesce(CAST({by} AS VARCHAR), '')" if by else _NO_BREAKDOWN,
        value=str(indicator.value),
        counted=measuring.counted(measuring.known.rows_of(indicator)),
        where=f"({indicator.where})" if indicator.where else "true",
    )


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
