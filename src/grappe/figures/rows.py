"""Indicators that cannot be summed, evaluated over all rows of a place at once."""

from grappe.figures.measuring import Measuring, at_levels
from grappe.questions import Indicator

_ADDS_UP = ("stock", "flow")


def over_rows(measuring: Measuring, indicator: Indicator, number: str) -> None:
    """Adds to the table `found` an indicator's value for each place, year and part."""
    by = indicator.breakdown
    source = measuring.known.rows_of(indicator)
    places = {
        "indicator": number,
        "value": str(indicator.value),
        "at_levels": at_levels(indicator),
        "counted": measuring.counted(source),
        "where": f"({indicator.where})" if indicator.where else "true",
        "part": f"unnest({by})" if indicator.each else by or "''",
        "once": indicator.once or "",
        "least": str(indicator.least or 0),
    }
    template = "rows_once" if indicator.once else "rows_by" if by else "rows"
    if template != "rows_once":
        places["reporting"] = measuring.reporting(source, indicator.where)
    measuring.ask(template, **places)
    if indicator.least and indicator.nature in _ADDS_UP:
        measuring.ask("giving_away", **places)
