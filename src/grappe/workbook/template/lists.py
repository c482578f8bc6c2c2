"""The hidden sheet of lists, from which drop-downs are filled."""

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs

from grappe.workbook.identification import LISTS_SHEET


class Lists:
    """Each list once, one a column. The sheet is made at the first list, hidden."""

    def __init__(self, book: Workbook) -> None:
        self._sheet = book.add_worksheet(LISTS_SHEET)
        self._sheet.hide()
        self._known: dict[tuple[str, ...], str] = {}

    def range(self, words: tuple[str, ...]) -> str:
        """The range, as a formula, that holds these words."""
        if words not in self._known:
            column = len(self._known)
            for row, word in enumerate(words):
                self._sheet.write_string(row, column, word)
            self._known[words] = f"={LISTS_SHEET}!{xl_range_abs(0, column, len(words) - 1, column)}"
        return self._known[words]
