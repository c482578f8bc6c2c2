"""What a chart shows, as a Vega-Lite specification."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Literal

from grappe.figures.breakdowns import Part, drawn_parts
from grappe.figures.breaks import Break
from grappe.figures.courses import of_parts
from grappe.figures.marks import BREAK, OF, hue_of, label_of
from grappe.figures.model import Figure, Unit
from grappe.figures.parts import NO_PARTS, Parts
from grappe.figures.sentences import value_words
from grappe.figures.vega import by_part, by_year
from grappe.questions import Language, Words
from grappe.questions.numbers import in_title_font

Kind = Literal["bars", "line", "breakdown", "lines"]

_AIM = Words(fr="cible\u202f: {target}", en="target: {target}")


def specification(
    figures: Sequence[Figure],
    language: Language,
    kind: Kind = "bars",
    parts: Parts = NO_PARTS,
    adds_up: bool = True,
    *,
    told: int | None = None,
    clusters: int | None = None,
    breaks: Sequence[Break] = (),
    targets: Mapping[int, float] | None = None,
    narrow: bool = False,
) -> dict[str, Any]:
    """What `chart` draws, in Vega-Lite."""
    if kind == "breakdown":
        return by_part(_parts(figures, language, parts, adds_up), narrow)
    if kind == "lines":
        return of_parts(figures, language, parts, clusters or 0, breaks)
    last = max((one.year for one in figures), default=0) if told is None else told
    rows = [_year(one, language, last, clusters or 0) for one in figures]
    for row, one in zip(rows, figures, strict=True):
        _aim(row, one, (targets or {}).get(one.year), language)
    first = {one.year for one in breaks} & {one.year for one in figures[1:]}
    names = [row["name"] for row, one in zip(rows, figures, strict=True) if one.year in first]
    _in_pieces(rows, names)
    return by_year(
        rows, kind == "line", dict.fromkeys(names, BREAK.to(language)), aims=bool(targets)
    )


def _in_pieces(rows: list[dict[str, Any]], broken: Collection[str]) -> None:
    """A line stops before a break."""
    piece = 0
    for row in rows:
        piece += row["name"] in broken
        row["piece"] = piece


def _year(figure: Figure, language: Language, told: int, clusters: int) -> dict[str, Any]:
    partial = figure.value is not None and figure.n < clusters
    behind = OF.filled(n=figure.n, of=clusters).to(language)
    return {
        "name": f"{figure.year}|{behind}" if partial else str(figure.year),
        "value": figure.value,
        "at": figure.value or 0,
        "label": label_of(figure, language),
        "look": "partial" if partial else "told" if figure.year == told else "before",
    }


def _aim(row: dict[str, Any], figure: Figure, target: float | None, language: Language) -> None:
    """Under its year stands the target, and the value is written above both."""
    if target is None:
        return
    said = _AIM.filled(target=value_words(target, figure.unit)).to(language)
    row |= {"name": f"{row['name']}|{said}", "target": target, "aim": said}
    row["at"] = max(row["at"], target)


def _parts(
    figures: Sequence[Figure], language: Language, parts: Parts, adds_up: bool
) -> list[dict[str, Any]]:
    """Each code always in the same hue, with its share of the whole where parts add up to one."""
    unit = figures[0].unit if figures else "count"
    total = sum(one.value or 0 for one in figures) if adds_up else 0
    rows = []
    for one in drawn_parts(figures, parts, language):
        said = _said(one, unit, language)
        share = _share(one.value, total, language) if one.value and total else ""
        rows.append(
            {
                "name": one.name,
                "value": one.value,
                "at": one.value or 0,
                "label": " · ".join(filter(None, (said, share))),
                "hue": hue_of(one.code, parts),
            }
        )
    return rows


def _share(value: float, whole: float, language: Language) -> str:
    return in_title_font(value_words(value / whole, "share").to(language))


def _said(part: Part, unit: Unit, language: Language) -> str:
    if part.figure:
        return label_of(part.figure, language)
    return in_title_font(value_words(part.value or 0, unit).to(language))
