"""The guide: what to do, and then every question with its reason, from the definition."""

from collections.abc import Sequence
from datetime import date

from xlsxwriter.worksheet import Worksheet

from grappe.questions import Field, Questionnaire, Section, Words, day_words
from grappe.workbook.headings import heading, sheet_name
from grappe.workbook.identification import GUIDE_SHEET, MEANING_HEADING
from grappe.workbook.template import guide_words as words
from grappe.workbook.template.cells import write_text
from grappe.workbook.template.page import Writing

_WIDTHS = (3, 36, 72, 32, 62)
_COLUMNS = (words.FIELD, MEANING_HEADING, words.EXAMPLE, words.WHY)


def guide_name(language: str) -> str:
    return GUIDE_SHEET.to(language)


def write_guide(
    writing: Writing,
    sheet: Worksheet,
    questionnaire: Questionnaire,
    sections: Sequence[Section],
    due: date | None,
) -> None:
    """Title, for whom and by when, the few rules, the sheets, and each question."""
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width, writing.styles["ground"])
    row = _write_title(writing, sheet, questionnaire, due)
    row = _write_rules(writing, sheet, row, sections)
    for section in sections:
        row = _write_section(writing, sheet, row, section)
    _set_up_print(writing, sheet, row)


def _write_title(writing: Writing, sheet: Worksheet, asked: Questionnaire, due: date | None) -> int:
    say, styles, known = writing.say, writing.styles, writing.known
    sheet.set_row(0, 14)
    sheet.set_row(1, 40)
    write_text(sheet, 1, 1, f"{say(asked.title)}, {say(known.period.long_words)}", styles["title"])
    sheet.set_row(2, 26)
    write_text(sheet, 2, 1, known.cluster_name, styles["section"])
    sheet.set_row(3, 24)
    sheet.merge_range(3, 1, 3, 3, "", styles["lead"])
    write_text(sheet, 3, 1, say(asked.purpose), styles["lead"])
    sheet.set_row(4, 22)
    write_text(sheet, 4, 1, say(_when(asked.minutes, due)), styles["confirm_flat"])
    return 6


def _when(minutes: int, due: date | None) -> Words:
    if due is None:
        return words.MINUTES.filled(minutes=minutes)
    return words.DUE.filled(minutes=minutes, day=day_words(due))


def _write_rules(writing: Writing, sheet: Worksheet, row: int, sections: Sequence[Section]) -> int:
    styles = writing.styles
    departures = [words.departure(s.field(s.left).label) for s in sections if s.left]
    rules = (*words.RULES[:2], *departures[:1], *words.RULES[2:])
    sheet.set_row(row, 34)
    write_text(sheet, row, 1, writing.say(words.RULES_TITLE), styles["section"])
    for rule, reason in rules:
        row += 1
        sheet.set_row(row, 24)
        write_text(sheet, row, 1, writing.say(rule), styles["strong"])
        sheet.merge_range(row, 2, row, 4, "", styles["prose"])
        write_text(sheet, row, 2, writing.say(reason), styles["prose"])
    return row + 2


def _write_section(writing: Writing, sheet: Worksheet, row: int, section: Section) -> int:
    say, styles = writing.say, writing.styles
    name = sheet_name(section, writing.language)
    target = f"internal:'{name.replace(chr(39), chr(39) * 2)}'!A1"
    sheet.write_url(row, 1, target, styles["section_link"], string=f"{say(section.label)}  →")
    sheet.merge_range(row, 2, row, 4, "", styles["lead_middle"])
    lead = f"{say(section.help)}\n{say(words.SEEN_BY)} {_seen_by(writing, section)}"
    write_text(sheet, row, 2, lead, styles["lead_middle"])
    sheet.set_row(row, 10 + 15.5 * _lines(lead, sum(_WIDTHS[2:])))
    row += 1
    sheet.set_row(row, 24)
    for index, words_of in enumerate(_COLUMNS, 1):
        write_text(sheet, row, index, say(words_of), styles["header_optional"])
    for field in section.fields:
        row += 1
        _write_field(writing, sheet, row, field)
    return row + 2


def _write_field(writing: Writing, sheet: Worksheet, row: int, field: Field) -> None:
    texts = (
        heading(field, writing.known.year, writing.language),
        _meaning(writing, field),
        _said(writing, field.example),
        _reason(writing, field),
    )
    for index, text in enumerate(texts, 1):
        write_text(sheet, row, index, text, writing.styles["label" if index == 1 else "guide_note"])
    sheet.set_row(row, 8 + 15.5 * max(_lines(t, _WIDTHS[i]) for i, t in enumerate(texts, 1)))


def _meaning(writing: Writing, field: Field) -> str:
    if not field.choices:
        return writing.say(field.help)
    choices = " · ".join(writing.say(choice.label) for choice in field.choices)
    return f"{writing.say(field.help)}\n{writing.say(words.CHOICES)} {choices}"


def _reason(writing: Writing, field: Field) -> str:
    why = _said(writing, field.why)
    if field.personal is None:
        return why
    kept = words.PERSONAL.filled(years=field.personal.retention_years)
    return f"{why}\n{writing.say(kept)} {writing.say(field.personal.purpose)}".strip()


def _seen_by(writing: Writing, section: Section) -> str:
    if section.shown_to is not None:
        return writing.say(section.shown_to)
    return writing.say(words.OPEN if section.sensitivity == "open" else words.PROTECTED)


def _said(writing: Writing, said: Words | None) -> str:
    return writing.say(said) if said else ""


def _lines(text: str, width: float) -> int:
    return sum(1 + int(len(line) / (width * 0.98)) for line in text.split("\n"))


def _set_up_print(writing: Writing, sheet: Worksheet, last: int) -> None:
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.7)
    sheet.print_area(0, 0, last, len(_WIDTHS) - 1)
    sheet.set_tab_color("#221C26")
    sheet.activate()
