"""The template: a guide, a sheet a section, the lists and the identification."""

import datetime
import io

from xlsxwriter import Workbook

from grappe.answers import Answer, carry_over
from grappe.questions import Questionnaire
from grappe.workbook.headings import sheet_name
from grappe.workbook.identification import HIDDEN_SHEET, Identification, to_rows
from grappe.workbook.template.fixed_sheet import write_fixed
from grappe.workbook.template.guide_sheet import guide_name, write_guide
from grappe.workbook.template.lists import Lists
from grappe.workbook.template.page import Messages, Page, Writing
from grappe.workbook.template.record_sheet import write_record
from grappe.workbook.template.styles import Styles
from grappe.workbook.template.table_sheet import write_table

_WRITERS = {"table": write_table, "fixed": write_fixed, "record": write_record}
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def write_template(
    questionnaire: Questionnaire,
    *,
    year: int,
    cluster_code: str,
    cluster_name: str,
    language: str,
    created_in: int | None = None,
    previous: Answer | None = None,
    draft: Answer | None = None,
    due: datetime.date | None = None,
    policy: str = "",
    quarter: int | None = None,
) -> bytes:
    """The workbook (.xlsx) in which a cluster answers a questionnaire about a year or a quarter.

    It holds the draft; without one, what can be carried over from the previous answer. The same
    arguments give the same bytes.
    """
    known = Identification(
        questionnaire=questionnaire.code,
        version=questionnaire.version,
        year=year,
        cluster=cluster_code,
        cluster_name=cluster_name,
        language=language,
        policy=policy,
        created_in=created_in,
        quarter=quarter,
    )
    if draft is None and previous is not None:
        draft = carry_over(previous, questionnaire, year)
    draft = draft or Answer(questionnaire.code, questionnaire.version, year, quarter=quarter)
    return write_workbook(questionnaire, known, draft, previous, due=due)


def write_workbook(
    questionnaire: Questionnaire,
    known: Identification,
    draft: Answer,
    previous: Answer | None = None,
    *,
    due: datetime.date | None = None,
    messages: Messages | None = None,
) -> bytes:
    """The workbook that holds a draft; sections without a message are left out when there are
    messages."""
    into = io.BytesIO()
    with Workbook(into, _OPTIONS) as book:
        _write(book, questionnaire, known, draft, previous, due, messages or {})
    return into.getvalue()


def _write(
    book: Workbook,
    questionnaire: Questionnaire,
    known: Identification,
    draft: Answer,
    previous: Answer | None,
    due: datetime.date | None,
    messages: Messages,
) -> None:
    language = known.language
    named = {section for section, _ in messages}
    sections = [s for s in questionnaire.sections if not messages or s.code in named]
    guide = book.add_worksheet(guide_name(language))
    sheets = [(book.add_worksheet(sheet_name(s, language)), s) for s in sections]
    styles = Styles(book)
    writing = Writing(book, styles, Lists(book), known, draft, previous, messages)
    write_guide(writing, guide, questionnaire, sections, due)
    for sheet, section in sheets:
        _WRITERS[section.kind](Page(writing, sheet, section))
    _write_identification(writing)
    _set_properties(book, questionnaire, known)


def _write_identification(writing: Writing) -> None:
    sheet = writing.book.add_worksheet(HIDDEN_SHEET)
    for number, (key, text) in enumerate(to_rows(writing.known, writing.previous)):
        sheet.write_string(number, 0, key)
        sheet.write_string(number, 1, text)
    sheet.very_hidden()


def _set_properties(book: Workbook, questionnaire: Questionnaire, known: Identification) -> None:
    title = questionnaire.title.to(known.language)
    book.set_properties(
        {
            "title": f"{title}, {known.period.words.to(known.language)} · {known.cluster_name}",
            "subject": questionnaire.purpose.to(known.language),
            "author": "Grappe",
            "created": datetime.datetime(known.year, 1, 1),
        }
    )
    book.set_custom_property("Language", known.language)
    book.set_size(26000, 16000)
