"""A workbook made for one version of the questionnaire, brought to a round that asks by another."""

import shutil
from pathlib import Path

import pytest

from grappe.policies import SHIPPED
from grappe.site.errors import Refused
from grappe.site.rounds import draft_rows
from grappe.site.rounds.models import Report, Upload
from grappe.site.rounds.reading import draft_answer
from grappe.site.rounds.templates_out import template_of
from grappe.site.rounds.uploading import receive
from tests.site.rounds.asked import asked, member, minalogic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]


@pytest.fixture
def report(tmp_path: Path, settings) -> Report:
    """By a policy with a second version of the questionnaire, which asks for one thing less."""
    folder = tmp_path / "policy"
    shutil.copytree(SHIPPED, folder)
    older = folder / "questionnaires" / "members-2019.yaml"
    text = older.read_text().replace('version: "2019"', 'version: "2021"', 1)
    begins, ends = text.index("      - code: start_up\n"), text.index("\nrules:\n")
    newer = text[:begins] + text[ends:].replace("start_up", "governance")
    newer = newer.replace("published_on: 2019-01-15", "published_on: 2021-01-15")
    (folder / "questionnaires" / "members-2021.yaml").write_text(newer)
    settings.POLICY_FOLDER = folder
    return asked(minalogic())


def test_a_workbook_of_another_version_gets_a_sentence_and_leaves_everything_as_it_was(
    report: Report,
):
    old = template_of(report, "fr")
    report.round.version = "2021"
    report.round.save()
    draft_rows.add_rows(report, "members", [member(name="Alpha")], by=None)
    with pytest.raises(Refused, match="another version") as refused:
        receive(report, "ancien.xlsx", old, by=None)
    assert refused.value.code == "other_version"
    assert not Upload.objects.exists()
    assert len(draft_answer(report).rows("members")) == 1


def test_the_workbook_of_its_own_version_is_taken(report: Report):
    report.round.version = "2021"
    report.round.save()
    assert receive(report, "nouveau.xlsx", template_of(report, "fr"), by=None).mapped
