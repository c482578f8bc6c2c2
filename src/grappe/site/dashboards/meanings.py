"""What an indicator means, in words and in SQL, and the list of all of them."""

from typing import Any

from grappe.figures import Parts, Published, region_place
from grappe.figures.breakdowns import MOST_PARTS
from grappe.figures.definitions import Source
from grappe.questions import Indicator, Words, measures_of
from grappe.site.accounts.models import User
from grappe.site.dashboards.audience import figures_for
from grappe.site.dashboards.facts import facts, history
from grappe.site.dashboards.quarters import quarters
from grappe.site.dashboards.sections import heading_of
from grappe.site.dashboards.telling import told
from grappe.site.errors import say


def of_indicators(_user: User, published: Published) -> dict[str, Any]:
    """Every indicator under its questionnaire and its heading, in the order it is asked."""
    known, kept = published.known, published.publication.policy
    found: dict[str, dict[str, list[Indicator]]] = {}
    for one in known.indicators.values():
        groups = found.setdefault(say(kept.questionnaire(known.asked_in[one.code]).label), {})
        groups.setdefault(heading_of(published, one), []).append(one)
    return {
        "publication": published.publication,
        "n": len(known.indicators),
        "chapters": [(label, list(groups.items())) for label, groups in found.items()],
    }


def of_indicator(user: User, published: Published, code: str) -> dict[str, Any] | None:
    """An indicator's definition in words and in SQL, with the Region's years."""
    indicator = published.known.indicators.get(code)
    if indicator is None:
        return None
    where = region_place(published.policy)
    return {
        "publication": published.publication,
        "indicator": indicator,
        "section": published.section(indicator),
        "questionnaire": _asked_in(published, indicator),
        "measures": _measures(published, indicator),
        "told": told(published, figures_for(user, published), indicator, where),
        "quarters": quarters(user, published, indicator, where),
        "where": where,
        "facts": facts(indicator),
        "criteria": _criteria(published, indicator),
        "history": history(published, indicator),
        "parts": _few(published.parts(indicator)),
    }


def _few(parts: Parts) -> list[Words]:
    """The words of parts that can be listed in a line; none of many."""
    named = [words for code, words in parts.words.items() if code]
    return named if parts.in_order or len(named) <= MOST_PARTS else []


def _criteria(published: Published, indicator: Indicator) -> list[Words | str]:
    """What it answers, by the titles of the policy's sets, and by its codes where it has none."""
    sets = published.policy.criteria
    return [
        (sets and sets.words_of(one.set, one.code)) or f"{one.set} {one.code}"
        for one in indicator.criteria
    ]


def _asked_in(published: Published, indicator: Indicator) -> Any:
    code = published.known.asked_in[indicator.code]
    return published.publication.policy.questionnaire(code)


def _measures(published: Published, indicator: Indicator) -> list[dict[str, Any]]:
    """Each measure with its section and its SQL, as an analyst would write it."""
    known = published.known
    if indicator.formula is None:
        return [
            {"code": "", "compared": None, "sql": _sql_of_rows(indicator, known.rows_of(indicator))}
        ]
    named = [known.measures[code] for code in measures_of(indicator.formula)]
    return [
        {
            "code": one.code,
            "compared": one.compared,
            "sql": _sql(one.value, known.source_of(one), one.where, one.by),
        }
        for one in named
    ]


def _sql_of_rows(indicator: Indicator, source: Source) -> str:
    """Over the rows themselves: one of each thing, each entry of a list."""
    by = indicator.breakdown
    part = f"unnest({by})" if indicator.each else by
    return _sql(indicator.value or "", source, indicator.where, part, once=indicator.once)


def _sql(
    value: str, source: Source, where: str | None, by: str | None = None, once: str | None = None
) -> str:
    times = "year, quarter" if source.quarterly else "year"
    groups = ", ".join(filter(None, ("cluster", times, by)))
    conditions = " AND ".join(one for one in (source.counts, where and f"({where})") if one)
    rows = f"{source.table}\nWHERE {conditions}" if conditions else source.table
    if once:
        rows = f"(SELECT DISTINCT ON (cluster, {times}, {once}) *\nFROM {rows})"
    return f"SELECT {groups}, {value}\nFROM {rows}\nGROUP BY {groups}"
