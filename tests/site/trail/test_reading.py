"""The trail read back, from the database and from a file."""

import io
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from grappe.site.trail import record
from grappe.site.trail.chain import Link
from grappe.site.trail.models import COLUMNS, Event, moment
from grappe.site.trail.reading import documents, export, last_link, verify, verify_file
from tests.site.making import cluster

pytestmark = pytest.mark.django_db


def some_lines() -> list[Event]:
    minalogic = cluster("Minalogic")
    actions = ("round.opened", "report.submitted", "report.accepted")
    return [record(one, by=None, cluster=minalogic, what="members 2021") for one in actions]


def test_an_exported_trail_is_verified_where_there_is_no_database(tmp_path):
    lines = some_lines()
    with (tmp_path / "trail.jsonl").open("wb") as file:
        assert export(file) == 3
    told = verify_file(tmp_path / "trail.jsonl")
    assert (told.lines, told.broken, told.last) == (3, None, Link(3, lines[-1].hash))
    assert told == verify()
    seal = [Link(4, "a")]
    assert verify_file(tmp_path / "trail.jsonl", seal).broken == verify(seal).broken
    assert verify(seal).broken.what == "tail"


def test_a_line_is_exported_as_it_was_hashed():
    lines, file = some_lines(), io.BytesIO()
    export(file)
    told = [json.loads(one) for one in file.getvalue().decode().splitlines()]
    assert told == [one.document for one in lines] == list(documents())
    assert all(list(one) == sorted(COLUMNS) for one in told)


def test_of_an_empty_trail_nothing_is_exported_and_it_holds():
    file = io.BytesIO()
    assert (export(file), file.getvalue()) == (0, b"")
    assert verify().holds and last_link() is None


def test_the_end_of_the_trail_is_its_last_line():
    last = some_lines()[-1]
    assert last_link() == Link(3, last.hash)


def test_a_moment_is_said_in_one_way_wherever_it_was_noted():
    at = datetime(2021, 6, 7, 10, 30, tzinfo=timezone(timedelta(hours=2)))
    assert moment(at) == moment(at.astimezone(UTC)) == "2021-06-07T08:30:00.000000Z"
