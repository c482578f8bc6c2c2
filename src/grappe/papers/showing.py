"""An indicator of a place as every paper shows it."""

from collections.abc import Iterable, Sequence

from grappe.figures import (
    UNITS,
    Figure,
    Parts,
    Published,
    Remark,
    Where,
    breaks_of,
    broken_between,
    change_words,
    code_of,
    comparable,
    hue_of,
    in_order,
    of_place,
    points_of,
    sentence,
    value_words,
    whole_point,
)
from grappe.papers import words as said
from grappe.papers.model import Cell, Row, Shown, Table
from grappe.questions import Indicator, Language


def shown(
    published: Published,
    figures: Iterable[Figure],
    indicator: Indicator,
    where: Where,
    language: Language,
    remarks: Sequence[Remark] = (),
) -> Shown | None:
    """The indicator of that place; None where nothing of it was published."""
    own = of_place(figures, indicator, where)
    if not own:
        return None
    point = whole_point(points_of(own, indicator, where), where)
    breaks = broken_between(breaks_of(published, indicator, where), own)
    figure, before = point.figure, comparable(point, breaks)
    broken = indicator.breakdown is not None
    kept = [f for f in own if f.year == figure.year] if broken else sorted(own, key=_year)
    named = figure._replace(name=where.said.to(language))
    parts = published.parts(indicator)
    return Shown(
        indicator=indicator,
        where=where,
        year=figure.year,
        status=figure.status,
        label=indicator.label.to(language),
        value="" if broken else value_said(figure, language),
        line=_line(figure, indicator, before, language),
        sentence=_sentence(named, indicator, before, language),
        behind=behind(figure, where, language),
        of=said.OF.filled(n=figure.n, of=where.clusters).to(language),
        why="" if figure.value is not None else sentence(named, indicator).to(language),
        figures=tuple(in_order(kept, parts) if broken else kept),
        parts=parts,
        table=_table(own, indicator, where, parts, language),
        remarks=tuple(r for r in remarks if r.indicator == indicator.code),
        breaks=() if broken else breaks,
    )


def value_said(figure: Figure, language: Language) -> str:
    """The value with its unit, or the word for why there is none."""
    if figure.value is None:
        return said.STATUSES[figure.status].to(language)
    return value_words(figure.value, figure.unit).to(language)


def behind(figure: Figure, where: Where, language: Language) -> str:
    """How many clusters stand behind a value of several; empty for a single cluster's."""
    return "" if where.clusters < 2 else clusters_said(figure.n, where.clusters, language)


def clusters_said(n: int, of: int, language: Language) -> str:
    words = said.CLUSTERS_OF if n > 1 else said.CLUSTER_OF
    return words.filled(n=n, of=of).to(language)


def cell(figure: Figure, where: Where, language: Language) -> Cell:
    """A value in a table, with the clusters behind it where some are to come."""
    partial = figure.value is not None and figure.n < where.clusters
    of = said.OF.filled(n=figure.n, of=where.clusters).to(language)
    note = of if partial else ""
    return Cell(value_said(figure, language), figure.value, figure.unit, note)


def unit_said(indicator: Indicator, language: Language) -> str:
    return UNITS[indicator.unit].to(language)


def _year(figure: Figure) -> int:
    return figure.year


def _line(figure: Figure, indicator: Indicator, before: Figure | None, language: Language) -> str:
    about = {"what": indicator.label, "year": figure.year}
    if indicator.breakdown or figure.value is None or before is None or before.value is None:
        return said.IN_YEAR.filled(**about).to(language)
    change = change_words(figure.value - before.value, figure.unit, before.year)
    return said.WITH_CHANGE.filled(**about, change=change).to(language)


def _sentence(
    figure: Figure, indicator: Indicator, before: Figure | None, language: Language
) -> str:
    """In prose about one place, which is named in the title and not in each sentence."""
    told = sentence(figure, indicator, before).to(language)
    rest = told.removeprefix(figure.name).lstrip(" :\u202f\u00a0")
    return rest[:1].upper() + rest[1:]


def _table(
    own: Sequence[Figure],
    indicator: Indicator,
    where: Where,
    parts: Parts,
    language: Language,
) -> Table:
    """Years across; a row for each part, in the order in which they are declared."""
    years = sorted({one.year for one in own})
    codes = sorted({code_of(one) for one in own}, key=lambda code: (not code, code))
    if indicator.breakdown:
        order = list(parts.words)
        codes.sort(key=lambda code: order.index(code) if code in order else len(order))
    at = {(code_of(one), one.year): one for one in own}
    unit = unit_said(indicator, language)
    rows = [
        Row(
            _part(code, indicator, parts, language),
            unit,
            tuple(
                cell(found, where, language) if (found := at.get((code, year))) else None
                for year in years
            ),
            hue_of(code, parts) if indicator.breakdown else "",
        )
        for code in codes
    ]
    return Table(indicator.label.to(language), tuple(map(str, years)), tuple(rows))


def _part(code: str, indicator: Indicator, parts: Parts, language: Language) -> str:
    if not indicator.breakdown:
        return indicator.label.to(language)
    if code in parts.words:
        return parts.words[code].to(language)
    return code or said.STATUSES["missing"].to(language)
