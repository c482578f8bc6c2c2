"""A sheet as it was opened, whatever the format it came in."""

from dataclasses import dataclass


@dataclass(slots=True)
class Sheet:
    """`rows` are lists of plain values, "" or None where nothing is written; all begin in the
    column `left` (from 0), the first one in the row `top` (from 0)."""

    name: str
    rows: list[list[object]]
    top: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's format ("xlsx", "xls", "csv", …) and its sheets, in their order."""

    format: str
    sheets: tuple[Sheet, ...]
