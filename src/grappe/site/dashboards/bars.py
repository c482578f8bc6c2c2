"""Bars that are their own table: each with its words, its value and its length."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from grappe.figures import Figure, Point, value_words
from grappe.questions import Words
from grappe.site.errors import say

HUES = ("ochre", "blue", "plum", "teal", "brick", "grey")


@dataclass(frozen=True)
class Bar:
    """A line of a chart; `width` in hundredths of the longest, `faint` for the years that the
    sentence is not about, `partial` where clusters are still to come, which `note` says."""

    label: str
    value: str
    width: str
    hue: str = "plum"
    faint: bool = False
    partial: bool = False
    note: str = ""


def value_said(figure: Figure) -> str:
    """The value with its unit, or the word for why there is none."""
    if figure.value is not None:
        return say(value_words(figure.value, figure.unit))
    return {
        "hidden": _("hidden"),
        "missing": _("missing"),
        "not_applicable": _("not applicable"),
    }[figure.status]


def by_year(points: Sequence[Point], told_year: int, clusters: int) -> tuple[Bar, ...]:
    """A bar a year, from zero, on one scale."""
    longest = _longest([point.figure for point in points])
    return tuple(_year(point.figure, told_year, clusters, longest) for point in points)


def _year(figure: Figure, told_year: int, clusters: int, longest: float) -> Bar:
    partial = figure.value is not None and figure.n < clusters
    return Bar(
        label=str(figure.year),
        value=value_said(figure),
        width=_width(figure, longest),
        faint=figure.year != told_year,
        partial=partial,
        note=clusters_said(figure.n, clusters) if partial else "",
    )


def by_part(figures: Sequence[Figure], labels: Mapping[str, Words]) -> tuple[Bar, ...]:
    """A bar for each part of a whole, the largest first, each part always in the same hue."""
    hues = {_code(figure): HUES[min(i, len(HUES) - 1)] for i, figure in enumerate(figures)}
    longest, total = _longest(figures), sum(figure.value or 0 for figure in figures)
    return tuple(
        Bar(
            label=say(labels[code]) if (code := _code(figure)) in labels else code or _("missing"),
            value=value_said(figure),
            width=_width(figure, longest),
            hue=hues[code],
            note=say(value_words(figure.value / total, "share")) if figure.value and total else "",
        )
        for figure in sorted(figures, key=lambda figure: -(figure.value or 0))
    )


def clusters_said(n: int, of: int) -> str:
    """How many of the clusters stand behind a value: 12 of 22 clusters."""
    return _("%(n)s of %(of)s clusters") % {"n": n, "of": of}


def _code(figure: Figure) -> str:
    return next(iter((figure.breakdown or {}).values()), None) or ""


def _longest(figures: Sequence[Figure]) -> float:
    return max((figure.value or 0 for figure in figures), default=0) or 1


def _width(figure: Figure, longest: float) -> str:
    return f"{max(100 * (figure.value or 0) / longest, 0):.1f}"
