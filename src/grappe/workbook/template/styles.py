"""The hand of a workbook: paper and ink, one plum, quiet lines."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

INK, QUIET, HAIRLINE = "#221C26", "#635C69", "#E4DFE3"
PLUM, TINT, PAPER, CARRIED_GROUND = "#6B1F5C", "#F4E9F1", "#FBF9F5", "#ECEAED"
FONT = "Calibri"

_RULED: dict[str, Any] = {"bottom": 1, "bottom_color": HAIRLINE, "valign": "vcenter", "indent": 1}
_NUMBER: dict[str, Any] = {**_RULED, "align": "right"}
_STYLES: dict[str, dict[str, Any]] = {
    "ground": {},
    "title": {"font_size": 20, "bold": True, "font_color": PLUM, "valign": "vcenter"},
    "section": {"font_size": 14, "bold": True, "font_color": PLUM, "valign": "vcenter"},
    "lead": {"font_color": QUIET, "text_wrap": True, "valign": "top"},
    "prose": {"text_wrap": True, "valign": "top"},
    "strong": {"text_wrap": True, "valign": "top", "bold": True},
    "quiet": {"font_color": QUIET, "valign": "vcenter"},
    "link": {"font_color": PLUM, "underline": 1, "valign": "vcenter"},
    "legend": {"font_color": QUIET, "valign": "vcenter", "indent": 1},
    "swatch": {"bg_color": CARRIED_GROUND, "font_color": QUIET, "valign": "vcenter", "indent": 1},
    "confirm": {"bold": True, "valign": "vcenter", "indent": 1},
    "input": {"border": 1, "border_color": PLUM, "align": "center", "valign": "vcenter"},
    "confirm_flat": {"bold": True, "valign": "vcenter"},
    "section_link": {"font_size": 14, "bold": True, "font_color": PLUM, "valign": "vcenter"},
    "lead_middle": {"font_color": QUIET, "text_wrap": True, "valign": "vcenter", "indent": 1},
    "guide_note": {**_RULED, "text_wrap": True, "font_size": 10},
    "header": {
        "bold": True,
        "text_wrap": True,
        "valign": "vcenter",
        "indent": 1,
        "bg_color": PLUM,
        "font_color": "#FFFFFF",
        "right": 1,
        "right_color": "#8A4B7D",
    },
    "header_optional": {
        "bold": True,
        "text_wrap": True,
        "valign": "vcenter",
        "indent": 1,
        "bg_color": TINT,
        "font_color": PLUM,
        "bottom": 2,
        "bottom_color": PLUM,
        "right": 1,
        "right_color": "#FFFFFF",
    },
    "status": {**_RULED, "font_color": QUIET, "italic": True},
    "label": {**_RULED, "bold": True, "text_wrap": True},
    "note": {**_RULED, "font_color": QUIET, "text_wrap": True, "font_size": 10},
    "message": {**_RULED, "font_color": "#8A5A00", "text_wrap": True, "bg_color": "#FFF8EA"},
    "warning": {"font_color": "#A3261F", "bold": True, "valign": "vcenter"},
    "code": {"font_color": QUIET, "num_format": "@"},
    "text": {**_RULED, "num_format": "@"},
    "long_text": {**_RULED, "num_format": "@", "text_wrap": True},
    "integer": {**_NUMBER, "num_format": "#,##0"},
    "number": {**_NUMBER, "num_format": "General"},
    "amount": {**_NUMBER, "num_format": '#,##0\\ "€"'},
    "year": {**_NUMBER, "num_format": "0"},
    "date": {**_RULED, "align": "left", "num_format": "dd/mm/yyyy"},
    "yes_no": {**_RULED, "num_format": "@"},
    "total": {
        "bold": True,
        "valign": "vcenter",
        "top": 1,
        "top_color": PLUM,
        "bg_color": PAPER,
        "indent": 1,
    },
    "total_integer": {"num_format": "#,##0"},
    "total_amount": {"num_format": '#,##0\\ "€"'},
    "total_number": {"num_format": "0.0#"},
}
NUMERIC = {"integer", "number", "amount", "year"}
_BY_KIND = {"integer", "number", "amount", "year", "date", "yes_no", "long_text"}


class Styles:
    """The formats of one workbook, each made once, when first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        if name not in self._made:
            self._made[name] = self._book.add_format(_properties(name))
        return self._made[name]

    def make(self, **properties: Any) -> Format:
        return self._book.add_format(properties)


def of_kind(kind: str) -> str:
    """The name of the style in which values of a kind are written; text unless said otherwise."""
    return kind if kind in _BY_KIND else "text"


def _properties(name: str) -> dict[str, Any]:
    base = {"font_name": FONT, "font_size": 11, "font_color": INK}
    if name.startswith("reminder_"):
        kind = _properties(name.removeprefix("reminder_"))
        return {**kind, "font_color": QUIET, "bg_color": PAPER, "italic": True}
    if name.startswith("left_"):
        return {**base, **_STYLES[name.removeprefix("left_")], "align": "left"}
    if name.startswith("right_"):
        return {**base, **_STYLES[name.removeprefix("right_")], "align": "right"}
    if name.startswith("total_"):
        return {**base, **_STYLES["total"], **_STYLES[name], "align": "right"}
    return {**base, **_STYLES[name]}
