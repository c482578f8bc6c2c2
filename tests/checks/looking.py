"""Checks a small answer, and tells what was found in short."""

from typing import Any

from grappe.answers import Answer, Finding
from grappe.checks import Context, check
from grappe.questions import Questionnaire


def findings(asked: Questionnaire, answer: Answer, **context: Any) -> tuple[Finding, ...]:
    return check(answer, asked, Context(**context)).findings


def places(asked: Questionnaire, answer: Answer, **context: Any) -> list[tuple[str | None, ...]]:
    """(row, field) of each finding."""
    return [(f.place.row, f.place.field) for f in findings(asked, answer, **context)]


def messages(asked: Questionnaire, answer: Answer, **context: Any) -> list[str]:
    """The French message of each finding."""
    return [f.message.fr for f in findings(asked, answer, **context)]
