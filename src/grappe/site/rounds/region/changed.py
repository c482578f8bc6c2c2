"""A report as what changed since last year, in lines that its reader may see."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import ngettext

from grappe.answers import Answer, Change, Finding, Place, differences, rows_sentence, sentence
from grappe.questions import Field, Questionnaire, Section
from grappe.site.errors import say

MayField = Callable[[Section, Field], bool]
_TOGETHER = 2
_A_LITTLE, _A_LOT = 0.05, 0.2


@dataclass(frozen=True)
class Line:
    """One sentence on the page. `asks` is what a warning asks, `quote` the cluster's answer to it,
    `look` says that it gave none; `history` are the values of earlier years and this one; `parts`
    are the single changes behind a sentence about several."""

    place: Place
    text: str
    asks: str = ""
    quote: str = ""
    look: bool = False
    history: tuple[float | None, ...] = ()
    parts: tuple["Line", ...] = ()

    @property
    def strong(self) -> str:
        """The news; `rest` is what it was before."""
        return self.text.rpartition(" (")[0] if self.text.endswith(")") else self.text

    @property
    def rest(self) -> str:
        return self.text[len(self.strong) :]


@dataclass(frozen=True)
class Changed:
    """What an officer reads: lines that want a look first, and how much stayed as it was."""

    lines: tuple[Line, ...]
    answers: int
    same: int
    carried: int

    @property
    def open_questions(self) -> int:
        return sum(_open(line) for line in self.lines)


@dataclass(frozen=True)
class Compared:
    """What there is to compare: `earlier` are accepted answers by year, the oldest first."""

    questionnaire: Questionnaire
    answer: Answer
    earlier: Mapping[int, Answer] = field(default_factory=dict)
    warnings: Sequence[Finding] = ()
    may: MayField = lambda section, field: True

    @property
    def before(self) -> Answer | None:
        years = [year for year in self.earlier if year < self.answer.year]
        return self.earlier[max(years)] if years else None


def what_changed(about: Compared) -> Changed:
    """All visible changes as lines, each with the warning that stands at its place."""
    seen = tuple(c for c in _differences(about) if _may_see(about, c.place))
    warned = {f.place: f for f in about.warnings if _may_see(about, f.place)}
    lines = [_with_warning(line, warned, about) for line in _lines(seen, about, set(warned))]
    lines += [_of_warning(finding, about) for finding in warned.values()]
    answers = sum(v is not None and _may_see(about, place) for place, v in about.answer.cells())
    rows = [row for section in about.answer.sections.values() for row in section]
    return Changed(
        lines=tuple(sorted(lines, key=_weight)),
        answers=answers,
        same=answers - _moved(seen, about),
        carried=sum(row.origin == "carried" for row in rows),
    )


def _differences(about: Compared) -> Iterable[Change]:
    if about.before is None:
        return ()
    return differences(about.before, about.answer, about.questionnaire)


def _may_see(about: Compared, place: Place) -> bool:
    """A field for itself; a row by what names it; a section if anything of it may be seen."""
    if not about.questionnaire.has(place.section):
        return False
    section = about.questionnaire.section(place.section)
    if place.field is not None:
        return section.has(place.field) and about.may(section, section.field(place.field))
    named = [f for f in section.fields if f.kind in ("text", "long_text")] or section.fields
    return about.may(section, named[0])


def _lines(changes: Sequence[Change], about: Compared, asked: set[Place]) -> Iterator[Line]:
    """A line a change; rows of one fate together, and small changes of one section."""
    groups: dict[object, list[Change]] = {}
    for change in changes:
        groups.setdefault(_group(change, about.questionnaire, asked), []).append(change)
    for group in groups.values():
        if group[0].place.field is None:
            yield _of_rows(group, about)
        elif group[0].kind == "total" or len(group) > _TOGETHER:
            yield _of_section(group, about)
        else:
            yield from (_of_cell(change, about) for change in group)


def _group(change: Change, questionnaire: Questionnaire, asked: set[Place]) -> object:
    if change.place.field is None:
        return change.kind, change.place.section
    record = questionnaire.section(change.place.section).kind == "record"
    if record or change.place in asked or _stands_out(change):
        return change.place
    return "cells", change.place.section


def _stands_out(change: Change) -> bool:
    """A figure that moved by a fifth or more, and not a section's total, which is told anyway."""
    before, after = change.before, change.after
    if change.kind == "total" or not isinstance(before, float) or not isinstance(after, float):
        return False
    return before != 0 and abs(after - before) / abs(before) >= _A_LOT


def _of_rows(group: list[Change], about: Compared) -> Line:
    place = group[0].place if len(group) == 1 else Place(group[0].place.section)
    parts = [Line(one.place, say(one.row)) for one in group if one.row is not None]
    return Line(
        place,
        say(rows_sentence(group, about.questionnaire, most=4)),
        parts=tuple(parts) if len(group) > 4 else (),
    )


def _of_section(group: list[Change], about: Compared) -> Line:
    """The section's total where it has one, or how much changed in it; single changes behind."""
    cells = [change for change in group if change.kind != "total"]
    parts = tuple(_of_cell(change, about) for change in cells)
    if group[0].kind == "total":
        return replace(_of_cell(group[0], about), parts=parts)
    section = about.questionnaire.section(group[0].place.section)
    rows = {change.place.row for change in cells}
    fields = dict.fromkeys(say(section.field(c.place.field or "").label) for c in cells)
    text = ngettext(
        "%(section)s: one row changed (%(fields)s)",
        "%(section)s: %(n)s rows changed (%(fields)s)",
        len(rows),
    ) % {"section": say(section.label), "n": len(rows), "fields": ", ".join(fields).lower()}
    return Line(Place(section.code), text, parts=parts)


def _of_cell(change: Change, about: Compared) -> Line:
    before = about.before
    assert before is not None
    text = say(sentence(change, about.questionnaire, before.year))
    return Line(change.place, text, history=_history(change.place, about))


def _history(place: Place, about: Compared) -> tuple[float | None, ...]:
    """Amounts of all years at a place, where there are several and they moved enough to draw."""
    section = about.questionnaire.section(place.section)
    if place.field is None or section.field(place.field).kind != "amount":
        return ()
    years = {**about.earlier, about.answer.year: about.answer}
    values = tuple(_number(years[year], place) for year in sorted(years))
    known = [value for value in values if value is not None]
    moved = len(known) > 1 and max(known) - min(known) >= _A_LITTLE * max(map(abs, known))
    return values if moved else ()


def _number(answer: Answer, place: Place) -> float | None:
    if place.row is None:
        numbers = (row.values.get(place.field or "") for row in answer.rows(place.section))
        return sum(v for v in numbers if isinstance(v, int | float))
    value = answer.value(place)
    return float(value) if isinstance(value, int | float) else None


def _with_warning(line: Line, warned: dict[Place, Finding], about: Compared) -> Line:
    """The line with the warning at its place, which is then told."""
    line = replace(line, parts=tuple(_with_warning(part, warned, about) for part in line.parts))
    finding = warned.pop(line.place, None)
    if finding is None:
        return line
    quote = _explained(finding, about.answer)
    return replace(line, asks=say(finding.message), quote=quote, look=not quote)


def _of_warning(finding: Finding, about: Compared) -> Line:
    quote = _explained(finding, about.answer)
    return Line(finding.place, say(finding.message), quote=quote, look=not quote)


def _explained(finding: Finding, answer: Answer) -> str:
    said = {(e.place, e.code): e.text for e in answer.explanations}
    return said.get((finding.place, finding.code), "").strip()


def _open(line: Line) -> int:
    return int(line.look) + sum(_open(part) for part in line.parts)


def _weight(line: Line) -> int:
    return 0 if _open(line) else 1 if line.quote else 2


def _moved(changes: Iterable[Change], about: Compared) -> int:
    """How many given answers are new or other than before."""
    moved = 0
    for change in changes:
        if change.kind == "added":
            rows = about.answer.rows(change.place.section)
            moved += sum(len(row.values) for row in rows if row.id == change.place.row)
        elif change.kind == "changed" and change.after is not None:
            moved += 1
    return moved
