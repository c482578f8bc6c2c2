"""How the parts of a figure went through the years, ready to be drawn as lines."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from grappe.figures.breakdowns import Part, code_of, drawn_parts
from grappe.figures.breaks import Break
from grappe.figures.lines import Course, Years, by_part_and_year
from grappe.figures.marks import BREAK, OF, WITHOUT, hue_of
from grappe.figures.model import Figure, Unit
from grappe.figures.parts import Parts
from grappe.figures.sentences import value_words
from grappe.questions import Language
from grappe.questions.numbers import in_title_font

_Year = tuple[Figure, ...]


def of_parts(
    figures: Sequence[Figure],
    language: Language,
    parts: Parts,
    clusters: int,
    breaks: Sequence[Break],
) -> dict[str, Any]:
    """Lines of the parts that the last year with values has, in Vega-Lite; of many parts, the
    smallest are one line. A year says why it has no values, and how many clusters answered."""
    ordered = sorted(figures, key=lambda one: one.year)
    years = [tuple(some) for _year, some in groupby(ordered, key=lambda one: one.year)]
    names = [_name(year, language, clusters) for year in years]
    last = next((year for year in reversed(years) if _is_told(year)), ())
    drawn = drawn_parts([one for one in last if one.value is not None], parts, language)
    courses = [_course(one, drawn, years, language, parts) for one in drawn]
    first = {one.year for one in breaks}
    after = list(zip(names[1:], years, years[1:], strict=False))
    broken = [name for name, _before, year in after if year[0].year in first]
    return by_part_and_year(
        Years(
            names,
            dict.fromkeys(broken, BREAK.to(language)),
            uneven={name for name, before, year in after if _behind(before) != _behind(year)},
            partial={
                name for name, year in zip(names, years, strict=True) if _behind(year) < clusters
            },
        ),
        courses,
    )


def _behind(year: _Year) -> int:
    return max(one.n for one in year)


def _name(year: _Year, language: Language, clusters: int) -> str:
    """What stands under a year, its second line after a bar."""
    said, n = str(year[0].year), _behind(year)
    if not _is_told(year):
        return f"{said}|{WITHOUT[year[0].status].to(language)}"
    return f"{said}|{OF.filled(n=n, of=clusters).to(language)}" if n < clusters else said


def _is_told(year: _Year) -> bool:
    return any(one.value is not None for one in year)


def _course(
    part: Part, drawn: Sequence[Part], years: Sequence[_Year], language: Language, parts: Parts
) -> Course:
    unit = years[0][0].unit
    kept = {one.code for one in drawn if one.figure is not None}
    values = [_value(part, year, kept) for year in years]
    labels = [_said(value, unit, language) for value in values]
    last = next(
        said for said, value in zip(labels[::-1], values[::-1], strict=True) if value is not None
    )
    return Course(part.name, hue_of(part.code, parts), values, labels, last)


def _value(part: Part, year: _Year, kept: set[str]) -> float | None:
    """Of the parts drawn together, the sum of those that a year tells."""
    if part.figure is not None:
        return next((one.value for one in year if code_of(one) == part.code), None)
    rest = [one.value for one in year if code_of(one) and code_of(one) not in kept]
    known = [value for value in rest if value is not None]
    return sum(known) if known else None


def _said(value: float | None, unit: Unit, language: Language) -> str:
    if value is None:
        return WITHOUT["missing"].to(language)
    return in_title_font(value_words(value, unit).to(language))
