"""What is asked: questionnaires as frozen data, in both languages."""

from grappe.questions.columns import (
    AMOUNTS_OF_ACCOUNTS,
    FEWEST_COMPANIES,
    GOES_ON,
    OF_ACCOUNTS,
    OF_ORGANISATIONS,
    WHERE,
    WHO,
    WHO_IS_WHO,
    column_type,
)
from grappe.questions.folding import fold, fold_name, tidy
from grappe.questions.model import (
    LEVELS,
    Choice,
    Criterion,
    Field,
    Indicator,
    Item,
    Level,
    Measure,
    Nomenclature,
    Personal,
    Questionnaire,
    RowWords,
    Rule,
    Section,
)
from grappe.questions.near import near_codes
from grappe.questions.numbers import money, number_words, percent
from grappe.questions.speaking import filled, quoted, value_words
from grappe.questions.values import Value, as_text, choice_words, parse
from grappe.words import LANGUAGES, Frozen, Language, Words

__all__ = [
    "AMOUNTS_OF_ACCOUNTS",
    "FEWEST_COMPANIES",
    "LANGUAGES",
    "LEVELS",
    "OF_ACCOUNTS",
    "GOES_ON",
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
    "Level",
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
    "near_codes",
    "number_words",
    "parse",
    "percent",
    "quoted",
    "tidy",
    "value_words",
]
