"""From publication to figures: measures by cluster, summed to domain and Region, then formulas."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from functools import partial
from typing import Any

from grappe.collecting import without_collecting
from grappe.figures.connecting import columns, quoted, text
from grappe.figures.definitions import definitions
from grappe.figures.formula import formula_sql
from grappe.figures.measuring import Measuring, at_levels
from grappe.figures.model import Figure, Status
from grappe.figures.parts import parts_of
from grappe.figures.rows import over_rows
from grappe.policies import Policy
from grappe.publication import Publication
from grappe.questions import LEVELS, Indicator, Level, Measure, measures_of


def compute(
    publication: Publication,
    policy: Policy,
    *,
    indicators: Sequence[str] | None = None,
    by: Sequence[Level] = LEVELS,
    among: Collection[str] | None = None,
) -> tuple[Figure, ...]:
    """Every indicator (or those named) for each place and each year or quarter that was answered
    about.

    Definitions are those kept in the publication, so that its figures never change; the policy
    says which clusters, domains and Region are told, as *missing* where nothing was answered;
    clusters that it no longer named are told of the years that they answered about. `among` are
    codes of clusters that count alone, as if no other had answered: those of a theme.
    """
    kept = publication.policy
    known = definitions(kept).of(indicators)
    wanted = list(known.indicators.values())
    with Measuring(publication, known, kept, among) as measuring, without_collecting():
        places = [(level, *place) for level in by for place in _places(policy, level, measuring)]
        levels = [(level, name) for level, name, _ in places]
        measuring.ask("levels", columns(places, 3))
        measuring.ask("standing", region=text(policy.region_name.fr))
        lacking = {one.code for one in wanted if measuring.lacks(one)}
        for number, one in enumerate(wanted):
            if one.code not in lacking:
                _find(measuring, one, str(number))
        return tuple(_figures(measuring, wanted, levels, lacking))


def _figures(
    measuring: Measuring,
    wanted: Sequence[Indicator],
    levels: Sequence[tuple[Level, str]],
    lacking: Set[str],
) -> Iterator[Figure]:
    asked = [
        (
            measuring.known.asked_in[one.code],
            bool(one.formula) or one.code in lacking,
            one.levels,
            measuring.known.is_of_years(one),
        )
        for one in wanted
    ]
    choices = [(n, *choice) for n, one in enumerate(wanted) for choice in _choices(measuring, one)]
    measuring.ask("parts", columns(choices, 3))
    told = measuring.table("figures", columns(asked, 4))
    numbers, places, years, parts, values, behind, statuses, quarters = told
    about = columns([(one.code, one.unit, one.sensitivity) for one in wanted], 3)
    breakdowns = [
        _breakdown(wanted[number], code)
        for number, code in zip(*measuring.table("part_codes"), strict=True)
    ]
    cells = zip(
        *(map(one.__getitem__, numbers) for one in about),
        *(map(one.__getitem__, places) for one in columns(levels, 2)),
        years,
        map(breakdowns.__getitem__, parts),
        values,
        behind,
        map(_STATUSES.__getitem__, statuses),
        quarters,
        strict=True,
    )
    return map(_AS_FIGURE, cells)


_STATUSES: tuple[Status, ...] = ("shown", "hidden", "not_applicable", "missing")
_AS_FIGURE: Callable[[Iterable[Any]], Figure] = partial(tuple.__new__, Figure)
"""`Figure._make`, which a hundred thousand figures would call in Python."""


def _breakdown(indicator: Indicator, code: str) -> dict[str, str | None] | None:
    return {indicator.breakdown: code or None} if indicator.breakdown else None


def _find(measuring: Measuring, indicator: Indicator, number: str) -> None:
    """Adds to the table `found` what can be computed of an indicator."""
    if indicator.formula is None:
        over_rows(measuring, indicator, number)
    else:
        _over_measures(measuring, indicator, indicator.formula, number)


def _over_measures(measuring: Measuring, indicator: Indicator, formula: str, number: str) -> None:
    named = [measuring.known.measures[code] for code in measures_of(formula)]
    joins, breakdown = _joined(measuring, indicator, named)
    measuring.ask(
        "formula_by" if indicator.breakdown else "formula",
        indicator=number,
        at_levels=at_levels(indicator, of_years=measuring.known.is_of_years(indicator)),
        breakdown=breakdown,
        formula=formula_sql(formula),
        measures="\n".join(joins),
        values="".join(f", {quoted(one.code)}" for one in named),
        complete=" AND ".join(f"{quoted(m.code)}.value IS NOT NULL" for m in named) or "true",
    )


def _joined(
    measuring: Measuring, indicator: Indicator, named: Sequence[Measure]
) -> tuple[list[str], str]:
    """The measures as joins, those that are broken down first, and the breakdown they share."""
    broken = [one for one in named if indicator.breakdown in (one.by, None) and one.by]
    split = {one.code for one in (broken or named) if indicator.breakdown}
    joins: list[str] = []
    breakdown = "''"
    for one in sorted(named, key=lambda m: m.code not in split):
        by = indicator.breakdown if one.code in split else None
        on = f"{quoted(one.code)}.report = standing.report"
        if by and joins:
            on += f" AND {quoted(one.code)}.breakdown = {breakdown}"
        if by and not joins:
            breakdown = f"{quoted(one.code)}.breakdown"
        joins.append(f"JOIN {measuring.measure(one, by)} AS {quoted(one.code)} ON {on}")
    return joins, breakdown


def _places(policy: Policy, level: Level, measuring: Measuring) -> list[tuple[str, bool]]:
    """Names of places, and whether they are of the past."""
    match level:
        case "cluster":
            there = [cluster.name for cluster in policy.clusters]
            gone = [name for name in measuring.reports.clusters if name not in there]
            return [*((name, False) for name in there), *((name, True) for name in gone)]
        case "domain":
            return [(domain.name.fr, False) for domain in policy.domains]
        case _:
            return [(policy.region_name.fr, False)]


def _choices(measuring: Measuring, indicator: Indicator) -> list[tuple[str, bool]]:
    """The codes that are told of an indicator whoever has them; one empty code where there are
    none, which stands (True) for parts that may be found."""
    sources = measuring.known.sources_of(indicator)
    sections = [source.section for source in sources]
    told = parts_of(sections, indicator.breakdown, measuring.policy).told
    return [(code, False) for code in told] or [("", indicator.breakdown is not None)]
