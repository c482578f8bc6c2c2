"""A proposed mapping as a page asks about it, and as a person answers."""

from collections.abc import Mapping as Map
from dataclasses import dataclass

from grappe.answers import Answer
from grappe.questions import Questionnaire, Section, Value, Words, value_words
from grappe.site.errors import say
from grappe.workbook import Mapping, Match, Reading

_SAMPLES = 3


@dataclass(frozen=True)
class ColumnAsked:
    """A heading as written, what it was taken for, how surely, and what stands under it."""

    name: str
    heading: str
    field: str
    certain: bool
    samples: tuple[str, ...]


@dataclass(frozen=True)
class TableAsked:
    section: Section
    sheet: str
    columns: list[ColumnAsked]
    fields: list[tuple[str, str]]
    missing: list[Words]


@dataclass(frozen=True)
class WordAsked:
    """A word that is none of a field's choices, and the choice that it may mean."""

    name: str
    word: str
    field: Words
    choice: str
    certain: bool
    choices: list[tuple[str, str]]


def columns_of(reading: Reading, questionnaire: Questionnaire) -> list[TableAsked]:
    return [
        _table(reading, questionnaire.section(code), columns)
        for code, columns in reading.mapping.columns.items()
        if columns and questionnaire.has(code)
    ]


def words_of(reading: Reading, questionnaire: Questionnaire) -> list[WordAsked]:
    asked = []
    for place, words in reading.mapping.values.items():
        section, _dot, code = place.partition(".")
        field = questionnaire.section(section).field(code)
        choices = [(choice.code, say(choice.label)) for choice in field.choices]
        asked += [
            WordAsked(f"v:{place}:{n}", word, field.label, str(m.to or ""), m.certain, choices)
            for n, (word, m) in enumerate(words.items())
        ]
    return asked


def mapping_from(sent: Map[str, str], reading: Reading) -> Mapping:
    """The mapping as the person confirmed it; what they left aside is nothing, for certain."""
    columns = {
        section: {
            heading: Match(sent.get(f"m:{section}:{n}", "") or None)
            for n, heading in enumerate(headings)
        }
        for section, headings in reading.mapping.columns.items()
    }
    values = {
        place: {word: Match(sent.get(f"v:{place}:{n}", "") or None) for n, word in enumerate(words)}
        for place, words in reading.mapping.values.items()
    }
    return Mapping(columns, values)


def _table(reading: Reading, section: Section, columns: Map[str, Match]) -> TableAsked:
    taken = {match.to for match in columns.values()}
    return TableAsked(
        section=section,
        sheet=reading.tables[section.code].sheet,
        columns=[
            ColumnAsked(
                name=f"m:{section.code}:{n}",
                heading=heading,
                field=str(match.to or ""),
                certain=match.certain,
                samples=_samples(reading.answer, section, match.to),
            )
            for n, (heading, match) in enumerate(columns.items())
        ],
        fields=[(field.code, say(field.label)) for field in section.fields],
        missing=[f.label for f in section.fields if f.mandatory and f.code not in taken],
    )


def _samples(answer: Answer, section: Section, code: Value) -> tuple[str, ...]:
    if not isinstance(code, str):
        return ()
    field = section.field(code)
    values = (row.values.get(code) for row in answer.rows(section.code))
    said = (say(value_words(field, value)) for value in values if value is not None)
    return tuple(dict.fromkeys(said))[:_SAMPLES]
