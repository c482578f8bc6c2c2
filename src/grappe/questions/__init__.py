"""What is asked: questionnaires as frozen data, in both languages."""

from grappe.questions.columns import OF_ORGANISATIONS, WHERE, WHO, WHO_IS_WHO, column_type
from grappe.questions.folding import fold, fold_name, tidy
from grappe.questions.model import (
    Choice,
    Criterion,
    Field,
    Indicator,
    Item,
    Measure,
    Nomenclature,
    Personal,
    Questionnaire,
    RowWords,
    Rule,
    Section,
)
from grappe.questions.numbers import money, number_words, percent
from grappe.questions.speaking import filled, quoted, value_words
from grappe.questions.values import Value, as_text, choice_words, parse
from grappe.words import LANGUAGES, Frozen, Language, Words

__all__ = [
    "LANGUAGES",
    "OF_ORGANISATIONS",
    "WHERE",
    "WHO",
    "WHO_IS_WHO",
    "Choice",
    "Criterion",
    "Field",
    "Frozen",
    "Indicator",
    "Item",
    "Language",
    "Measure",
    "Nomenclature",
    "Personal",
    "Questionnaire",
    "RowWords",
    "Rule",
    "Section",
    "Value",
    "Words",
    "as_text",
    "choice_words",
    "column_type",
    "filled",
    "fold",
    "fold_name",
    "money",
    "number_words",
    "parse",
    "percent",
    "quoted",
    "tidy",
    "value_words",
]
