"""A file of unknown origin is opened apart, within limits that no honest file comes near."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from grappe.answers import Finding
from grappe.apart import Failed, Limits, call, get_ready
from grappe.questions import Questionnaire
from grappe.workbook.errors import UnreadableFile
from grappe.workbook.mapping import Mapping
from grappe.workbook.reading import read
from grappe.workbook.receipts import Reading

T = TypeVar("T")
READING = Limits(memory=300_000_000, work=5, clock=30)
"""With what the helper holds itself, under 400 MB."""
ANNOTATING = Limits(memory=600_000_000, work=30, clock=90)
"""openpyxl keeps every cell as an object, with its format."""
_WHY = {"memory": "inflated", "time": "too_long", "broken": "damaged"}


def read_safely(
    content: bytes,
    filename: str,
    questionnaires: Sequence[Questionnaire],
    *,
    expect: str | None = None,
    mapping: Mapping | None = None,
    year: int | None = None,
    quarter: int | None = None,
) -> Reading:
    """As `read`, for what strangers send: within 400 MB and 5 s of work, or UnreadableFile."""
    about = {"expect": expect, "mapping": mapping, "year": year, "quarter": quarter}
    return _apart(READING, read, content, filename, tuple(questionnaires), **about)


def annotate_safely(
    content: bytes, reading: Reading, findings: Sequence[Finding], language: str
) -> bytes:
    """As `annotate`, for what strangers sent. Raises UnreadableFile."""
    from grappe.workbook.annotating import annotate

    return _apart(ANNOTATING, annotate, content, reading, tuple(findings), language)


def get_ready_to_read() -> None:
    """What reads files is loaded before the first one comes."""
    get_ready(read.__module__)


def _apart(limits: Limits, function: Callable[..., T], *given: object, **named: object) -> T:
    try:
        return call(function, *given, limits=limits, **named)
    except Failed as failed:
        raise UnreadableFile(_WHY[failed.why]) from None
