"""What is asked: questionnaires as frozen data, in both languages."""

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
    Rule,
    Section,
)
from grappe.questions.values import Value, as_text, parse
from grappe.questions.words import LANGUAGES, Frozen, Language, Words

__all__ = [
    "LANGUAGES",
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
    "Rule",
    "Section",
    "Value",
    "Words",
    "as_text",
    "parse",
]
