"""A paper as the data that its layout reads."""

from dataclasses import asdict
from typing import Any

from grappe.figures import Remark
from grappe.papers import words as said
from grappe.papers.drawing import Drawing, chart_of, map_note, map_of, map_title
from grappe.papers.model import Chapter, Paper, Shown, Table
from grappe.questions import Words, day_words

WIDE = 340
"""Pixels from which on a chart has a row of its own."""
_SAID = {
    "contents": said.TOC,
    "sentences": said.IN_SENTENCES,
    "domains": said.BY_DOMAIN,
    "domains_note": said.BY_DOMAIN_NOTE,
    "no_comments": said.NO_COMMENTS,
    "method": said.METHOD,
    "definitions": said.DEFINITIONS,
    "sources": said.SOURCES,
    "indicator": said.INDICATOR,
    "objective": said.OBJECTIVE,
    "domain": said.DOMAIN,
    "department": said.DEPARTMENT,
    "page": said.PAGE,
    "numbers": said.IN_NUMBERS,
}


def content(paper: Paper) -> dict[str, Any]:
    """Plain data: texts, and drawings with their text alternatives."""
    labels = {one.indicator.code: one.label for one in (*paper.headlines, *paper.shown)}
    told_day: Words = day_words(paper.made_on)
    return {
        "language": paper.language,
        "level": paper.where.level,
        "kind": paper.kind,
        "name": paper.name,
        "title": paper.title,
        "subtitle": paper.subtitle,
        "publication": paper.publication,
        "day": told_day.to(paper.language),
        "made_on": [paper.made_on.year, paper.made_on.month, paper.made_on.day],
        "about": paper.standing,
        "headlines": [_headline(one) for one in paper.headlines],
        "map": _map(paper),
        "departments": _table(paper.departments) if paper.departments else None,
        "chapters": [_chapter(one, paper) for one in paper.chapters],
        "years": _table(paper.years),
        "road": _table(paper.road) if paper.road else None,
        "domains": [_table(one) for one in paper.domains],
        "sentences": list(paper.sentences),
        "definitions": [asdict(one) for one in paper.definitions],
        "method": list(paper.method),
        "sources": list(paper.sources),
        "remarks": [_remark(one, labels, paper) for one in paper.remarks],
        "lacking": "",
        "words": {key: words.to(paper.language) for key, words in _said(paper).items()},
    }


def _said(paper: Paper) -> dict[str, Words]:
    one = paper.where.level == "cluster"
    return {**_SAID, "comments": said.COMMENTS_OF_ONE if one else said.COMMENTS}


def _headline(one: Shown) -> dict[str, str]:
    return {"value": one.value, "line": one.line, "behind": one.behind, "why": one.why}


def _map(paper: Paper) -> dict[str, Any] | None:
    drawn = map_of(paper)
    if drawn is None:
        return None
    return {**_drawn(drawn), "title": map_title(paper), "note": map_note(paper)}


def _drawn(drawing: Drawing) -> dict[str, Any]:
    return drawing._asdict()


def _chapter(chapter: Chapter, paper: Paper) -> dict[str, Any]:
    charts = [_chart(one, paper) for one in chapter.shown]
    return {
        "title": chapter.title,
        "lead": chapter.lead,
        "silent": list(chapter.silent),
        "wide": [one for one in charts if one["width"] >= WIDE],
        "small": [one for one in charts if one["width"] < WIDE],
    }


def _chart(one: Shown, paper: Paper) -> dict[str, Any]:
    return {
        **_drawn(chart_of(one, paper.language)),
        "title": one.line,
        "note": one.partial,
        "parts": one.by_parts,
    }


def _table(table: Table) -> dict[str, Any]:
    return asdict(table)


def _remark(one: Remark, labels: dict[str, str], paper: Paper) -> dict[str, str]:
    about = said.REMARK.filled(cluster=one.cluster, year=one.year).to(paper.language)
    label = labels.get(one.indicator)
    if label is None:
        known = paper.published.known.indicators.get(one.indicator)
        label = known.label.to(paper.language) if known else one.indicator
    return {"about": about, "label": label, "text": one.text}
