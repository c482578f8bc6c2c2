"""What a version of the questions understands by an indicator: all that it is computed from.

Two versions that mean the same make one series. Wording that computes nothing (a field's label,
its help) is not part of it; an indicator's definition is, because it says what the number is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from grappe.questions.difference_words import Part
from grappe.questions.formula import measures_of
from grappe.questions.model import Field, Indicator, Measure, Questionnaire, Section

Meaning = Mapping[Part, object]


def meaning(indicator: Indicator, versions: Sequence[Questionnaire]) -> Meaning:
    """What `versions`, one of each questionnaire, understand by an indicator. A measure that none
    of them has is left out."""
    told: dict[Part, object] = {
        Part("definition"): indicator.definition,
        Part("formula"): indicator.formula,
        Part("rows"): (indicator.section, indicator.value, indicator.where, indicator.once),
        Part("breakdown"): (indicator.breakdown, indicator.each),
        Part("unit"): indicator.unit,
    }
    for asked, measure in _measures(indicator, versions):
        told[Part("measure", measure.code)] = measure
        sql = [measure.value, measure.where, measure.by, indicator.breakdown]
        told |= _rows(asked.section(measure.section), sql, compared=measure.compared is not None)
    own = _asked_in(indicator, versions)
    if own and indicator.section:
        sql = [indicator.value, indicator.where, indicator.breakdown, indicator.once]
        told |= _rows(own.section(indicator.section), sql, compared=False)
    return told


def needed_fields(indicator: Indicator, versions: Sequence[Questionnaire]) -> set[str]:
    """The fields that an indicator is computed from, as "section.field"."""
    return {part.code for part in meaning(indicator, versions) if part.kind == "field"}


def fields_in(section: Section, sql: Iterable[str | None]) -> list[Field]:
    """The fields of a section that expressions of SQL name."""
    words = set(re.findall(r"\w+", " ".join(filter(None, sql)).lower()))
    return [field for field in section.fields if field.code in words]


def _measures(
    indicator: Indicator, versions: Sequence[Questionnaire]
) -> Iterator[tuple[Questionnaire, Measure]]:
    named = measures_of(indicator.formula) if indicator.formula else ()
    for asked in versions:
        for measure in asked.measures:
            if measure.code in named:
                yield asked, measure


def _asked_in(indicator: Indicator, versions: Sequence[Questionnaire]) -> Questionnaire | None:
    asking = (q for q in versions if any(one.code == indicator.code for one in q.indicators))
    return next(asking, None)


def _rows(section: Section, sql: Iterable[str | None], *, compared: bool) -> dict[Part, object]:
    """What a section's rows are, and the fields that are read of them."""
    known_by = section.key if compared else ()
    code = section.code
    items = tuple(one.code for one in section.items)
    kind = (section.kind, section.left, section.shared_with, known_by, items)
    named = [section.left, *known_by, *sql]
    fields = fields_in(section, named)
    told: dict[Part, object] = {Part("section", code): kind}
    return told | {Part("field", f"{code}.{one.code}"): _answers(one) for one in fields}


def _answers(field: Field) -> object:
    """What an answer to a field can be."""
    choices = tuple(sorted(one.code for one in field.choices))
    return (field.kind, field.unit and field.unit.fr, field.about_year, choices, field.default)
