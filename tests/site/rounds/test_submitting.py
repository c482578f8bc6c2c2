"""Sending: checked once more, numbered, never changed."""

import hashlib

import pytest
from django.db import connection

from grappe.site.errors import Refused
from grappe.site.rounds import draft_rows, reviewing, submitting
from grappe.site.rounds.models import State
from grappe.site.rounds.opening import close_round
from grappe.site.rounds.reading import check_report
from grappe.site.rounds.submitting import NotReady, submit
from grappe.site.trail.models import Event
from tests.site.rounds.asked import accepted, asked, member, minalogic

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(data):
    """Files are kept in a folder of the test's own."""


def test_a_report_without_errors_is_sent_with_a_number_and_a_trace():
    report = asked(minalogic())
    draft_rows.add_rows(report, "members", [member()], by=None)
    sent = submit(report, by=None)
    report.refresh_from_db()
    assert report.state == State.SUBMITTED
    assert sent.sha256 == hashlib.sha256(sent.document.encode()).hexdigest()
    assert Event.objects.get(action="report.submitted").detail["number"] == sent.number


def test_numbers_follow_each_other():
    numbers = []
    for year in (2019, 2020):
        report = asked(minalogic(), year=year)
        draft_rows.add_rows(report, "members", [member()], by=None)
        numbers.append(int(submit(report, by=None).number.split("-")[1]))
    assert numbers == [1, 2]


def test_errors_block_sending_and_are_all_told():
    report = asked(minalogic())
    draft_rows.add_rows(report, "members", [member(member_since=2097, type="licorne")], by=None)
    with pytest.raises(NotReady) as told:
        submit(report, by=None)
    assert sum(finding.severity == "error" for finding in told.value.findings) == 2


def test_warnings_never_block_and_those_without_a_line_are_noted():
    report = asked(minalogic())
    rows = [member(member_since=2015, left_in=2014)]
    draft_rows.add_rows(report, "members", rows, by=None)
    assert [one[0] for one in submit(report, by=None).unexplained] == ["left_before_joining"]


def test_nothing_is_sent_twice_nor_after_closing_nor_empty():
    report = asked(minalogic())
    with pytest.raises(Refused):
        submit(report, by=None)
    draft_rows.add_rows(report, "members", [member()], by=None)
    submit(report, by=None)
    with pytest.raises(Refused):
        submit(report, by=None)
    other = asked(minalogic(), year=2020)
    draft_rows.add_rows(other, "members", [member()], by=None)
    close_round(other.round, by=None)
    with pytest.raises(Refused):
        submit(other, by=None)


def test_what_is_written_while_a_draft_is_checked_is_checked_too(monkeypatch):
    report = asked(minalogic())
    draft_rows.add_rows(report, "members", [member()], by=None)

    def checking(*given):
        monkeypatch.setattr(submitting, "check_report", check_report)
        checked = check_report(*given)
        draft_rows.add_rows(report, "members", [member(type="licorne")], by=None)
        return checked

    monkeypatch.setattr(submitting, "check_report", checking)
    with pytest.raises(NotReady):
        submit(report, by=None)


def test_nobody_who_writes_waits_while_a_draft_is_checked(monkeypatch):
    report = asked(minalogic())
    draft_rows.add_rows(report, "members", [member()], by=None)
    around, within = len(connection.atomic_blocks), []

    def checking(*given):
        within.append(len(connection.atomic_blocks) - around)
        return check_report(*given)

    monkeypatch.setattr(submitting, "check_report", checking)
    submit(report, by=None)
    assert within == [0]


def test_a_reopened_report_is_sent_again_as_a_correction():
    report = asked(minalogic(), year=2020)
    first = accepted(report, rows=1)
    reviewing.reopen(report, "A member was forgotten.", by=None)
    draft_rows.add_rows(report, "members", [member()], by=None)
    second = submit(report, by=None)
    assert (second.correction_of, second.correction_reason) == (first, "A member was forgotten.")
