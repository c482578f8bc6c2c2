"""What trials of a new version told is among what is kept, and a cluster takes its own part out."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from grappe.site.designer.holding import HOLDINGS
from grappe.site.designer.models import Tried
from grappe.site.privacy.archive import archive_in
from tests.site.making import cluster

pytestmark = pytest.mark.django_db


def test_a_cluster_takes_its_part_of_each_trial_out_and_no_other(tmp_path):
    minalogic = cluster("Minalogic")
    for key, added in (("a", {"Minalogic": 7.0, "CARA": 9.0}), ("b", {"CARA": 1.0})):
        Tried.objects.create(questionnaire="management", year=2020, key=key, added=added)
    with archive_in(tmp_path / "all.zip") as archive:
        HOLDINGS[0].take(minalogic, archive)
        written = archive.workbook()
    rows = CalamineWorkbook.from_filelike(BytesIO(written)).get_sheet_by_name("Trials").to_python()
    assert [row[1:] for row in rows] == [
        ["Questionnaire", "Year", "What you add"],
        ["management", 2020, 7],
    ]
