"""A file of unknown origin is opened apart, within limits that no honest file comes near."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from grappe.answers import Finding
from grappe.apart import Failed, Limits, call, get_ready
from grappe.questions import Questionnaire
from grappe.workbook import mapping as columns
from grappe.workbook.errors import UnreadableFile
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
    mapping: columns.Mapping | None = None,
    year: int | None = None,
    quarter: int | None = None,
) -> Reading:
    """As `read`, for what strangers send: within 400 MB and 5 s of work, or UnreadableFile."""
    about = {"expect": expect, "mapping": mapping, "year": year, "quarter": quarter}
    kept = {"questionnaires": questionnaires}
    return _apart(READING, read, content, filename, kept=kept, **about)


def annotate_safely(
    content: bytes, reading: Reading, findings: Sequence[Finding], language: str
) -> bytes:
    """As `annotate`, for what strangers sent. Raises UnreadableFile."""
    from grappe.workbook.annotating import annotate

    return _apart(ANNOTATING, annotate, content, reading, tuple(findings), language)


def get_ready_to_read(questionnaires: Sequence[Questionnaire]) -> None:
    """What reads files is loaded before the first one comes, and has read a template of each."""
    get_ready(read.__module__, {"questionnaires": questionnaires}, _rehearse)


def _rehearse(questionnaires: Sequence[Questionnaire]) -> None:
    """What reading makes once, such as headings without accents, is made."""
    from grappe.workbook.template import write_template

    for one in questionnaires:
        template = write_template(one, year=2000, cluster_code="", cluster_name="", language="fr")
        read(template, "rehearsed.xlsx", questionnaires)


def _apart(
    limits: Limits,
    function: Callable[..., T],
    *given: object,
    kept: Mapping[str, object] | None = None,
    **named: object,
) -> T:
    try:
        return call(function, *given, limits=limits, kept=kept, **named)
    except Failed as failed:
        raise UnreadableFile(_WHY[failed.why]) from None
