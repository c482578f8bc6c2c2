from io import BytesIO

import openpyxl
import pytest
from django.http import Http404

from grappe.site.dashboards.downloads import answer

ROWS = [["Place", "Members"], ["=1+1", 3], ["Isère", None]]


def test_a_csv_opens_in_excel_with_its_accents_and_without_formulas():
    content = answer(ROWS, "members", "csv").content
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines() == ["Place,Members", "'=1+1,3", "Isère,"]


def test_a_workbook_keeps_numbers_as_numbers_and_text_as_text():
    sheet = openpyxl.load_workbook(BytesIO(answer(ROWS, "members", "xlsx").content)).active
    assert [[cell.value for cell in row] for row in sheet.rows][1] == ["=1+1", 3]
    assert sheet["A2"].data_type != "f" or sheet["A2"].quotePrefix


def test_no_other_kind_of_file_is_offered():
    with pytest.raises(Http404):
        answer(ROWS, "members", "exe")
