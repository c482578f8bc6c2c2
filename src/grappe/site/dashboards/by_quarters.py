"""A cluster's figures that no year tells, as the page before they are public tells them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from grappe.figures import Figure, Published, Where, code_of, of_place
from grappe.questions import Indicator
from grappe.site.dashboards.sections import heading_of
from grappe.site.dashboards.values import value_said
from grappe.site.errors import say


@dataclass(frozen=True)
class ByQuarters:
    """An indicator with its quarters, the earliest first: a table instead of years. `value` is of
    the last quarter told, empty for what is broken down."""

    code: str
    label: str
    status: str
    value: str
    line: str
    year: int
    columns: list[tuple[str, str]]
    rows: list[list[str]]


def by_quarters_alone(figures: Iterable[Figure]) -> list[Figure]:
    """Those of quarters of an indicator and a year of which there is no figure of the year."""
    every = [one for one in figures if one.status != "missing"]
    of_years = {(one.indicator, one.year) for one in every if one.quarter is None}
    return [one for one in every if one.quarter and (one.indicator, one.year) not in of_years]


def told_by_quarters(
    published: Published, figures: Sequence[Figure], where: Where
) -> Iterator[tuple[str, ByQuarters]]:
    """Each indicator of these figures under its heading, in the order of definitions."""
    for indicator in published.known.indicators.values():
        own = [one for one in of_place(figures, indicator, where) if one.quarter]
        if own:
            yield heading_of(published, indicator), of_quarters(published, own, indicator)


def of_quarters(published: Published, own: Sequence[Figure], indicator: Indicator) -> ByQuarters:
    """An indicator of a place by its quarters, of which there are some."""
    broken, words = indicator.breakdown is not None, published.parts(indicator).words
    in_order = sorted((one for one in own if one.quarter), key=lambda one: one.period)
    last = in_order[-1]
    detail = [(_("Detail"), "")] if broken else []
    return ByQuarters(
        code=indicator.code,
        label=say(indicator.label),
        status=last.status,
        value="" if broken else value_said(last),
        line=_("%(what)s, %(quarter)s")
        % {"what": say(indicator.label), "quarter": say(last.period.words)},
        year=last.year,
        columns=[(_("Quarter"), ""), *detail, (_("Value"), "number")],
        rows=[
            [
                say(one.period.words),
                *(
                    [say(words[part]) if (part := code_of(one)) in words else part]
                    if broken
                    else []
                ),
                value_said(one),
            ]
            for one in in_order
        ],
    )
