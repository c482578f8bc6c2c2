"""The hand of a data book."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from grappe.papers.formats import FORMATS
from grappe.questions import Language

INK, QUIET, HAIRLINE, PLUM = "#221C26", "#635C69", "#E4DFE3", "#6B1F5C"
_FONT = {"font_name": "Source Sans Pro", "font_size": 11, "font_color": INK}
_RULED: dict[str, Any] = {"bottom": 1, "bottom_color": HAIRLINE, "valign": "vcenter"}
_STYLES: dict[str, dict[str, Any]] = {
    "ground": {},
    "name": {"font_name": "Manrope", "font_size": 28, "bold": True, "font_color": PLUM},
    "title": {"font_name": "Manrope", "font_size": 16, "bold": True, "font_color": PLUM},
    "answer": {"font_name": "Manrope", "font_size": 13, "text_wrap": True, "valign": "top"},
    "quiet": {"font_color": QUIET},
    "prose": {"text_wrap": True, "valign": "top"},
    "strong": {"text_wrap": True, "valign": "top", "bold": True},
    "link": {"font_color": PLUM, "underline": 1},
    "head": {"bold": True, "bg_color": PLUM, "font_color": "#FFFFFF", "valign": "vcenter"},
    "head_number": {
        "bold": True,
        "bg_color": PLUM,
        "font_color": "#FFFFFF",
        "valign": "vcenter",
        "align": "right",
    },
    "row": {**_RULED, "text_wrap": True},
    "unit": {**_RULED, "font_color": QUIET},
    "why": {**_RULED, "font_color": QUIET, "align": "right", "italic": True},
    "note": {**_RULED, "font_color": QUIET, "align": "right"},
}


def styles(book: Workbook, language: Language) -> dict[str, Format]:
    """Every style by its name, numbers by their units."""
    numbers: dict[str, dict[str, Any]] = {
        str(unit): {**_RULED, "align": "right", "num_format": written}
        for unit, written in FORMATS[language].items()
    }
    return {name: book.add_format({**_FONT, **own}) for name, own in {**_STYLES, **numbers}.items()}
