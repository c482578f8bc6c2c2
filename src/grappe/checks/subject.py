"""What a rule looks at: an answer, what was asked, and what else is known."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from grappe.answers import Answer, Finding, Place, Row, row_name
from grappe.questions import Field, Questionnaire, Rule, Section, Value, Words, filled
from grappe.register import Company

_HUGE = 1e15
_PLACE = re.compile(r"(\w+)\.(\w+)(?:\[(\w+)\])?")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the answer: last year's accepted one, the cluster's year of creation,
    for what was read from a file the sheet's row of each row (section → row id → number), and what
    the company register says of the answer's numbers (`numbers_in`; by SIREN, None where no
    register is loaded) with the day up to which it knows."""

    previous: Answer | None = None
    created_in: int | None = None
    row_numbers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    register: Mapping[str, Company] | None = None
    register_as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Watched:
    """A place as rules write it: "section.field", or "section.field[item]" for one fixed row."""

    section: str
    field: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """The answer (its empty rows left out), the questions, the context, and the places whose
    value is already known to be wrong or missing."""

    answer: Answer
    questionnaire: Questionnaire
    context: Context
    wrong: frozenset[Place] = frozenset()

    def section(self, place: Watched) -> Section:
        return self.questionnaire.section(place.section)

    def field(self, place: Watched) -> Field:
        return self.section(place).field(place.field)

    def cells(self, place: Watched) -> Iterator[tuple[Row, Value]]:
        """The rows at a watched place that hold a value, with it."""
        for row in self.answer.rows(place.section):
            value = row.values.get(place.field)
            if value is not None and place.item in (None, row.id):
                yield row, value

    def is_sound(self, place: Watched) -> bool:
        """Whether nothing is wrong or missing at a watched place."""
        return not any(
            p.section == place.section and p.field in (None, place.field) for p in self.wrong
        )

    def row_numbers(self, section: str) -> Mapping[str, int]:
        """Each row's number in the file, without those that are not in it; where no file told of
        the section, its position."""
        known = self.context.row_numbers.get(section)
        if known is not None:
            return known
        return {row.id: n for n, row in enumerate(self.answer.rows(section), 1)}

    def name(self, place: Watched, row: Row) -> Words:
        return row_name(self.section(place), row)


@cache
def watched(written: str) -> Watched:
    """The place that a rule names. Raises ValueError on anything else."""
    read = _PLACE.fullmatch(written)
    if read is None:
        raise ValueError(f"'{written}' is no place: section.field or section.field[item]")
    return Watched(*read.groups())


def numeric(value: Value) -> float | None:
    """A value as a number; None for words, yes and no, nothing, and what is beyond counting."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) < _HUGE else None


def found(
    rule: Rule,
    place: Place,
    said: Mapping[str, object] | None = None,
    *,
    correction: Value = None,
    related: Place | None = None,
) -> Finding:
    """A rule's finding, its message filled in with what is `said`."""
    message = filled(rule.message, {"correction": correction, **(said or {})})
    return Finding(rule.severity, rule.code, place, message, correction, related=related)
