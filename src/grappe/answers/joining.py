"""What several clusters answered, as one answer of the cluster that follows them."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from hashlib import sha256

from grappe.answers.carrying import has_left
from grappe.answers.combining import filled_values
from grappe.answers.matching import match_rows
from grappe.answers.model import Answer, Row
from grappe.questions import Questionnaire, Section, Value

Known = Mapping[tuple[str, str], Hashable]
"""Section and id of a row → who it is."""


def join(answers: Sequence[Answer], questionnaire: Questionnaire, known: Sequence[Known]) -> Answer:
    """One answer about the latest of their years; a single one stays as it is. Of tables all rows,
    whoever stands in several once: as `known` of each answer says, or as their keys do. Of what is
    no table, that in which they agree: nobody gave two clusters' figures together."""
    if len(answers) == 1:
        return answers[0]
    sections = {
        section.code: tuple(
            _table(section, answers, known)
            if section.kind == "table"
            else _agreed(section, answers)
        )
        for section in questionnaire.sections
    }
    told = {code: rows for code, rows in sections.items() if rows}
    year = max(one.year for one in answers)
    return Answer(questionnaire.code, questionnaire.version, year, told)


def _table(section: Section, answers: Sequence[Answer], known: Sequence[Known]) -> list[Row]:
    rows: list[Row] = []
    who: dict[str, Hashable] = {}
    for number, (answer, own) in enumerate(zip(answers, known, strict=True)):
        here = [row for row in answer.rows(section.code) if not has_left(section, row, answer.year)]
        is_who = {row.id: own.get((section.code, row.id)) for row in here}
        pairs = dict(_pairs(section, rows, here, who, is_who))
        taken = {row.id for row in rows}
        rows = [_with(row, pairs.get(row.id)) for row in rows]
        paired = {row.id for row in pairs.values()}
        for row in here:
            if row.id not in paired:
                name = row.id if row.id not in taken else _renamed(row.id, number)
                rows.append(row._replace(id=name))
                who[name] = is_who[row.id]
    return rows


def _pairs(
    section: Section,
    rows: Sequence[Row],
    here: Sequence[Row],
    who: Mapping[str, Hashable],
    is_who: Mapping[str, Hashable],
) -> Iterator[tuple[str, Row]]:
    """The id of a row and one of another answer that is the same: by who they are, then by their
    keys unless they are known to be two."""
    at = {key: row for row in rows if (key := who.get(row.id)) is not None}
    same = [(at[is_who[row.id]], row) for row in here if is_who[row.id] in at]
    done = {row.id for pair in same for row in pair}
    free, left = ([row for row in some if row.id not in done] for some in (rows, here))
    for one, other in (*same, *match_rows(section, free, left).pairs):
        keys = {who.get(one.id), is_who[other.id]} - {None}
        if len(keys) < 2:
            yield one.id, other


def _with(row: Row, other: Row | None) -> Row:
    """A row, with what another adds to it."""
    if other is None:
        return row
    return row._replace(values={**filled_values(other), **filled_values(row)})


def _renamed(row_id: str, number: int) -> str:
    """Another id, the same each time: the parts of a split that merge again share theirs."""
    return sha256(f"{number} {row_id}".encode()).hexdigest()[:10]


def _agreed(section: Section, answers: Sequence[Answer]) -> Iterator[Row]:
    rows = [row for answer in answers for row in answer.rows(section.code)]
    for name in dict.fromkeys(row.id for row in rows):
        said: dict[str, list[Value]] = {}
        for row in rows:
            for code, value in filled_values(row).items() if row.id == name else ():
                said.setdefault(code, []).append(value)
        values = {code: of[0] for code, of in said.items() if all(one == of[0] for one in of)}
        if values:
            yield Row(name, values)
