"""What is asked: one definition gives template, form, guide, checks, figures and charts.

A *questionnaire* has *sections*, a section has *fields*; *rules* say what a right answer is,
*measures* aggregate one section in SQL, *indicators* are arithmetic over measures.
All are frozen data read from a policy's files (`grappe.policies`).
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Literal

from pydantic import Field as Default
from pydantic import model_validator

from grappe.words import Frozen, Words

Kind = Literal[
    "text",
    "long_text",
    "integer",
    "number",
    "amount",
    "year",
    "date",
    "yes_no",
    "choice",
    "company_number",
    "postal_code",
    "commune",
    "country",
    "activity",
    "email",
    "website",
]
RuleKind = Literal[
    "at_most",
    "balanced",
    "between",
    "change",
    "checksum",
    "duplicate",
    "gone",
    "in_period",
    "listed_in",
    "positive_total",
    "register",
    "required_when",
]
Severity = Literal["error", "warning", "note"]
Sensitivity = Literal["open", "protected"]
Nature = Literal["stock", "flow", "share", "score"]
Direction = Literal["more", "less", "range", "none"]
Frequency = Literal["yearly", "quarterly"]
Level = Literal["cluster", "domain", "region"]
LEVELS: tuple[Level, ...] = ("cluster", "domain", "region")


class Choice(Frozen):
    """One permitted value. `also` are other ways in which clusters write it ("TPE", "start-up");
    of organisations, `legal_forms` are the beginnings of Insee's categories that go with it, and
    `register_categories` the size categories of the company register."""

    code: str
    label: Words
    also: tuple[str, ...] = ()
    legal_forms: tuple[str, ...] = ()
    register_categories: tuple[Literal["PME", "ETI", "GE"], ...] = ()


class Criterion(Frozen):
    """A criterion of a published set that a field or an indicator feeds."""

    set: str
    code: str


class Personal(Frozen):
    """Why a personal field (p) is asked, and for how many years it is kept."""

    purpose: Words
    retention_years: int


OfStory = Literal[
    "title", "domain", "clusters", "actors", "situation", "together", "outcome", "quotable"
]
"""What a story is made of, as a row of an answer may give it."""


class Nomenclature(Frozen):
    """The code list that values of a field come from, with its vintage ("NAF", "rev. 2")."""

    name: str
    vintage: str


class Field(Frozen):
    """One question. `unit` is "€", "days", "%" …, `unit_of_one` what is said of a single one where
    that differs ("day"); bounds are inclusive, `exclusive_minimum` not. `tells`: a row may begin a
    story, and this is what the field gives of it."""

    code: str
    kind: Kind
    label: Words
    help: Words
    example: Words | None = None
    why: Words | None = None
    mandatory: bool = False
    choices: tuple[Choice, ...] = ()
    minimum: float | None = None
    exclusive_minimum: float | None = None
    maximum: float | None = None
    default: str | None = None
    unit: Words | None = None
    unit_of_one: Words | None = None
    about_year: bool = False
    commercial: bool = False
    personal: Personal | None = None
    also: tuple[str, ...] = ()
    nomenclature: Nomenclature | None = None
    criteria: tuple[Criterion, ...] = ()
    tells: OfStory | None = None

    @property
    def is_personal(self) -> bool:
        return self.personal is not None

    @property
    def is_percent(self) -> bool:
        """Whether it is asked in percent, from 0 to 100."""
        return self.unit is not None and self.unit.fr == "%"

    @model_validator(mode="after")
    def _choices_only_for_a_choice(self) -> "Field":
        if (self.kind == "choice") != bool(self.choices):
            raise ValueError("a field of kind 'choice', and no other, needs choices")
        least = self.minimum if self.minimum is not None else self.exclusive_minimum
        if least is not None and self.maximum is not None and least > self.maximum:
            raise ValueError("the minimum is at most the maximum")
        return self


class Item(Frozen):
    """One given row of a *fixed* section."""

    code: str
    label: Words
    help: Words | None = None
    mandatory: bool = True
    also: tuple[str, ...] = ()


class RowWords(Frozen):
    """What one row of a table is called, several, and new ones ("un nouvel adhérent")."""

    one: Words
    many: Words
    new_one: Words
    new_many: Words


class Section(Frozen):
    """A sheet of the workbook, a page of the form, a table of the publication.

    `key` names the fields by which a row is recognised from one year to the next, the first that
    is filled in on both sides deciding; `left` names the field saying in which year a row ended
    (the row counts for a year unless it is filled with that year or an earlier one), `joined` the
    one saying since when, `steers` the yes or no to whether it takes part in governance;
    `total` names a field whose sum is shown under the table, and `total_words` says it ("L’équipe
    compte {total}"); `row_words` are what its rows are called.
    Rows of a table may be things that happened, on the day that the field `happens` names: no row
    then means that nothing did. `noted` are the fields asked when one is noted on the day itself;
    `shared_with` names the field in which other clusters are named that a row is shared with.
    """

    code: str
    kind: Literal["record", "fixed", "table"]
    label: Words
    help: Words
    fields: tuple[Field, ...] = Default(min_length=1)
    items: tuple[Item, ...] = ()
    key: tuple[str, ...] = ()
    left: str | None = None
    joined: str | None = None
    steers: str | None = None
    total: str | None = None
    total_words: Words | None = None
    row_words: RowWords | None = None
    happens: str | None = None
    noted: tuple[str, ...] = ()
    shared_with: str | None = None
    optional: bool = False
    sensitivity: Sensitivity = "protected"
    shown_to: Words | None = None

    def field(self, code: str) -> Field:
        return self._by_code[code]

    def has(self, code: str) -> bool:
        return code in self._by_code

    @property
    def type_field(self) -> Field | None:
        """The field that says of which type an organisation is: its choices go with legal forms."""
        return next(
            (f for f in self.of_kind("choice") if any(one.legal_forms for one in f.choices)), None
        )

    def is_abroad(self, values: Mapping[str, object]) -> bool:
        """Whether a row names a country, or has one by default, that is not France."""
        countries = self.of_kind("country")
        return any((values.get(one.code) or one.default or "FR") != "FR" for one in countries)

    def of_kind(self, kind: Kind) -> tuple[Field, ...]:
        return self._by_kind.get(kind, ())

    @property
    def rows_called(self) -> Words:
        """What its rows are called, "members"; without such words, what itself is."""
        return self.row_words.many if self.row_words else self.label

    @property
    def lists_organisations(self) -> bool:
        """Whether each row stands for an organisation: a table with a company's number."""
        return self.kind == "table" and bool(self.of_kind("company_number"))

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Field, ...]]:
        kinds = dict.fromkeys(field.kind for field in self.fields)
        return {kind: tuple(f for f in self.fields if f.kind == kind) for kind in kinds}

    @cached_property
    def _by_code(self) -> dict[str, Field]:
        return {field.code: field for field in self.fields}

    @cached_property
    def item_by_code(self) -> dict[str, Item]:
        return {item.code: item for item in self.items}

    @model_validator(mode="after")
    def _names_what_it_has(self) -> "Section":
        if (self.kind == "fixed") != bool(self.items):
            raise ValueError("a section of kind 'fixed', and no other, needs items")
        named = (self.left, self.joined, self.steers, self.total, self.happens, self.shared_with)
        for name in (*self.key, *self.noted, *filter(None, named)):
            if name not in {field.code for field in self.fields}:
                raise ValueError(f"'{name}' is no field of this section")
        kinds = {field.code: field.kind for field in self.fields}
        for key, (wanted, said) in _NAMED.items():
            field = getattr(self, key)
            if field and kinds[field] not in wanted:
                raise ValueError(f"'{key}' names a field {said}")
        if self.noted and self.happens not in self.noted:
            raise ValueError("'noted' holds the field of 'happens'")
        return self


_NAMED: Mapping[str, tuple[tuple[Kind, ...], str]] = {
    "left": (("year",), "of kind 'year'"),
    "joined": (("year",), "of kind 'year'"),
    "steers": (("yes_no",), "of kind 'yes_no'"),
    "happens": (("date",), "of kind 'date'"),
    "shared_with": (("text",), "of kind 'text'"),
    "total": (("integer", "number", "amount"), "that holds a number"),
}
"""Which kinds of field these keys of a section may name."""


class Rule(Frozen):
    """What makes an answer right. `kind` names the check (a file of `grappe.checks`), which reads
    its parameters from `watches` (places as "section.field" or "section.field[item]"), `within`
    (the places it compares with), `when` (values that switch it on) and `limit` (a number).
    `message` may hold the check's own places in braces. `needs` names a context without which
    the rule is told as not checked: "previous", "created_in", "year" or "register".
    """

    code: str
    kind: RuleKind
    severity: Severity
    message: Words
    watches: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    limit: float | None = None
    needs: tuple[Literal["previous", "created_in", "year", "register"], ...] = ()


class Measure(Frozen):
    """One SQL aggregate over the rows of one section, by cluster and year.

    `value` is an aggregate expression, `where` a condition on rows, both over the section's field
    codes and `year`; `by` is a field code or expression that breaks the measure down.
    `compared` measures rows against the same section a year earlier: *joined* (counts now, did
    not then), *left* (the reverse), *stayed* (counts in both).
    """

    code: str
    section: str
    value: str
    where: str | None = None
    by: str | None = None
    compared: Literal["joined", "left", "stayed"] | None = None


class Indicator(Frozen):
    """Arithmetic over measures: `formula` uses their codes, also those of other questionnaires.

    It is evaluated after measures are summed over the clusters asked for, so a domain's share is
    a share of sums. Instead, `value` is evaluated directly over the rows of `section` (for medians
    and distinct counts, which cannot be summed): over all of them, or over one row of each thing
    that `once` names (an organisation of two clusters is one of the Region's). With fewer than
    `least` such things behind it the value is hidden from everybody, and so is a sum that would
    give it away.
    `breakdown` is a field code or a column; of a list, `each` entry is told. `levels` are the kinds
    of places it is told of. `sentence` says the figure in words, with places {value}, {year} and
    {where}.
    """

    code: str
    label: Words
    definition: Words
    sentence: Words
    unit: Literal["count", "fte", "eur", "share", "years"]
    nature: Nature
    direction: Direction
    sensitivity: Sensitivity
    formula: str | None = None
    section: str | None = None
    value: str | None = None
    where: str | None = None
    breakdown: str | None = None
    each: bool = False
    once: str | None = None
    least: int | None = Default(default=None, ge=2)
    levels: tuple[Level, ...] = Default(default=LEVELS, min_length=1)
    criteria: tuple[Criterion, ...] = ()

    @model_validator(mode="after")
    def _one_way_to_compute(self) -> "Indicator":
        if (self.formula is None) == (self.value is None or self.section is None):
            raise ValueError("give either a formula over measures, or a section and a value")
        if self.formula is not None and (self.each or self.once):
            raise ValueError("'each' and 'once' go with a section and a value")
        if self.each and self.breakdown is None:
            raise ValueError("'each' goes with a breakdown")
        if self.least is not None and self.once is None:
            raise ValueError("'least' goes with 'once', which says of what")
        return self


class Questionnaire(Frozen):
    """One version of what is asked about a year, or about a quarter. `year_offset` is the year
    answered about, minus the year of the round (-1: a round in 2020 asks about 2019). `follows` are
    the decisions that this version came from, where it was decided on."""

    code: str
    version: str
    published_on: date
    label: Words
    title: Words
    purpose: Words
    minutes: int
    year_offset: int = 0
    frequency: Frequency = "yearly"
    follows: tuple[Words, ...] = ()
    sections: tuple[Section, ...]
    rules: tuple[Rule, ...] = ()
    measures: tuple[Measure, ...] = ()
    indicators: tuple[Indicator, ...] = Default(default=())

    @property
    def is_quarterly(self) -> bool:
        """A quarter tells of what happened in it: nothing of the one before is carried over."""
        return self.frequency == "quarterly"

    def section(self, code: str) -> Section:
        return self._by_code[code]

    def has(self, code: str) -> bool:
        return code in self._by_code

    @cached_property
    def _by_code(self) -> dict[str, Section]:
        return {section.code: section for section in self.sections}

    @model_validator(mode="after")
    def _codes_are_unique_and_known(self) -> "Questionnaire":
        lists = (self.sections, self.rules, self.measures, self.indicators)
        for codes in [[one.code for one in what] for what in lists]:
            twice = {code for code in codes if codes.count(code) > 1}
            if twice:
                raise ValueError(f"code used twice: {', '.join(sorted(twice))}")
        sections = {section.code for section in self.sections}
        named = [(one.code, one.section) for one in self.measures]
        named += [(one.code, one.section) for one in self.indicators if one.section]
        for code, section in named:
            if section not in sections:
                raise ValueError(f"{code}: '{section}' is no section")
        return self
