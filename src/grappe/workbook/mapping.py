"""Which heading of a foreign table is which field, and which of its words is which choice."""

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz, process

from grappe.questions import Field, Section, Value, choice_words, parse
from grappe.questions.values import fold
from grappe.workbook.headings import bare
from grappe.workbook.remembering import remembered

SURE = 90
LIKELY = 75
_POSSIBLE_VALUE = 60
_TELLING = ("company_number", "postal_code", "website", "email", "choice")


@dataclass(frozen=True, slots=True)
class Match:
    """What a heading or a word was taken for (None: nothing), from 0 to 100 how surely."""

    to: Value
    score: float = 100
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Mapping:
    """`columns`: section → heading as written → field code; `values`: "section.field" → word as
    written → kept value. A word whose match is not certain is left as written."""

    columns: Map[str, Map[str, Match]] = field(default_factory=dict)
    values: Map[str, Map[str, Match]] = field(default_factory=dict)

    @property
    def certain(self) -> bool:
        """Whether nobody needs to look at it before it is used."""
        groups = (*self.columns.values(), *self.values.values())
        return all(match.certain for group in groups for match in group.values())


def to_document(mapping: Mapping) -> dict[str, Any]:
    """The mapping as a JSON document."""
    return {
        name: {
            key: {text: [m.to, m.score, m.certain] for text, m in group.items()}
            for key, group in getattr(mapping, name).items()
        }
        for name in ("columns", "values")
    }


def from_document(document: Map[str, Any]) -> Mapping:
    """The mapping that `to_document` wrote. Raises KeyError, TypeError on anything else."""
    columns, values = (
        {
            key: {text: Match(*match) for text, match in group.items()}
            for key, group in document[name].items()
        }
        for name in ("columns", "values")
    )
    return Mapping(columns, values)


@remembered
def names_of(section: Section) -> dict[str, str]:
    """Every name by which a heading may call a field of the section → the field's code."""
    names: dict[str, str] = {}
    for one in section.fields:
        for name in (one.label.fr, one.label.en, one.code, *one.also):
            names.setdefault(bare(name), one.code)
    names.pop("", None)
    return names


def certain_field(heading: str, names: Map[str, str]) -> Match | None:
    """The field that a heading names, letter by letter or nearly so."""
    written = bare(heading)
    if not written or written.startswith("grappe"):
        return None
    if written in names:
        return Match(names[written])
    near = process.extractOne(written, names.keys(), scorer=fuzz.ratio, score_cutoff=SURE)
    return Match(names[near[0]], round(near[1])) if near and len(written) > 3 else None


def likely_field(
    heading: str, cells: Iterable[object], names: Map[str, str], free: Sequence[Field]
) -> Match | None:
    """The field that a heading, or what stands under it, makes likely among those still free."""
    codes = {one.code for one in free}
    open_names = {name: code for name, code in names.items() if code in codes}
    written = bare(heading)
    near = process.extractOne(
        written, open_names.keys(), scorer=fuzz.token_set_ratio, score_cutoff=LIKELY
    )
    if near and len(written) > 2:
        return Match(open_names[near[0]], round(near[1]), certain=False)
    return _by_content([cell for cell in cells if cell not in (None, "")], free)


def _by_content(cells: list[object], free: Sequence[Field]) -> Match | None:
    for one in free:
        if one.kind in _TELLING and cells:
            share = sum(_is_one(one, cell) for cell in cells) / len(cells)
            if share >= 0.8:
                return Match(one.code, round(share * 70), certain=False)
    return None


def _is_one(one: Field, cell: object) -> bool:
    value = str(parse(one, cell))
    if one.kind == "company_number":
        return value.isdigit() and len(value) in (9, 14)
    if one.kind == "postal_code":
        return value.isdigit() and len(value) == 5
    if one.kind == "website":
        return value.startswith(("http", "www."))
    if one.kind == "email":
        return "@" in value
    return any(value == choice.code for choice in one.choices)


def likely_value(one: Field, written: str) -> Match:
    """The choice that a word may mean, for a person to confirm."""
    words = choice_words(one)
    near = process.extractOne(
        fold(written), words.keys(), scorer=fuzz.WRatio, score_cutoff=_POSSIBLE_VALUE
    )
    return Match(words[near[0]], round(near[1]), False) if near else Match(None, 0, False)
