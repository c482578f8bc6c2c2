"""Drop-downs, input messages and friendly doubts: a warning, never a closed door."""

from datetime import date
from typing import Any

from grappe.questions import Field
from grappe.references import country_names
from grappe.workbook.template import words
from grappe.workbook.template.page import Page

Area = tuple[int, int, int, int]


def validate(page: Page, area: Area, field: Field) -> None:
    """What a field's cells propose and accept, with its help as input message."""
    rule = _rule(page, field) or {"validate": "any"}
    page.sheet.data_validation(*area, {**rule, **_message(page, field)})


def validate_words(page: Page, area: Area, choices: tuple[str, ...], title: str, text: str) -> None:
    """A drop-down of words of our own."""
    rule = {"validate": "list", "source": page.writing.lists.range(choices)}
    page.sheet.data_validation(
        *area, {**rule, **_doubt(page), "input_title": title[:32], "input_message": text[:255]}
    )


def _rule(page: Page, field: Field) -> dict[str, Any] | None:
    choices = _choices(page, field)
    if choices:
        return {"validate": "list", "source": page.writing.lists.range(choices)}
    if field.kind in ("integer", "number", "amount"):
        low, high = _bounds(field)
        return {
            "validate": "integer" if field.kind == "integer" else "decimal",
            "criteria": "between",
            "minimum": low,
            "maximum": high,
        }
    if field.kind == "year":
        return {"validate": "integer", "criteria": "between", "minimum": 1700, "maximum": 2200}
    if field.kind == "date":
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": date(1900, 1, 1),
            "maximum": date(2200, 12, 31),
        }
    return None


def _choices(page: Page, field: Field) -> tuple[str, ...]:
    if field.kind == "choice":
        return tuple(page.writing.say(choice.label) for choice in field.choices)
    if field.kind == "yes_no":
        return (page.writing.say(words.YES), page.writing.say(words.NO))
    if field.kind == "country":
        return country_names(page.writing.known.language)
    return ()


def _bounds(field: Field) -> tuple[float, float]:
    low = field.minimum if field.minimum is not None else field.exclusive_minimum
    return (
        low if low is not None else -1e12,
        field.maximum if field.maximum is not None else 1e12,
    )


def _message(page: Page, field: Field) -> dict[str, Any]:
    say = page.writing.say
    return {
        **_doubt(page, field),
        "input_title": say(field.label)[:32],
        "input_message": _short(say(field.help)),
    }


def _doubt(page: Page, field: Field | None = None) -> dict[str, Any]:
    say = page.writing.say
    error = words.CHOICE_ERROR
    if field is not None and field.kind == "year":
        error = words.YEAR_ERROR.filled(year=page.writing.known.year)
    elif field is not None and field.kind == "date":
        error = words.DATE_ERROR.filled(year=page.writing.known.year)
    elif field is not None and field.kind in ("integer", "number", "amount"):
        error = words.NUMBER_ERROR.filled(bounds=_said_bounds(field))
    return {
        "ignore_blank": True,
        "error_type": "warning",
        "error_title": say(words.TO_CHECK),
        "error_message": say(error),
    }


def _said_bounds(field: Field) -> Any:
    low, high = _bounds(field)
    bounded = low > -1e12 and high < 1e12
    return words.BOUNDS.filled(low=f"{low:g}", high=f"{high:g}") if bounded else ""


def _short(text: str) -> str:
    return text if len(text) <= 255 else f"{text[:254]}…"
