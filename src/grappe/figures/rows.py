"""Indicators that cannot be summed, evaluated over all rows of a place at once."""

from grappe.figures.connecting import listed, text
from grappe.figures.measuring import Measuring, at_levels
from grappe.figures.parts import parts_of
from grappe.questions import Indicator

_ADDS_UP = ("stock", "flow")


def over_rows(measuring: Measuring, indicator: Indicator, number: str) -> None:
    """Adds to the table `found` an indicator's value for each place, year and part."""
    by, source = indicator.breakdown, measuring.known.rows_of(indicator)
    choices = parts_of([source.section], by, measuring.policy).told
    places = {
        "indicator": number,
        "value": str(indicator.value),
        "at_levels": at_levels(indicator, of_years=measuring.known.is_of_years(indicator)),
        "counted": measuring.counted(source),
        "questionnaire": text(source.questionnaire),
        "choices": listed(choices or ([] if by else [""])),
        "where": f"({indicator.where})" if indicator.where else "true",
        "some": f"len({by}) > 0" if indicator.each else "true",
        "part": f"unnest({by})" if indicator.each else by or "''",
        "once": indicator.once or "",
        "least": str(indicator.least or 0),
    }
    template = _template(measuring, indicator)
    if template in ("rows", "rows_by"):
        places["reporting"] = measuring.reporting(source, indicator.where)
    measuring.ask(template, **places)
    if indicator.least and indicator.nature in _ADDS_UP:
        measuring.ask("giving_away", **places)


def _template(measuring: Measuring, indicator: Indicator) -> str:
    if indicator.once:
        return "rows_once"
    if measuring.known.rows_of(indicator).section.happens:
        return "rows_happened"
    return "rows_by" if indicator.breakdown else "rows"
