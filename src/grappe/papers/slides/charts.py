"""Native charts, with the numbers behind them in the deck's own sheets."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.util import Emu, Inches, Length, Pt

from grappe.figures import code_of, hue_of
from grappe.figures.breakdowns import drawn_parts
from grappe.papers.formats import SHORT
from grappe.papers.model import Shown
from grappe.papers.showing import clusters_said, value_said
from grappe.papers.slides.hand import (
    BEFORE,
    INK,
    PLUM,
    QUIET,
    TEXT,
    TITLE,
    box,
    described,
    level,
    style,
    write,
)
from grappe.questions import Language

Place = tuple[Length, Length, Length, Length]
_HEAD = Inches(0.75)


def add_chart(slide: Any, one: Shown, language: Language, place: Place) -> None:
    """A chart of an indicator under its line; its text alternative tells the values."""
    left, top, width, height = place
    frame = box(slide, left, top, width, _HEAD)
    write(frame, one.line, 14, family=TITLE, bold=True)
    if one.partial:
        write(frame, one.partial, 11, colour=QUIET, more=True)
    names, values, hues = _points(one, language)
    written = SHORT[language][one.indicator.unit]
    given = CategoryChartData(number_format=written)
    given.categories = names
    given.add_series(one.label, values)
    kind = XL_CHART_TYPE.BAR_CLUSTERED if one.by_parts else XL_CHART_TYPE.COLUMN_CLUSTERED
    under = (left, Emu(top + _HEAD), width, Emu(height - _HEAD))
    shape = slide.shapes.add_chart(kind, *under, given)
    told = ", ".join(f"{name} {value_said(f, language)}" for name, f in _named(one, language))
    described(shape, f"{one.line}. {told}.")
    _dress(shape.chart, one, hues, written)


def _named(one: Shown, language: Language) -> list[tuple[str, Any]]:
    return [(_name(one, figure, language), figure) for figure in one.figures]


def _points(one: Shown, language: Language) -> tuple[list[str], list[float | None], list[RGBColor]]:
    """As every picture draws them: of many parts the smallest ones together, each in its hue."""
    if one.by_parts:
        parts = drawn_parts(one.figures, one.parts, language)
        hues = [RGBColor.from_string(hue_of(p.code, one.parts).lstrip("#").upper()) for p in parts]
        return [part.name for part in parts], [part.value for part in parts], hues
    return [_name(one, f, language) for f in one.figures], [f.value for f in one.figures], []


def _name(one: Shown, figure: Any, language: Language) -> str:
    if one.by_parts:
        code = code_of(figure)
        words = one.parts.words.get(code)
        return words.to(language) if words else code or "–"
    if figure.value is None:
        return f"{figure.year}\n{value_said(figure, language)}"
    if figure.n < one.where.clusters:
        return f"{figure.year}\n{clusters_said(figure.n, one.where.clusters, language)}"
    return str(figure.year)


def _dress(chart: Any, one: Shown, hues: Sequence[RGBColor], written: str) -> None:
    chart.has_legend = chart.has_title = False
    chart.font.name = TEXT
    chart.font.size = Pt(12)
    chart.font.color.rgb = INK
    values, names = chart.value_axis, chart.category_axis
    values.visible = values.has_major_gridlines = False
    values.minimum_scale = None if _below_zero(one) else 0
    names.reverse_order = one.by_parts
    names.format.line.color.rgb = QUIET
    plot = chart.plots[0]
    plot.gap_width = 45
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.number_format, labels.number_format_is_linked = written, False
    style(labels.font, 10 if one.indicator.unit == "eur" else 12, family=TITLE, bold=True)
    level(names)
    _colour(plot.series[0], one, hues)


def _below_zero(one: Shown) -> bool:
    return any((figure.value or 0) < 0 for figure in one.figures)


def _colour(series: Any, one: Shown, hues: Sequence[RGBColor]) -> None:
    """A part has its own hue. The year that is told of stands out; one that some have not answered
    about is hollow."""
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = BEFORE
    for place, hue in enumerate(hues):
        _fill(series.points[place].format, hue)
    for place, figure in enumerate([] if one.by_parts else one.figures):
        drawn = series.points[place].format
        if figure.value is not None and figure.n < one.where.clusters:
            drawn.fill.background()
            drawn.line.color.rgb, drawn.line.width = QUIET, Pt(1.5)
            drawn.line.dash_style = MSO_LINE_DASH_STYLE.DASH
        elif figure.year == one.year:
            _fill(drawn, PLUM)


def _fill(drawn: Any, hue: RGBColor) -> None:
    drawn.fill.solid()
    drawn.fill.fore_color.rgb = hue
