"""Everything is kept in one file and comes back equal; what cannot come back is told."""

import os
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from grappe.disk import UNFINISHED
from grappe.site.errors import Refused
from grappe.site.operations.keeping import back_up, backing_up, drill, restore
from grappe.site.operations.keeping.restoring import UNDER_WAY
from grappe.site.policy.loading import load
from grappe.site.policy.reading import current
from grappe.site.rounds.files import keep
from grappe.site.rounds.publishing import publish_accepted
from grappe.site.trail.models import Event
from tests.site.making import cluster
from tests.site.rounds.region_making import accepted, member

pytestmark = pytest.mark.usefixtures("data", "transactional_db")
on_sqlite = pytest.mark.skipif(
    bool(os.environ.get("DATABASE_URL")), reason="restores into a database beside the test's own"
)


_made: list[bytes] = []


@pytest.fixture
def backup(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of the installation; it is made once, and each test has a file of its own."""
    if not _made:
        _made.append(request.getfixturevalue("lived_in").read_bytes())
    file: Path = tmp_path_factory.mktemp("kept") / "sunday.grappe"
    file.write_bytes(_made[0])
    return file


@pytest.fixture
def lived_in(data: Path, transactional_db: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with a publication and a file, and its backup."""
    load(current())
    accepted(cluster("Minalogic"), {"a": member("Optique Vercors")})
    publish_accepted(by=None)
    keep(b"as it came")
    (data / "secret-key").write_text("only for tests")
    (data / "files" / f"{UNFINISHED}x").write_text("half")
    file = tmp_path_factory.mktemp("kept") / "monday.grappe"
    back_up(file)
    return file


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("elsewhere") / "data"


def test_a_drill_proves_every_table_answer_file_publication_and_figure_equal(
    lived_in: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "grappe.site.settings")
    scratch = tmp_path_factory.mktemp("scratch")
    told = drill(scratch)
    assert (told["equal"], told["why"]) == (True, "")
    assert told["database"] == connection.vendor
    assert (told["answers"], told["publications"]) == (2, 1)
    assert told["files"] > 5 and told["figures"] > 100 and told["rows"] > 50
    assert list(scratch.iterdir()) == []


def test_a_backup_leaves_a_line_in_the_trail_and_nothing_beside_the_file(lived_in: Path) -> None:
    assert Event.objects.filter(action="backup.made", what="monday.grappe").count() == 1
    assert [one.name for one in lived_in.parent.iterdir()] == ["monday.grappe"]
    assert lived_in.stat().st_mode & 0o777 == 0o600


@on_sqlite
def test_what_is_restored_is_what_was_there_byte_by_byte(lived_in: Path, elsewhere: Path) -> None:
    done = restore(lived_in, elsewhere)
    kept = {one for one in contents(Path(settings.DATA)) if UNFINISHED not in one}
    there = contents(elsewhere)
    assert set(there) == kept - {".lock"} | {"grappe.sqlite3"}
    for name in set(there) - {"grappe.sqlite3"}:
        assert there[name] == contents(Path(settings.DATA))[name], name
    with closing(sqlite3.connect(elsewhere / "grappe.sqlite3")) as found:
        told = found.execute("SELECT count(*) FROM rounds_submission").fetchone()
    assert told == (1,) and done.manifest.region == current().region_name.fr
    assert (elsewhere / "secret-key").stat().st_mode == (
        Path(settings.DATA) / "secret-key"
    ).stat().st_mode


@on_sqlite
@pytest.mark.parametrize("part", [0.01, 0.5, 0.98])
def test_a_cut_file_is_told_and_nothing_is_written(
    part: float, backup: Path, elsewhere: Path
) -> None:
    whole = backup.read_bytes()
    backup.write_bytes(whole[: int(len(whole) * part)])
    refused(backup, elsewhere, "cut")


@on_sqlite
@pytest.mark.parametrize("part", [0.3, 0.7, 0.97])
def test_a_file_that_was_changed_is_told_and_nothing_is_written(
    part: float, backup: Path, elsewhere: Path
) -> None:
    content = bytearray(backup.read_bytes())
    at = int(len(content) * part)
    content[at : at + 40] = bytes(255 - one for one in content[at : at + 40])
    backup.write_bytes(content)
    refused(backup, elsewhere, "cut")


@on_sqlite
def test_a_file_of_another_kind_is_told(tmp_path: Path, elsewhere: Path) -> None:
    other = tmp_path / "members.xlsx"
    for content in (b"", b"Nom;Type\n", b"PK\x03\x04 a workbook, say"):
        other.write_bytes(content)
        refused(other, elsewhere, "another_kind")


@on_sqlite
def test_a_backup_of_a_later_version_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, elsewhere: Path
) -> None:
    later = [["rounds", "9999_later"]]
    monkeypatch.setattr(backing_up, "migrations", lambda _database: later)
    back_up(tmp_path / "later.grappe")
    refused(tmp_path / "later.grappe", elsewhere, "newer")


@on_sqlite
@pytest.mark.parametrize("number", ["", "another-installation"])
def test_a_folder_that_is_in_use_stays_as_it_is(number: str, backup: Path, elsewhere: Path) -> None:
    elsewhere.mkdir()
    (elsewhere / ("installation" if number else "notes.txt")).write_text(number)
    before = contents(elsewhere)
    with pytest.raises(Refused) as told:
        restore(backup, elsewhere)
    assert (told.value.code, contents(elsewhere)) == ("not_empty", before)
    assert ("another installation" in str(told.value)) == bool(number)


@on_sqlite
def test_a_full_disk_leaves_nothing_and_is_told(backup: Path, elsewhere: Path) -> None:
    with no_file_larger_than(50_000), pytest.raises(OSError, match="File too large"):
        restore(backup, elsewhere)
    assert not elsewhere.exists()
    assert restore(backup, elsewhere)


@on_sqlite
def test_a_full_disk_leaves_the_backup_of_yesterday(lived_in: Path) -> None:
    before = lived_in.read_bytes()
    with no_file_larger_than(50_000), pytest.raises((OSError, sqlite3.Error)):
        back_up(lived_in)
    assert lived_in.read_bytes() == before
    assert [one.name for one in lived_in.parent.iterdir()] == ["monday.grappe"]


@on_sqlite
@pytest.mark.parametrize("written", [["data/files"], ["data/publications", "database"]])
def test_a_restoration_that_was_killed_is_begun_again(
    written: list[str], backup: Path, elsewhere: Path
) -> None:
    for part in written:
        (elsewhere / UNDER_WAY / part).mkdir(parents=True)
    (elsewhere / "installation").write_text("moved into place already")
    assert restore(backup, elsewhere)
    assert (elsewhere / "grappe.sqlite3").exists() and not (elsewhere / UNDER_WAY).exists()


def refused(file: Path, folder: Path, why: str) -> None:
    with pytest.raises(Refused) as told:
        restore(file, folder)
    assert told.value.code == why
    assert str(file) in str(told.value) or str(folder) in str(told.value)
    assert why == "not_empty" or not folder.exists()


def contents(folder: Path) -> dict[str, bytes]:
    files = (one for one in folder.rglob("*") if one.is_file())
    return {str(one.relative_to(folder)): one.read_bytes() for one in files}


@contextmanager
def no_file_larger_than(limit: int) -> Iterator[None]:
    """As where the disk is full: the system refuses what is written beyond."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
