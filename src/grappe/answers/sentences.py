"""A change as a sentence, in both languages."""

from collections.abc import Sequence

from grappe.answers.differences import Change
from grappe.questions import (
    Field,
    Questionnaire,
    Section,
    Words,
    number_words,
    percent,
    value_words,
)

_CELL = Words(
    fr="{what}\u202f: {after} ({before} en {year})", en="{what}: {after} ({before} in {year})"
)
_FIGURE = Words(
    fr="{what}\u202f: {after}, {moved} qu’en {year} ({before})",
    en="{what}: {after}, {moved} than in {year} ({before})",
)
_TOTAL = Words(fr="{what}\u202f: {total}", en="{what}: {total}")
_TOTAL_MOVED = Words(fr="{said}, {moved}", en="{said}, {moved}")
_RENAMED = Words(fr="{after}, auparavant {before}", en="{after}, formerly {before}")
_TWICE = Words(fr="deux fois plus", en="twice as much")
_MORE = Words(fr="{by} de plus", en="{by} more")
_LESS = Words(fr="{by} de moins", en="{by} less")
_FEWER = Words(fr=_LESS.fr, en="{by} fewer")
_ONE = Words(fr="un", en="one")
_OWN_ROWS = {
    "added": Words(fr="{n} {new}\u202f: {names}", en="{n} {new}: {names}"),
    "left": Words(fr="Départ de {n} {rows}\u202f: {names}", en="{n} {rows} left: {names}"),
    "removed": Words(
        fr="{n} {rows} de moins\u202f: {names}", en="{n} {rows} no longer listed: {names}"
    ),
}
_ROWS = {
    "added": Words(
        fr="{section}\u202f: ajouts, {n}\u202f: {names}", en="{section}: {n} added: {names}"
    ),
    "left": Words(
        fr="{section}\u202f: départs, {n}\u202f: {names}", en="{section}: {n} left: {names}"
    ),
    "removed": Words(
        fr="{section}\u202f: retraits, {n}\u202f: {names}", en="{section}: {n} removed: {names}"
    ),
}


def sentence(change: Change, questionnaire: Questionnaire, year_before: int) -> Words:
    """A change in words: "Parrainages : 84 000 €, deux fois plus qu’en 2019 (41 500 €)"."""
    section = questionnaire.section(change.place.section)
    if change.place.field is None:
        return rows_sentence([change], questionnaire)
    field = section.field(change.place.field)
    what = _what(change, section, field)
    before, after = (value_words(field, v) for v in (change.before, change.after))
    said = {"what": what, "before": before, "after": after, "year": year_before}
    moved = _moved(change, field)
    if change.kind == "total":
        total = (section.total_words or _TOTAL).filled(what=what, total=after)
        return _TOTAL_MOVED.filled(said=total, moved=moved) if moved else total
    if moved is None:
        form = _RENAMED if _is_renamed(change, section) else _CELL
        return form.filled(**said)
    if moved is _TWICE:
        return _twice_sentence(said)
    return _FIGURE.filled(moved=moved, **said)


def rows_sentence(changes: Sequence[Change], questionnaire: Questionnaire, most: int = 5) -> Words:
    """Rows of one section and kind in one sentence, naming at most so many of them."""
    section = questionnaire.section(changes[0].place.section)
    names = [c.row or section.label for c in changes]
    more = "…" if len(names) > most else ""
    listed = Words(
        fr=", ".join(w.fr for w in names[:most]) + more,
        en=", ".join(w.en for w in names[:most]) + more,
    )
    said = {"section": section.label, "n": number_words(len(names)), "names": listed}
    if section.row_words is None:
        return _ROWS[changes[0].kind].filled(**said)
    own, one = section.row_words, len(names) == 1
    rows, new = (own.one, own.new_one) if one else (own.many, own.new_many)
    return _OWN_ROWS[changes[0].kind].filled(rows=rows, new=new, **said)


def _is_renamed(change: Change, section: Section) -> bool:
    named = change.row is not None and change.row.fr == change.after
    return section.kind == "table" and named and change.before is not None


def _twice_sentence(said: dict[str, object]) -> Words:
    french = _FIGURE.filled(moved=_TWICE, **said).fr
    english = Words(fr="", en="{what}: {after}, twice as much as in {year} ({before})")
    return Words(fr=french, en=english.filled(**said).en)


def _what(change: Change, section: Section, field: Field) -> Words:
    if section.kind == "record":
        return field.label
    if change.kind == "total" or change.row is None:
        return section.label
    if section.kind == "fixed":
        return change.row
    return Words(fr=f"{change.row.fr}, {field.label.fr}", en=f"{change.row.en}, {field.label.en}")


def _moved(change: Change, field: Field) -> Words | None:
    before, after = change.before, change.after
    if field.kind == "year" or isinstance(before, bool) or isinstance(after, bool):
        return None
    if not isinstance(before, int | float) or not isinstance(after, int | float):
        return None
    less = _FEWER if field.kind == "integer" else _LESS
    form = _MORE if after > before else less
    if field.kind != "amount":
        by = abs(after - before)
        return form.filled(by=_ONE if by == 1 else number_words(by))
    if before <= 0:
        return None
    if 1.9 <= after / before <= 2.1:
        return _TWICE
    return form.filled(by=percent(abs(after - before) / before))
