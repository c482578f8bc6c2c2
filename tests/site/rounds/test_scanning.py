"""Files are looked through by a real clamd; where it is down, files wait and people don't."""

import io
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from openpyxl import Workbook

from grappe.site import scanner
from grappe.site.errors import Refused
from grappe.site.operations.models import Task
from grappe.site.operations.pending import do_pending_work
from grappe.site.rounds import files
from grappe.site.rounds.models import Held, Report, Upload
from grappe.site.rounds.reading import draft_answer
from grappe.site.rounds.scanning import bring
from grappe.site.trail.models import Event
from tests.site.making import person
from tests.site.rounds.asked import asked, minalogic
from tests.site.rounds.clamav import INSTALLED, MARK, SIGNATURE, clamd, socket_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]
needs_clamd = pytest.mark.skipif(not INSTALLED, reason="no clamd on this machine")


@pytest.fixture(scope="module")
def room() -> Iterator[Path]:
    """A folder with a short name: a socket's is at most 108 bytes long."""
    folder = Path(tempfile.mkdtemp(prefix="clamd-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def running(room: Path) -> Iterator[Path]:
    with clamd(room) as at:
        yield at


@pytest.fixture
def down(tmp_path: Path) -> Iterator[None]:
    with override_settings(CLAMD=str(tmp_path / "nobody.ctl")):
        yield


HEADINGS = ("Raison sociale", "SIRET", "Catégorie", "Adhérent depuis", "Code postal", "Ville")


def members(name: str = "Alpha") -> bytes:
    book, held = Workbook(), io.BytesIO()
    book.active.append(HEADINGS)
    book.active.append([name, "732829320", "PME", 2015, "69001", "Lyon"])
    book.save(held)
    return held.getvalue()


INFECTED = (MARK, b"Nom\n" + b" " * 3_000_000 + MARK, members(MARK.decode()))


def rows(report: Report) -> list[str]:
    return [str(row.values["name"]) for row in draft_answer(report).rows("members")]


@needs_clamd
def test_a_clean_file_is_read_at_once(running: Path):
    report = asked(minalogic())
    with override_settings(CLAMD=str(running)):
        assert isinstance(bring(report, "a.xlsx", members(), by=None), Upload)
        assert scanner.version().startswith("ClamAV")
    assert rows(report) == ["Alpha"]


@needs_clamd
@pytest.mark.parametrize("content", INFECTED, ids=["text", "large text", "workbook"])
def test_what_the_scanner_knows_is_neither_opened_nor_kept(running: Path, content: bytes):
    report = asked(minalogic())
    with override_settings(CLAMD=str(running)), pytest.raises(Refused) as refused:
        bring(report, "a.csv", content, by=None)
    assert refused.value.code == "infected"
    assert SIGNATURE in str(refused.value)
    assert not Upload.objects.exists()
    assert not any(files.path_of("0" * 64).parents[1].rglob("*"))
    assert Event.objects.get(action="file.infected").detail["found"].startswith(SIGNATURE)


@needs_clamd
def test_while_it_is_down_a_file_waits_and_is_read_once_it_answers(room: Path, running: Path):
    report, manager = asked(minalogic()), person("manager", of=minalogic())
    with override_settings(CLAMD=str(room / "nobody.ctl")):
        assert isinstance(bring(report, "a.xlsx", members(), by=manager), Held)
        assert do_pending_work() == 0
        assert not Upload.objects.exists()
    assert rows(report) == []
    Task.objects.update(due="2021-01-01T00:00Z")
    with override_settings(CLAMD=str(socket_in(room))):
        assert do_pending_work() == 1
    assert rows(report) == ["Alpha"]
    assert Upload.objects.get().by == manager
    assert not Held.objects.exists()


@needs_clamd
def test_the_next_file_that_is_looked_through_has_those_that_wait_tried_again(running: Path):
    report = asked(minalogic())
    with override_settings(CLAMD="/nowhere/clamd.ctl"):
        bring(report, "a.xlsx", members(), by=None)
        do_pending_work()
    with override_settings(CLAMD=str(running)):
        bring(report, "b.xlsx", members(), by=None)
        assert do_pending_work() == 1
    assert [one.name for one in Upload.objects.order_by("pk")] == ["b.xlsx", "a.xlsx"]


@needs_clamd
def test_a_file_that_waited_and_is_refused_tells_why_on_the_page(running: Path):
    report, manager = asked(minalogic()), person("manager", of=minalogic(), language="en")
    with override_settings(CLAMD="/nowhere/clamd.ctl"):
        bring(report, "a.csv", MARK, by=manager)
    with override_settings(CLAMD=str(running)):
        assert do_pending_work() == 1
    assert bytes(Held.objects.get().content) == b""
    client = Client()
    client.force_login(manager)
    page = client.get(reverse("rounds:upload", args=[report.pk])).content.decode()
    assert SIGNATURE in page
    assert "“a.csv” was not taken" in page


@pytest.mark.usefixtures("down")
def test_a_person_who_brings_a_file_while_it_is_down_goes_on_at_once():
    report, client = asked(minalogic()), Client()
    client.force_login(person("manager", of=minalogic(), language="en"))
    brought = {"file": io.BytesIO(members())}
    address = reverse("rounds:upload", args=[report.pk])
    page = client.post(address, brought, follow=True).content.decode()
    assert "has arrived and waits for the virus scanner" in page
    assert Held.objects.get().report == report


@pytest.mark.parametrize("said", [b"INSTREAM size limit exceeded. ERROR\0", b""])
def test_a_scanner_that_could_not_look_is_one_that_is_down(said: bytes):
    with socket.create_server(("127.0.0.1", 0)) as door:
        Thread(target=_answers, args=(door, said), daemon=True).start()
        host, port = door.getsockname()
        with override_settings(CLAMD=f"{host}:{port}"), pytest.raises(scanner.ScannerDown):
            scanner.found_in(b"abc")


def _answers(door: socket.socket, said: bytes) -> None:
    one, _address = door.accept()
    with one:
        while not one.recv(4096).endswith(b"\0\0\0\0"):
            pass
        one.sendall(said)


def test_where_there_is_none_files_are_read_as_ever():
    assert not scanner.is_on()
    assert isinstance(bring(asked(minalogic()), "a.xlsx", members(), by=None), Upload)
