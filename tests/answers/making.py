"""Small answers for tests."""

from collections.abc import Mapping
from typing import Any

from grappe.answers import Answer, Row
from grappe.questions import Value


def rows(*values: Mapping[str, Value]) -> tuple[Row, ...]:
    """Rows of those values, with ids a, b, c…; an "id" among the values is the row's own."""
    return tuple(
        Row(str(one.get("id", chr(97 + n))), {k: v for k, v in one.items() if k != "id"})
        for n, one in enumerate(values)
    )


def answer(year: int = 2020, questionnaire: str = "q", **sections: Any) -> Answer:
    """An answer whose sections are lists of values."""
    listed = {code: rows(*values) for code, values in sections.items()}
    return Answer(questionnaire, "1", year, listed)
