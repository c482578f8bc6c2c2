"""A data book: five sheets of tables or more, filters, native charts, and no formula from text."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from grappe.figures import Remark, cluster_place
from grappe.papers import as_xlsx, paper
from tests.papers.making import POLICY, of_cluster, of_domain, of_region, published, renamed


def opened(made):
    return openpyxl.load_workbook(BytesIO(as_xlsx(made)))


@pytest.mark.parametrize("make", [of_cluster, of_domain, of_region])
@pytest.mark.parametrize(
    ("language", "first"),
    [("fr", ["Couverture", "Définitions"]), ("en", ["Cover", "Definitions"])],
)
def test_a_cover_definitions_then_a_table_a_sheet(make, language, first):
    book = opened(make(language=language))
    assert book.sheetnames[:2] == first
    tables = book.worksheets[2:]
    assert len(tables) >= 5
    assert all(sheet.auto_filter.ref and sheet.freeze_panes for sheet in tables)
    assert all("2021-06" in str(sheet["A2"].value) for sheet in tables)
    assert sum(len(sheet._charts) for sheet in tables) >= 4


def test_a_number_is_a_number_in_its_format_and_a_reason_a_word():
    sheet = opened(of_region())["All indicators"]
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=5)}
    (share,) = [cell for cell in rows["Share of SMEs"] if isinstance(cell.value, float)][:1]
    assert share.number_format == "0.0%"
    assert [cell.value for cell in rows["Distinct organisations"]][-1] == "missing"


def test_every_indicator_in_it_is_defined():
    book = opened(of_region())
    defined = {row[0].value for row in book["Definitions"].iter_rows(min_row=2)}
    told = {row[0].value for row in book["All indicators"].iter_rows(min_row=5)}
    assert told <= defined


def test_a_name_that_begins_as_a_formula_stays_text():
    policy = renamed(minalogic="=1+1")
    made = as_xlsx(paper(published(policy=policy), cluster_place(policy, "minalogic"), "en"))
    with ZipFile(BytesIO(made)) as packed:
        sheets = [name for name in packed.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not [name for name in sheets if b"<f>" in packed.read(name)]
    assert (
        opened(paper(published(policy=policy), cluster_place(policy, "minalogic"), "en"))["Cover"][
            "B3"
        ].value
        == "=1+1"
    )


def test_a_cluster_without_data_has_a_book_of_what_is_missing():
    made = paper(published(without=("minalogic",)), cluster_place(POLICY, "minalogic"), "en")
    sheet = opened(made)["All indicators"]
    assert {cell.value for row in sheet.iter_rows(min_row=5, min_col=3) for cell in row} <= {
        "missing",
        None,
    }


def test_what_a_cluster_says_of_a_figure_stands_in_its_book():
    said = (Remark("members", "Minalogic", 2020, "=Two lists in one"),)
    book = opened(of_cluster(remarks=said))
    sheet = book["What the cluster says of it"]
    assert [cell.value for cell in sheet[2]] == ["Members", "Minalogic, on 2020", said[0].text]
    assert "What the cluster says of it" in [row[1].value for row in book["Cover"].iter_rows()]
    assert "What the cluster says of it" not in opened(of_cluster()).sheetnames
