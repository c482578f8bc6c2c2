"""A cluster takes out what it said in the working group, and nothing of another."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from grappe.site.meetings import proposing
from grappe.site.meetings.holding import HOLDINGS
from grappe.site.privacy.archive import archive_in
from tests.site.meetings.making import asked, managers, proposed, standing, voice

pytestmark = pytest.mark.django_db


def test_comments_names_and_that_it_voted_are_in_the_archive(tmp_path):
    axelera, cara = managers("Axelera", "Cara")
    appointment = asked(seats=1)
    standing(appointment, axelera, cara)
    voice(appointment, axelera, cara)
    for user, words in ((axelera, "We can."), (cara, "We can’t.")):
        proposing.comment(proposed(), words, by=user)
    with archive_in(tmp_path / "a.zip") as archive:
        assert HOLDINGS[0].take is not None
        HOLDINGS[0].take(axelera.roles.get().cluster, archive)
        book = archive.workbook()
    told = ZipFile(BytesIO(book)).read("xl/sharedStrings.xml").decode()
    assert "We can." in told
    assert "Voice given" in told
    assert "We can’t." not in told
    assert "Manager of Cara" not in told
