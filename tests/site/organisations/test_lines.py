import pytest

from grappe.site.organisations.models import SentLine
from grappe.site.rounds import draft_rows, reviewing, submitting
from tests.site.rounds.asked import accepted, asked, member, minalogic

pytestmark = pytest.mark.django_db


def test_sending_a_report_keeps_who_stood_in_each_row(data):
    report = asked(minalogic())
    rows = [member(governance=True), member(left_in=2020)]
    draft_rows.add_rows(report, "members", rows, by=None)
    sent = submitting.submit(report, by=None)
    lines = SentLine.objects.filter(number=sent.number)
    told = lines.values_list("counts", "joined", "left", "steers", "accepted_at")
    assert list(told) == [(True, 2015, None, True, None), (False, 2015, 2020, False, None)]


def test_an_accepted_report_tells_of_memberships(data):
    accepted(asked(minalogic()), rows=3)
    assert SentLine.objects.exclude(accepted_at=None).count() == 3


def test_a_correction_takes_the_place_of_what_was_accepted(data):
    report = asked(minalogic())
    accepted(report, rows=3)
    reviewing.reopen(report, "une ligne de trop", by=None)
    draft_rows.add_rows(report, "members", [member()], by=None)
    again = submitting.submit(report, by=None)
    assert SentLine.objects.exclude(accepted_at=None).count() == 3
    reviewing.accept(report, by=None)
    assert set(SentLine.objects.values_list("number", flat=True)) == {again.number}
    assert SentLine.objects.count() == 4
