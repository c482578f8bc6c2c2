"""What each page of figures is told, as its reader may see it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from grappe.figures import Figure, Parts, Published, Remark, Where, region_place
from grappe.figures.breakdowns import MOST_PARTS
from grappe.figures.formula import measures_of
from grappe.policies import Policy
from grappe.policies.pages import PlacePage
from grappe.questions import Indicator, Words
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.dashboards.audience import figures_for
from grappe.site.dashboards.facts import facts
from grappe.site.dashboards.sections import chapters
from grappe.site.dashboards.telling import Told, sentence_said, told
from grappe.site.replies.reading import remarks


def of_place(user: User, published: Published, where: Where) -> dict[str, Any]:
    """A cluster's or a domain's figures, in the order in which they are asked."""
    figures = figures_for(user, published)
    page = _page(published.policy, where)
    first = published.known.indicators.get(page.first or "")
    said = remarks_at(published, where)
    found = chapters(published, figures, where, said)
    drawn = [one for code in page.charts for one in _told(published, figures, code, where, said)]
    return {
        "publication": published.publication,
        "where": where,
        "charts": [one for one in drawn if one.status == "shown"],
        "chapters": found,
        "hidden": any(group.hidden for chapter in found for group in chapter.groups),
        "title": sentence_said(published, figures, first, where) if first else None,
    }


def remarks_at(published: Published, where: Where) -> tuple[Remark, ...]:
    """What a cluster says of its figures; figures of several clusters carry no remarks."""
    if where.level != "cluster":
        return ()
    return remarks(published.publication.code, where.name)


def _page(policy: Policy, where: Where) -> PlacePage:
    return policy.pages.cluster if where.level == "cluster" else policy.pages.domain


def _told(
    published: Published,
    figures: Sequence[Figure],
    code: str,
    where: Where,
    said: Sequence[Remark],
) -> Iterator[Told]:
    indicator = published.known.indicators.get(code)
    found = told(published, figures, indicator, where, said) if indicator else None
    if found:
        yield found


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
        "where": where,
        "facts": facts(indicator),
        "parts": _few(published.parts(indicator)),
    }


def _few(parts: Parts) -> list[Words]:
    """The words of parts that can be listed in a line; none of many."""
    named = [words for code, words in parts.words.items() if code]
    return named if parts.in_order or len(named) <= MOST_PARTS else []


def _asked_in(published: Published, indicator: Indicator) -> Any:
    code = published.known.asked_in[indicator.code]
    return published.publication.policy.questionnaire(code)


def _measures(published: Published, indicator: Indicator) -> list[dict[str, Any]]:
    """Each measure with its section and its SQL, as an analyst would write it."""
    known = published.known
    if indicator.formula is None:
        table = known.rows_of(indicator).table
        return [{"code": "", "sql": _sql_of_rows(indicator, table)}]
    named = [known.measures[code] for code in measures_of(indicator.formula)]
    return [
        {
            "code": one.code,
            "compared": one.compared,
            "sql": _sql(one.value, known.source_of(one).table, one.where, one.by),
        }
        for one in named
    ]


def _sql_of_rows(indicator: Indicator, table: str) -> str:
    """Over the rows themselves: one of each thing, each entry of a list."""
    by = indicator.breakdown
    part = f"unnest({by})" if indicator.each else by
    once = f"(SELECT DISTINCT ON (cluster, year, {indicator.once}) * FROM {table})"
    return _sql(indicator.value or "", once if indicator.once else table, indicator.where, part)


def _sql(value: str, table: str, where: str | None, by: str | None = None) -> str:
    groups = ", ".join(filter(None, ("cluster", "year", by)))
    lines = [f"SELECT {groups}, {value}", f"FROM {table}"]
    lines += [f"WHERE {where}"] if where else []
    return "\n".join([*lines, f"GROUP BY {groups}"])


def nothing_yet(policy: Policy) -> dict[str, Any]:
    """The next day on which reports are due, for a page that has no figure yet."""
    return {"next_due": next_due(policy, clock.today())}


def next_due(policy: Policy, today: date) -> date | None:
    return min((one.due for one in policy.rounds if one.due >= today), default=None)
