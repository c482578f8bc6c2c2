"""What a sheet is written with."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from grappe.answers import Answer, Row
from grappe.questions import Section, Words
from grappe.workbook.identification import Identification
from grappe.workbook.template.lists import Lists
from grappe.workbook.template.styles import Styles

Messages = Mapping[tuple[str, str | None], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Writing:
    """One workbook while it is written. `messages`: what to correct, by section and row."""

    book: Workbook
    styles: Styles
    lists: Lists
    known: Identification
    draft: Answer
    previous: Answer | None = None
    messages: Messages = field(default_factory=dict)

    @property
    def language(self) -> str:
        return self.known.language

    def say(self, words: Words) -> str:
        return words.to(self.known.language)


@dataclass(frozen=True, slots=True)
class Page:
    """One section's sheet while it is written."""

    writing: Writing
    sheet: Worksheet
    section: Section

    @property
    def rows(self) -> tuple[Row, ...]:
        return self.writing.draft.rows(self.section.code)

    @property
    def before(self) -> dict[str, Row]:
        """Last year's rows by id."""
        previous = self.writing.previous
        return {row.id: row for row in previous.rows(self.section.code)} if previous else {}

    @property
    def has_carried(self) -> bool:
        return self.writing.previous is not None and any(r.origin == "carried" for r in self.rows)

    @property
    def year_before(self) -> int:
        previous = self.writing.previous
        return previous.year if previous else self.writing.known.year - 1

    def message(self, row: str | None) -> str:
        return "\n".join(self.writing.messages.get((self.section.code, row), ()))

    @property
    def has_messages(self) -> bool:
        return any(section == self.section.code for section, _ in self.writing.messages)
