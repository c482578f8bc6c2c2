"""Charts and maps as a paper prints them: the product's own, in plain colours."""

import re
from html import unescape
from typing import NamedTuple

from grappe.figures import chart, in_light
from grappe.maps import ROWS_A_DOT, WIDTH, draw, sheet
from grappe.papers import words as said
from grappe.papers.model import Paper, Shown
from grappe.papers.showing import clusters_said
from grappe.questions import Language, Words


class Drawing(NamedTuple):
    """An SVG, its width in pixels, and what it shows in words."""

    svg: str
    width: float
    alt: str


def chart_of(shown: Shown, language: Language) -> Drawing:
    """The chart of an indicator; its text alternative is its line and its values."""
    svg = chart(
        shown.figures,
        shown.indicator,
        language,
        "breakdown" if shown.by_parts else "bars",
        title=shown.line,
        parts=shown.parts,
        told=shown.year,
        clusters=shown.where.clusters,
        breaks=shown.breaks,
    )
    told = re.search(r"<desc>(.*?)</desc>", svg, re.DOTALL)
    width = re.search(r'width="([\d.]+)"', svg)
    assert told and width
    return Drawing(in_light(svg), float(width[1]), f"{shown.line}. {unescape(told[1])}.")


def map_of(paper: Paper) -> Drawing | None:
    """Dots near communes on the ground of the region; None without outlines or rows."""
    found = paper.spread
    drawn = draw(paper.published.policy.region, found.communes) if found else None
    if found is None or drawn is None or paper.departments is None:
        return None
    svg = sheet(drawn.ground, drawn.dots)
    values = ", ".join(
        f"{row.name} {row.cells[0].words}" for row in paper.departments.rows if row.cells[0]
    )
    about = {"title": map_title(paper), "year": found.year, "told": f"{values}."}
    return Drawing(svg, WIDTH, said.MAP_ALT.filled(**about).to(paper.language))


def map_title(paper: Paper) -> str:
    asked = paper.published.policy.pages.region.map
    return (asked.title if asked else said.WHERE_THEY_ARE).to(paper.language)


def map_note(paper: Paper) -> str:
    found = paper.spread
    if found is None:
        return ""
    words = found.section.row_words
    rows: Words = words.many if words else found.section.label
    about = {"n": ROWS_A_DOT, "rows": rows, "year": found.year}
    note = said.MAP_NOTE.filled(**about).to(paper.language)
    if found.clusters >= paper.where.clusters:
        return note
    return f"{note} {clusters_said(found.clusters, paper.where.clusters, paper.language)}."
