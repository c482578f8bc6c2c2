"""Papers to take away, and the portraits of all clusters in one file."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from grappe.site.dashboards import portraits
from grappe.site.operations.models import Task
from grappe.site.operations.pending import MOST_TRIES, do_pending_work, later
from tests.site.dashboards.publishing import clusters, published
from tests.site.making import person

pytestmark = pytest.mark.django_db
PAGE = "/papers/portraits"


def signed_in(role: str, of=None, language: str = "en") -> Client:
    client = Client()
    client.force_login(person(role, of=of, language=language))
    return client


def told(answer) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(content)).pages).split())


def test_a_manager_takes_the_own_portrait_and_chooses_whether_amounts_stand_in_it(data):
    every = clusters()
    published(data)
    client = signed_in("manager", every["minalogic"])
    address = reverse("dashboards:paper", args=["cluster", "minalogic", "pdf"])
    without = client.get(address)
    assert without["Content-Type"] == "application/pdf"
    assert without["Content-Disposition"].endswith('"minalogic-2021-06-en.pdf"')
    assert "11 members in 2020" in told(without)
    assert "€100,000" not in told(without)
    assert "€100,000" in told(client.get(f"{address}?money=1"))
    assert f"{address}?money=1" in client.get("/my-figures").content.decode()


@pytest.mark.parametrize(("role", "of"), [("officer", "digital"), ("head_of_unit", None)])
def test_nobody_else_puts_a_clusters_amounts_on_paper(data, role, of):
    clusters()
    published(data)
    client = signed_in(role, of)
    address = reverse("dashboards:paper", args=["cluster", "minalogic", "pdf"])
    assert "€100,000" not in told(client.get(f"{address}?money=1"))
    assert "?money=1" not in client.get("/clusters/minalogic/figures").content.decode()


@pytest.mark.parametrize(
    ("role", "of"), [("manager", "axelera"), ("officer", "health"), ("elected", None)]
)
@pytest.mark.parametrize("kind", ["pdf", "pptx", "xlsx"])
def test_a_clusters_paper_is_for_it_and_who_follows_it(data, role, of, kind):
    every = clusters()
    published(data)
    client = signed_in(role, every.get(of, of))
    assert client.get(f"/papers/cluster/minalogic.{kind}").status_code == 403


def test_the_database_manager_takes_what_is_open(data):
    clusters()
    published(data)
    answer = signed_in("database_manager").get("/papers/cluster/minalogic.xlsx")
    assert answer.status_code == 200


@pytest.mark.parametrize("kind", ["pdf", "pptx", "xlsx"])
def test_papers_speak_the_readers_language(data, kind):
    clusters()
    published(data)
    for language in ("fr", "en"):
        client = signed_in("elected", language=language)
        client.cookies["django_language"] = language
        answer = client.get(f"/papers/domain/industry.{kind}")
        assert answer["Content-Disposition"].endswith(f'-{language}.{kind}"')


def test_what_is_not_there_is_not_found(data):
    clusters()
    client = signed_in("elected")
    assert client.get("/papers/domain/industry.pdf").status_code == 404
    published(data)
    assert client.get("/papers/domain/industry.exe").status_code == 404
    assert client.get("/papers/domain/nowhere.pdf").status_code == 404


def test_all_portraits_are_made_beside_the_server_and_come_in_one_file(data):
    clusters()
    published(data)
    client = signed_in("head_of_unit")
    assert PAGE in client.get("/region").content.decode()
    assert "Make the portraits" in client.get(PAGE).content.decode()
    assert client.get("/papers/portraits.zip").status_code == 404

    client.post(f"{PAGE}/make")
    client.post(f"{PAGE}/make")
    assert Task.objects.filter(kind=portraits.KIND).count() == 1
    assert "0 of 22 portraits are made" in client.get(PAGE).content.decode()

    assert do_pending_work() == 1
    assert "22 portraits are ready" in client.get(PAGE).content.decode()
    packed = b"".join(client.get("/papers/portraits.zip").streaming_content)
    with ZipFile(BytesIO(packed)) as opened:
        names = opened.namelist()
        assert len(names) == 22
        assert "minalogic-2021-06-en.pdf" in names
        assert opened.read(names[0]).startswith(b"%PDF")

    client.post(f"{PAGE}/make")
    assert do_pending_work() == 1
    assert len(list((data / "portraits").iterdir())) == 1


def test_an_officer_takes_the_portraits_of_own_clusters_alone(data):
    clusters()
    published(data)
    officer = Client()
    officer.force_login(person("officer", of="digital"))
    assert "The portraits of my clusters, in one file" in officer.get(PAGE).content.decode()
    officer.post(f"{PAGE}/make")
    assert do_pending_work() == 1
    assert "2 portraits are ready" in officer.get(PAGE).content.decode()
    packed = b"".join(officer.get("/papers/portraits.zip").streaming_content)
    with ZipFile(BytesIO(packed)) as opened:
        assert opened.namelist() == ["digital-league-2021-06-en.pdf", "minalogic-2021-06-en.pdf"]
    other = Client()
    other.force_login(person("officer", of="health"))
    assert other.get("/papers/portraits.zip").status_code == 404


def test_a_run_that_was_killed_goes_on_where_it_was(data, monkeypatch):
    clusters()
    published(data)
    client = signed_in("head_of_unit")
    client.post(f"{PAGE}/make")
    run = Task.objects.get(kind=portraits.KIND).payload["run"]
    done = data / "portraits" / run
    done.mkdir(parents=True)
    kept = done / "minalogic-2021-06-en.pdf"
    kept.write_bytes(b"%PDF was made before")
    assert "1 of 22 portraits are made" in client.get(PAGE).content.decode()
    do_pending_work()
    with ZipFile(done / portraits.FILE) as opened:
        assert opened.read(kept.name) == b"%PDF was made before"
    assert [one.name for one in done.iterdir()] == [portraits.FILE]


def test_portraits_of_an_earlier_publication_are_deleted_when_there_is_a_newer_one(data):
    clusters()
    published(data)
    client = signed_in("head_of_unit")
    client.post(f"{PAGE}/make")
    do_pending_work()
    folders = data / "portraits"
    (folders / "left behind").mkdir()
    client.post(f"{PAGE}/make")
    under_way = Task.objects.get(kind=portraits.KIND, done_at=None).payload["run"]
    (folders / under_way).mkdir()
    published(data, month=7)
    portraits.forget_earlier()
    assert [one.name for one in folders.iterdir()] == [under_way]
    do_pending_work()
    assert list(folders.iterdir()) == []


def test_a_run_that_waited_since_before_an_update_is_of_every_cluster(data):
    clusters()
    published(data)
    later(portraits.KIND, publication="2021-06", language="en", run="asked-before")
    assert do_pending_work() == 1
    assert "22 portraits are ready" in signed_in("head_of_unit").get(PAGE).content.decode()


def test_a_run_that_was_given_up_can_be_asked_for_again(data):
    clusters()
    published(data)
    client = signed_in("head_of_unit")
    client.post(f"{PAGE}/make")
    Task.objects.update(tries=MOST_TRIES)
    assert "could not be made" in client.get(PAGE).content.decode()
    client.post(f"{PAGE}/make")
    assert Task.objects.filter(kind=portraits.KIND).count() == 2
