from io import BytesIO

import openpyxl
import pytest
from django.http import Http404
from django.utils import translation

from grappe.site.dashboards.downloads import Exact, answer

ROWS = [["Place", "Members"], ["=1+1", 3], ["Isère", None]]


def test_a_csv_opens_in_excel_with_its_accents_and_without_formulas():
    content = answer(ROWS, "members", "csv").content
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines() == ["Place,Members", "'=1+1,3", "Isère,"]


def test_a_csv_is_written_as_the_readers_spreadsheet_opens_it():
    rows = [["Share", "As computed", "Members"], [74.25, Exact(0.7425), 3.0], [-0.5, None, 7]]
    written = {}
    for language in ("fr", "en"):
        with translation.override(language):
            content = answer(rows, "members", "csv").content
        written[language] = content.decode("utf-8-sig").splitlines()[1:]
    assert written == {"fr": ["74,25;0.7425;3", "-0,5;;7"], "en": ["74.25,0.7425,3", "-0.5,,7"]}


def test_a_workbook_keeps_numbers_as_numbers_and_text_as_text():
    sheet = openpyxl.load_workbook(BytesIO(answer(ROWS, "members", "xlsx").content)).active
    assert [[cell.value for cell in row] for row in sheet.rows][1] == ["=1+1", 3]
    assert sheet["A2"].data_type != "f" or sheet["A2"].quotePrefix


def test_no_other_kind_of_file_is_offered():
    with pytest.raises(Http404):
        answer(ROWS, "members", "exe")
