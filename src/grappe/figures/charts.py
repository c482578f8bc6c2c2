"""One function draws every chart, as SVG for page and paper, or as a file to take away."""

import json
import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from grappe.figures.breaks import Break
from grappe.figures.cohorts import Cohorts
from grappe.figures.drawing import drawn, to_draw_elsewhere
from grappe.figures.model import Figure
from grappe.figures.parts import NO_PARTS, Parts
from grappe.figures.pointing import to_point_at
from grappe.figures.specifications import Kind, specification
from grappe.figures.staying import staying_specification
from grappe.figures.vega import headed
from grappe.questions import Indicator, Language


def chart(
    figures: Sequence[Figure],
    indicator: Indicator,
    language: Language,
    kind: Kind = "bars",
    *,
    title: str | None = None,
    parts: Parts = NO_PARTS,
    told: int | None = None,
    clusters: int | None = None,
    breaks: Sequence[Break] = (),
    targets: Mapping[int, float] | None = None,
    narrow: bool = False,
    source: Sequence[str] = (),
) -> str:
    """An SVG of figures by year (*bars* from zero, *line*), by breakdown (*breakdown*) or
    by both (*lines*).

    A year without a value is a gap that says why. `told` is the year that stands out (the last
    one by default), `clusters` how many are expected behind a year: with fewer, it is drawn hollow
    and says so. `parts` are those of a breakdown, in the order that gives each code its hue; of
    many, the smallest are drawn together. Before a year of `breaks` stands a dashed line; the
    target of a year, of those in `targets`, is a thin line. `narrow` fits a phone. The title is for
    screen readers and defaults to the indicator's label; with a `source`, both are written in the
    picture. The description tells the values and the breaks.
    The same chart is drawn once.
    """
    adds_up = not indicator.each
    said = specification(
        figures,
        language,
        kind,
        parts,
        adds_up,
        told=told,
        clusters=clusters,
        breaks=breaks,
        targets=targets,
        narrow=narrow,
    )
    name = title or indicator.label.to(language)
    return _told(said, name, source, [one.words.to(language) for one in breaks])


def chart_to_point_at(
    figures: Sequence[Figure],
    indicator: Indicator,
    language: Language,
    kind: Kind = "bars",
    *,
    parts: Parts = NO_PARTS,
    told: int | None = None,
    clusters: int | None = None,
    breaks: Sequence[Break] = (),
    narrow: bool = False,
) -> dict[str, Any]:
    """What `chart` draws, in Vega, for a browser to draw as an SVG: pointed at, a mark says its
    value and year; a press on the name of a line dims the others."""
    adds_up = not indicator.each
    about = {"told": told, "clusters": clusters, "breaks": breaks, "narrow": narrow}
    said = specification(figures, language, kind, parts, adds_up, **about)  # type: ignore[arg-type]
    return to_draw_elsewhere(to_point_at(said, language))


def chart_of_cohorts(
    found: Cohorts,
    language: Language,
    *,
    title: str,
    narrow: bool = False,
    source: Sequence[str] = (),
) -> str:
    """An SVG of who stays, as `chart` draws parts."""
    return _told(staying_specification(found, language, narrow), title, source)


def _told(said: dict[str, Any], title: str, source: Sequence[str], more: Sequence[str] = ()) -> str:
    """Drawn, with its title and its values for who does not see it."""
    values = ", ".join(map(_row_said, _rows(said)))
    whole = headed(said, title, source) if source else said
    return _accessible(drawn(json.dumps(whole)), title, " ".join((values, *more)))


def _row_said(row: dict[str, Any]) -> str:
    """A target is told after the value that is measured against it."""
    words = (row.get("part"), row["name"].replace("|", " "), row["label"])
    value, aim = " ".join(word for word in words if word is not None), row.get("aim")
    if aim is None:
        return value
    return f"{value.replace(f' {aim}', '').strip()} ({aim})"


def _rows(said: dict[str, Any]) -> list[dict[str, Any]]:
    return list(said["data"]["values"])


def _accessible(svg: str, title: str, told: str) -> str:
    words = f"<title>{escape(title)}</title><desc>{escape(told)}</desc>"
    svg = re.sub(r' (?:aria-(?:label|roledescription)|role)="[^"]*"', "", svg)
    return re.sub(r"<svg([^>]*)>", rf'<svg\1 role="img">{words}', svg, count=1)
