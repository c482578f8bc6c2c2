import re
import threading
from datetime import datetime, timedelta, timezone

import pytest
from django.db import Error, connection, transaction

from grappe.site import clock
from grappe.site.accounts.models import Role
from grappe.site.accounts.naming import end_role, name_role
from grappe.site.rounds.draft_rows import add_rows
from grappe.site.rounds.models import Report
from grappe.site.rounds.reviewing import accept
from grappe.site.rounds.submitting import submit
from grappe.site.trail import OutsideItsDeedError, record, recording
from grappe.site.trail.models import AppendOnlyError, Event
from grappe.site.trail.protecting import protect, unprotect
from grappe.site.trail.reading import documents, verify
from tests.site.making import cluster, person
from tests.site.rounds.asked import asked, member

pytestmark = pytest.mark.django_db


def test_a_person_is_named_by_a_key_and_a_capacity_never_by_name():
    minalogic = cluster("Minalogic")
    user = person("manager", of=minalogic, name="Ada Secret")
    event = record("report.sent", by=user, cluster=minalogic, what="members 2021")
    assert event.actor == str(user.key)
    assert (event.capacity, event.cluster) == ("manager:minalogic", "minalogic")
    assert "Ada" not in str(Event.objects.filter(pk=event.pk).values().get())


def test_what_the_machine_does_names_nobody():
    before = clock.now()
    event = record("round.opened", by=None)
    event.refresh_from_db()
    assert (event.actor, event.capacity, event.cluster, event.what) == ("", "", "", "")
    assert event.detail == {} and before <= event.at <= clock.now()
    assert str(event) == f"{event.at:%Y-%m-%d %H:%M} round.opened "


def test_towards_the_region_one_acts_in_a_role_and_a_long_name_is_cut():
    user = person("head_of_unit")
    event = record("round.opened", by=user, what="é" * 201)
    assert (event.capacity, event.cluster) == ("head_of_unit", "")
    assert event.what == "é" * 200
    assert verify().holds


def test_a_line_that_is_written_twice_is_refused():
    event = record("round.opened", by=None)
    again = Event(**{**event.document, "at": event.at})
    with pytest.raises(Error), transaction.atomic():
        again.save()
    with pytest.raises(AppendOnlyError, match="^the trail is never shortened$"):
        again.delete()
    with pytest.raises(AppendOnlyError, match="^the trail is never changed$"):
        event.save()


def test_what_happened_is_never_changed():
    event = record("round.opened", by=None)
    event.action = "round.closed"
    for change in (event.delete, Event.objects.all().delete):
        with pytest.raises(AppendOnlyError, match="^the trail is never shortened$"):
            change()
    for change in (event.save, lambda: Event.objects.update(action="nothing")):
        with pytest.raises(AppendOnlyError, match="^the trail is never changed$"):
            change()
    assert Event.objects.get(pk=event.pk).action == "round.opened"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trail_event SET action = 'nothing'",
        "DELETE FROM trail_event",
        "DELETE FROM trail_event WHERE number = 1",
    ],
)
def test_the_database_itself_refuses_to_change_what_happened(statement):
    record("round.opened", by=None)
    with pytest.raises(Error, match="trail"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Event.objects.get().action == "round.opened"


def test_a_table_that_is_made_anew_is_protected_again():
    """As after a migration that does so on SQLite; where there is no table, nothing is done."""
    record("round.opened", by=None)
    unprotect()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE trail_event SET action = 'nothing'")
    protect()
    protect()
    with pytest.raises(Error, match="trail"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM trail_event")
    unprotect()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE trail_event RENAME TO of_before")
    protect()


def test_each_line_bears_the_hash_of_the_one_before():
    first, second = (record(name, by=None, detail={"é": [1, None]}) for name in ("a", "b"))
    assert (first.number, first.before) == (1, "")
    assert (second.number, second.before) == (2, first.hash)
    assert re.fullmatch("[0-9a-f]{64}", second.hash)
    assert verify().holds
    assert verify().lines == 2


@pytest.mark.parametrize("microsecond", [0, 120, 999_999])
def test_a_line_is_read_back_as_it_was_written(microsecond):
    at = datetime(2021, 6, 7, 23, 8, 6, microsecond, tzinfo=timezone(timedelta(hours=2)))
    with clock.at(at):
        event = record("round.opened", by=None, detail={"é": [1, None], "of": {"b": 2, "a": 1}})
    (read,) = documents()
    assert read == event.document
    assert read["at"] == f"2021-06-07T21:08:06.{microsecond:06}Z"


@pytest.mark.parametrize("said", ["at = 'yesterday'", "at = '2021-06-07 08:00:06 '"])
@pytest.mark.skipif(connection.vendor != "sqlite", reason="others keep moments as moments")
def test_what_is_no_moment_does_not_hold(said):
    record("round.opened", by=None)
    unprotect()
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE trail_event SET {said}")
    assert verify().broken.what == "hash"
    protect()


def test_a_number_that_databases_write_in_their_own_way_is_refused():
    with pytest.raises(TypeError):
        record("figure.said", by=None, detail={"value": 0.5})
    assert not Event.objects.exists()


def no_line(*_args, **_named):
    raise OSError("the trail can't be written")


def test_nothing_is_typed_sent_or_accepted_where_its_line_cannot_be_written(monkeypatch, data):
    report = asked(cluster("Minalogic"))
    add_rows(report, "members", [member()], by=None)
    before = report_as_kept(report)
    with monkeypatch.context() as broken:
        broken.setattr(recording, "_end", no_line)
        for deed in (
            lambda: add_rows(report, "members", [member()], by=None),
            lambda: submit(report, by=None),
        ):
            with pytest.raises(OSError, match="trail"):
                deed()
            assert report_as_kept(report) == before
    submit(report, by=None)
    before = report_as_kept(report)
    monkeypatch.setattr(recording, "_end", no_line)
    with pytest.raises(OSError, match="trail"):
        accept(report, by=None)
    assert report_as_kept(report) == before


def report_as_kept(report):
    report = Report.objects.get(pk=report.pk)
    draft = (report.draft.document, report.draft.revision, report.draft.edits.count())
    sent = list(report.submissions.values_list("number", "accepted_at"))
    return report.state, draft, sent, report.steps.count()


def test_a_right_is_neither_given_nor_taken_where_its_line_cannot_be_written(monkeypatch):
    minalogic = cluster("Minalogic")
    role = name_role(person(), "manager", by=None, cluster=minalogic)
    monkeypatch.setattr(recording, "_end", no_line)
    with pytest.raises(OSError, match="trail"):
        name_role(person(), "manager", by=None, cluster=minalogic)
    with pytest.raises(OSError, match="trail"):
        end_role(role, by=None)
    assert Role.objects.get().ended_at is None


@pytest.mark.django_db(transaction=True)
def test_a_line_stands_in_the_transaction_of_its_deed():
    with pytest.raises(OutsideItsDeedError, match="^round.opened$"):
        record("round.opened", by=None)
    with pytest.raises(OSError, match="later"), transaction.atomic():
        record("round.opened", by=None)
        raise OSError("later")
    assert not Event.objects.exists()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_lines_of_many_writers_hold_together():
    def write():
        for _n in range(15):
            with transaction.atomic():
                record("round.opened", by=None)
        connection.close()

    writers = [threading.Thread(target=write) for _n in range(6)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert verify().holds
    assert verify().lines == 90
