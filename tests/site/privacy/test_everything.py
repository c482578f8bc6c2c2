"""A cluster takes everything out: one file, an index, what was sent as it was sent."""

import os
import time
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from grappe.site.operations.models import Task
from grappe.site.operations.pending import do_pending_work
from grappe.site.privacy import everything
from grappe.site.rounds import reviewing
from grappe.site.rounds.models import Upload
from grappe.site.trail.models import Event
from tests.site.making import client_of, cluster, person
from tests.site.rounds.asked import accepted, asked

pytestmark = pytest.mark.django_db
CSV = b"Nom;SIREN;Type;Membre depuis\nAtelier;552100554;PME;2015\n"


@pytest.fixture
def claire(data):
    minalogic = cluster("Minalogic")
    sent = accepted(asked(minalogic, year=2020), rows=2)
    paul = person("officer", of="health")
    reviewing.comment(sent.report, "=1+1 is what you wrote", by=paul, of_region=True)
    accepted(asked(cluster("Tenerrdis", "energy"), year=2020))
    return client_of("manager", "minalogic")


def taken(claire) -> ZipFile:
    claire.post(reverse("privacy:prepare", args=["minalogic"]))
    assert "is being made" in page(claire)
    do_pending_work()
    assert "ready, in one file" in page(claire)
    got = claire.get(reverse("privacy:file", args=["minalogic"]))
    return ZipFile(BytesIO(b"".join(got.streaming_content)))


def page(claire) -> str:
    return claire.get(reverse("privacy:everything", args=["minalogic"])).content.decode()


def test_the_archive_holds_all_that_is_the_clusters_and_nothing_of_another(claire):
    upload = reverse("rounds:upload", args=[asked(cluster("Minalogic")).pk])
    claire.post(upload, {"file": SimpleUploadedFile("members.csv", CSV)})
    file = taken(claire)
    assert file.testzip() is None
    names = file.namelist()
    sent = next(n for n in names if n.startswith("answers/") and n.endswith(".json"))
    book = next(n for n in names if n.startswith("answers/") and n.endswith(".xlsx"))
    brought = [n for n in names if n.startswith("files/")]
    assert [file.read(one) for one in brought] == [CSV] * Upload.objects.count()
    assert sent.startswith("answers/members-2020-2020-")
    assert "Tenerrdis" not in "".join(names) + file.read("index.html").decode()
    index = file.read("index.html").decode()
    assert all(name in index for name in names if name != "index.html")
    sheets = CalamineWorkbook.from_filelike(BytesIO(file.read("tables.xlsx"))).sheet_names
    assert {"What you sent", "Comments", "Decisions", "People of the cluster"} <= set(sheets)
    rows = CalamineWorkbook.from_filelike(BytesIO(file.read(book))).sheet_names
    assert rows


def test_text_never_becomes_a_formula(claire):
    tables = taken(claire).read("tables.xlsx")
    comments = CalamineWorkbook.from_filelike(BytesIO(tables)).get_sheet_by_name("Comments")
    assert "=1+1 is what you wrote" in comments.to_python()[1]
    with ZipFile(BytesIO(tables)) as book:
        assert not any(b"<f>" in book.read(n) for n in book.namelist() if "sheet" in n)


def test_asking_twice_makes_it_once_and_stands_on_the_trail(claire):
    for _n in range(2):
        claire.post(reverse("privacy:prepare", args=["minalogic"]))
    assert Task.objects.filter(kind="everything").count() == 1
    assert Event.objects.filter(action="data.taken_out", cluster="minalogic").count() == 1


def test_the_archive_is_gone_after_a_week(claire):
    taken(claire)
    file = everything.file_of("minalogic")
    Task.objects.filter(kind="everything_of_earlier").update(due=timezone.now())
    do_pending_work()
    assert file.is_file()
    old = time.time() - everything.KEPT_FOR.total_seconds()
    os.utime(file, (old, old))
    everything.forget("minalogic")
    assert not file.exists()
    assert "Make the file" in page(claire)
