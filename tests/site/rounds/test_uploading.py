"""A file comes in: kept, read, and put into the draft without losing anything."""

import io

import pytest
from openpyxl import Workbook, load_workbook

from grappe.site.errors import Refused
from grappe.site.rounds import files
from grappe.site.rounds.models import Draft, RememberedMapping, Upload
from grappe.site.rounds.reading import check_report, draft_answer
from grappe.site.rounds.receipts import located
from grappe.site.rounds.templates_out import template_of
from grappe.site.rounds.uploading import confirm_mapping, read_again, receive
from tests.site.making import cluster
from tests.site.rounds.asked import accepted, asked, member, minalogic

pytestmark = pytest.mark.django_db
HEADINGS = {
    "name": "Raison sociale",
    "siren": "SIRET",
    "type": "Catégorie",
    "member_since": "Adhérent depuis",
    "governance": "Gouvernance",
    "postal_code": "Code postal",
    "commune": "Ville",
}


@pytest.fixture(autouse=True)
def _folder(data):
    """Files are kept in a folder of the test's own."""


def export(*rows: dict[str, object]) -> bytes:
    """A cluster's own export, two title rows above its headings."""
    book = Workbook()
    sheet = book.active
    sheet.append(["Nos adhérents"])
    sheet.append([])
    sheet.append(list(HEADINGS.values()))
    for row in rows:
        said = {**row, "governance": "oui" if row["governance"] else "non"}
        sheet.append([said.get(field) for field in HEADINGS])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_file_fills_the_draft_is_kept_as_it_came_and_leaves_a_receipt():
    report, content = asked(minalogic()), export(member(), member())
    upload = receive(report, "adherents.xlsx", content, by=None)
    assert upload.mapped
    assert files.content_of(upload.sha256) == content
    assert [sheet["rows"] for sheet in upload.receipt["sheets"]] == [2]
    assert len(draft_answer(report).rows("members")) == 2


def test_rows_of_last_year_are_recognised_and_absent_ones_stay():
    accepted(asked(minalogic(), year=2020), rows=3)
    report = asked(minalogic())
    first, *_others = draft_answer(report).rows("members")
    receive(report, "a.xlsx", export({**first.values, "postal_code": "69001"}), by=None)
    rows = draft_answer(report).rows("members")
    assert len(rows) == 3
    assert rows[0].id == first.id
    assert rows[0].values["postal_code"] == "69001"


def test_a_finding_knows_its_cell_in_the_file_that_came():
    report = asked(minalogic())
    upload = receive(report, "a.xlsx", export(member(), member(member_since=2097)), by=None)
    found = located(upload, check_report(report, draft_answer(report)).findings)
    assert [(f.place.field, f.cell) for f in found if f.severity == "error"] == [
        ("member_since", "D5")
    ]


def test_a_word_that_is_not_known_waits_for_a_person_and_is_remembered():
    report = asked(minalogic())
    upload = receive(report, "a.xlsx", export(member(type="licorne")), by=None)
    assert not upload.mapped
    assert not Draft.objects.filter(report=report).exists()
    confirm_mapping(upload, read_again(upload).mapping, by=None)
    assert len(draft_answer(report).rows("members")) == 1
    assert RememberedMapping.objects.get().cluster == report.cluster


def test_the_template_comes_back_with_what_was_changed_in_it():
    accepted(asked(minalogic(), year=2020), rows=2)
    report = asked(minalogic())
    book = load_workbook(io.BytesIO(template_of(report, "fr")))
    cells = (cell for row in book["Adhérents"].iter_rows() for cell in row)
    next(cell for cell in cells if cell.value == "Grenoble").value = "Lyon"
    file = io.BytesIO()
    book.save(file)
    receive(report, "template.xlsx", file.getvalue(), by=None)
    communes = [row.values["commune"] for row in draft_answer(report).rows("members")]
    assert communes == ["Lyon", "Grenoble"]


def test_another_clusters_file_is_refused_and_leaves_everything_as_it_was():
    other = asked(cluster("Tenerrdis"))
    with pytest.raises(Refused) as refused:
        receive(asked(minalogic()), "t.xlsx", template_of(other, "fr"), by=None)
    assert refused.value.code == "other_cluster"
    assert not Upload.objects.exists()


def test_another_years_file_is_refused_with_its_name():
    earlier = asked(minalogic(), year=2020)
    with pytest.raises(Refused, match="2020"):
        receive(asked(minalogic()), "t.xlsx", template_of(earlier, "fr"), by=None)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 hello", b"PK\x03\x04 not a zip"])
def test_what_is_no_workbook_gets_a_sentence(content):
    with pytest.raises(Refused):
        receive(asked(minalogic()), "x.xlsx", content, by=None)
    assert not Upload.objects.exists()
