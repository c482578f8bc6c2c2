"""What was answered: the document, a place in it, a finding, differences and merging."""

from grappe.answers.carrying import carry_over, has_left
from grappe.answers.combining import Combined, combine
from grappe.answers.differences import Change, differences, unchanged
from grappe.answers.document import from_json, to_document, to_json
from grappe.answers.editing import (
    AnswerError,
    add_row,
    confirm,
    explain,
    new_row_id,
    remove_row,
    row_name,
    set_cell,
    set_cells,
)
from grappe.answers.joining import join
from grappe.answers.matching import Matching, comparable, match_rows
from grappe.answers.merging import Conflict, Merged, merge
from grappe.answers.model import Answer, Explanation, Finding, Origin, Place, Row
from grappe.answers.organisations import line_of, organisation_lines, said_to_be
from grappe.answers.sentences import rows_sentence, sentence

__all__ = [
    "Answer",
    "AnswerError",
    "Change",
    "Combined",
    "Conflict",
    "Explanation",
    "Finding",
    "Matching",
    "Merged",
    "Origin",
    "Place",
    "Row",
    "add_row",
    "carry_over",
    "combine",
    "comparable",
    "confirm",
    "differences",
    "explain",
    "from_json",
    "has_left",
    "join",
    "line_of",
    "match_rows",
    "merge",
    "new_row_id",
    "organisation_lines",
    "remove_row",
    "row_name",
    "rows_sentence",
    "said_to_be",
    "sentence",
    "set_cell",
    "set_cells",
    "to_document",
    "to_json",
    "unchanged",
]
