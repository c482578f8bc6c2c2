"""Nobody fills the disk with one account: a day has its files, far above what a deadline asks."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from grappe.site import clock, demonstrated
from grappe.site.errors import Refused
from grappe.site.rounds import files
from grappe.site.rounds.models import Held, Report, Upload
from grappe.site.rounds.reading import draft_answer
from grappe.site.rounds.scanning import bring, look_through
from grappe.site.stories.picturing import remove
from tests.site.making import person
from tests.site.rounds.asked import asked, minalogic
from tests.site.stories import making as stories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]
NOON = datetime(2021, 5, 31, 12)


def members(name: str) -> bytes:
    return f"Raison sociale;Code postal;Ville\n{name};69001;Lyon\n".encode()


@pytest.fixture
def report() -> Iterator[Report]:
    with clock.at(NOON), override_settings(FILES_A_DAY=2):
        yield asked(minalogic())


def brings_two(report: Report) -> None:
    for n in range(2):
        with clock.at(NOON + timedelta(hours=n)):
            bring(report, f"{n}.csv", members(f"Alpha {n}"), by=None)


def test_a_day_takes_so_many_files_for_a_report_and_loses_none(report):
    brings_two(report)
    kept, draft = Upload.objects.count(), draft_answer(report)
    with clock.at(NOON + timedelta(hours=2)), pytest.raises(Refused) as refused:
        bring(report, "3.csv", members("Alpha 3"), by=None)
    assert "2 files came" in str(refused.value) and "1 June at 12:00" in str(refused.value)
    assert Upload.objects.count() == kept == 2
    assert draft_answer(report) == draft
    assert all(files.content_of(one.sha256) for one in Upload.objects.all())


def test_the_next_one_is_taken_when_it_was_said(report):
    brings_two(report)
    with clock.at(NOON + timedelta(days=1)):
        bring(report, "3.csv", members("Alpha 3"), by=None)
    assert Upload.objects.count() == 3


def test_another_report_has_its_own_day(report):
    brings_two(report)
    bring(asked(report.cluster, "management"), "m.csv", b"Salari\xe9s;ETP\n1;2\n", by=None)


@override_settings(MEGABYTES_A_DAY=1)
def test_a_day_takes_so_many_bytes_too(report):
    large = members("Alpha") + b";;\n" * 200_000
    bring(report, "1.csv", large, by=None)
    with pytest.raises(Refused) as refused:
        bring(report, "2.csv", large, by=None)
    assert refused.value.code == "too_many"


def test_files_that_wait_for_the_scanner_count_and_are_read_all_the_same(report, tmp_path: Path):
    with override_settings(CLAMD=str(tmp_path / "nobody.ctl")):
        brings_two(report)
        with pytest.raises(Refused):
            bring(report, "3.csv", members("Alpha 3"), by=None)
    assert Held.objects.count() == 2
    for held in Held.objects.all():
        with pytest.MonkeyPatch.context() as up:
            up.setattr("grappe.site.scanner.found_in", lambda _content: "")
            look_through(held.pk)
    assert not Held.objects.exists() and Upload.objects.count() == 2


def test_who_is_told_so_is_led_to_the_pages_where_they_go_on(report):
    brings_two(report)
    client = Client(headers={"accept-language": "en"})
    client.force_login(person("manager", of=report.cluster))
    address = reverse("rounds:upload", args=[report.pk])
    answer = client.post(address, {"file": SimpleUploadedFile("3.csv", members("Alpha 3"))})
    assert answer.status_code == 422
    assert "your draft is as it was" in answer.text
    assert f'href="{reverse("rounds:report", args=[report.pk])}"' in answer.text


def test_the_day_of_a_demonstration_never_ends_and_has_no_such_limit(report):
    demonstrated.write(today="2021-06-07")
    brings_two(report)
    bring(report, "3.csv", members("Alpha 3"), by=None)


def test_pictures_of_a_cluster_are_counted_with_those_that_were_taken_out():
    story = stories.draft()
    with override_settings(FILES_A_DAY=2):
        for _n in range(2):
            remove(stories.pictured(story), by=stories.manager())
        with pytest.raises(Refused, match="tomorrow"):
            stories.pictured(story)
