"""From a paper to a deck of six to ten slides."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.util import Emu, Inches

from grappe.papers import words as said
from grappe.papers.model import Chapter, Paper, Shown, Table
from grappe.papers.slides.charts import Place, add_chart
from grappe.papers.slides.hand import (
    ACROSS,
    HEIGHT,
    LEFT,
    PAPER,
    PLUM,
    QUIET,
    TITLE,
    TITLE_ONLY,
    WIDTH,
    box,
    titled,
    write,
)
from grappe.papers.slides.tables import MOST_ROWS, add_table

MOST_CHAPTERS, MOST_CHARTS = 5, 3
_TAGS = {"fr": "fr-FR", "en": "en-GB"}


def as_pptx(paper: Paper) -> bytes:
    """The paper as a deck: charts and tables can be edited, notes name sources."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    about = deck.core_properties
    about.title, about.author = f"{paper.name} · {paper.title}"[:255], "Grappe"
    about.language, about.subject = _TAGS[paper.language], paper.subtitle[:255]
    _cover(_new(deck), paper)
    _numbers(_new(deck), paper)
    for chapter in [one for one in paper.chapters if one.shown][:MOST_CHAPTERS]:
        _chapter(_new(deck), paper, chapter)
    for title, table, first in _tables(paper):
        _table(_new(deck), paper, title, table, first)
    _method(_new(deck), paper)
    return _saved(deck)


def _new(deck: Any) -> Any:
    return deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])


def _saved(deck: Any) -> bytes:
    written = BytesIO()
    deck.save(written)
    return written.getvalue()


def _cover(slide: Any, paper: Paper) -> None:
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = PAPER
    kind = box(slide, LEFT, Inches(1.9), ACROSS, Inches(0.4))
    write(kind, paper.kind, 16, family=TITLE, colour=PLUM, bold=True)
    titled(slide, paper.name, top=2.3, size=48)
    answer = box(slide, LEFT, Inches(3.5), ACROSS, Inches(1.6))
    write(answer, paper.title, 24, family=TITLE)
    foot = box(slide, LEFT, Inches(6.5), ACROSS, Inches(0.5))
    write(foot, paper.subtitle, 14, colour=QUIET)
    _notes(slide, (paper.standing, *paper.sources))


def _numbers(slide: Any, paper: Paper) -> None:
    titled(slide, said.IN_NUMBERS.to(paper.language))
    told = paper.headlines[:4]
    each = Emu(ACROSS // max(len(told), 1))
    for place, one in enumerate(told):
        left, width = Emu(LEFT + each * place), Emu(each - Inches(0.3))
        rule = slide.shapes.add_connector(1, left, Inches(2.0), Emu(left + width), Inches(2.0))
        rule.line.color.rgb = PLUM
        frame = box(slide, left, Inches(2.2), width, Inches(3))
        write(frame, one.value, 32, family=TITLE, colour=QUIET if one.why else PLUM, bold=True)
        write(frame, one.why or one.line, 16, more=True)
        if one.behind:
            write(frame, one.behind, 12, colour=QUIET, more=True)
    _foot(slide, paper)
    _notes(slide, (*paper.sentences, *_sources(paper, told)))


def _chapter(slide: Any, paper: Paper, chapter: Chapter) -> None:
    titled(slide, chapter.title)
    told = chapter.shown[:MOST_CHARTS]
    for one, place in zip(told, _places(told), strict=True):
        add_chart(slide, one, paper.language, place)
    _foot(slide, paper)
    remarks = [f"{r.cluster}, {r.year}\u202f: {r.text}" for one in told for r in one.remarks]
    _notes(slide, (chapter.lead, *chapter.silent, *remarks, *_sources(paper, told)))


def _places(told: Iterable[Shown]) -> Iterator[Place]:
    """Side by side; parts, with their names, have twice the room of years."""
    shares = [2 if one.by_parts else 1 for one in told]
    unit, at = ACROSS // sum(shares), int(LEFT)
    for share in shares:
        yield Emu(at), Inches(1.7), Emu(unit * share - Inches(0.3)), Inches(4.9)
        at += unit * share


def _tables(paper: Paper) -> Iterator[tuple[str, Table, str]]:
    if paper.domains:
        yield paper.domains[0].title, paper.domains[0], said.DOMAIN.to(paper.language)
    elif paper.departments and paper.departments.rows:
        departments = paper.departments
        yield departments.title, departments, said.DEPARTMENT.to(paper.language)
    if paper.years.rows:
        yield paper.years.title, paper.years, said.INDICATOR.to(paper.language)


def _table(slide: Any, paper: Paper, title: str, table: Table, first: str) -> None:
    titled(slide, title)
    add_table(slide, table, first, 1.6)
    _foot(slide, paper)
    rest = (
        (row.name, ", ".join(c.words for c in row.cells if c)) for row in table.rows[MOST_ROWS:]
    )
    more = [f"{name}\u202f: {told}" for name, told in rest]
    _notes(slide, (*more, *paper.sources))


def _method(slide: Any, paper: Paper) -> None:
    titled(slide, said.HOW_TO_READ.to(paper.language))
    frame = box(slide, LEFT, Inches(1.7), ACROSS, Inches(4.6))
    for place, text in enumerate(paper.method):
        write(frame, text, 14, more=place > 0)
        frame.paragraphs[-1].space_after = Inches(0.12)
    _foot(slide, paper)
    _notes(slide, paper.sources)


def _foot(slide: Any, paper: Paper) -> None:
    frame = box(slide, LEFT, Inches(6.95), ACROSS, Inches(0.3))
    write(frame, f"{paper.name} · {paper.publication}", 11, colour=QUIET)


def _notes(slide: Any, lines: Iterable[str]) -> None:
    slide.notes_slide.notes_text_frame.text = "\n".join(filter(None, lines))


def _sources(paper: Paper, told: Iterable[Shown]) -> list[str]:
    """The definition of what is shown, and where it comes from."""
    labels = {one.label for one in told}
    known = [d for d in paper.definitions if d.label in labels]
    return [*(f"{d.label}\u202f: {d.text}" for d in known), *paper.sources]
