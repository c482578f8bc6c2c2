"""A draft's organisations are recognised for its cluster alone, until it is sent."""

import pytest

from grappe.site.operations.pending import do_pending_work
from grappe.site.organisations.deciding import ask_the_cluster
from grappe.site.organisations.models import DraftLine, SentLine, Wording
from grappe.site.rounds import draft_rows, submitting, who
from grappe.site.rounds.desk import desk_of
from grappe.site.rounds.who import recognised_in, seek_in
from tests.site.rounds.asked import asked, member, minalogic, people_of

pytestmark = pytest.mark.django_db


def test_a_draft_says_how_many_of_its_lines_are_recognised(data):
    report = asked(minalogic())
    rows = [member(), member(), member(name="Association des Essais", siren=None)]
    draft_rows.add_rows(report, "members", rows, by=None)
    assert (
        str(recognised_in(desk_of(report))) == "0 of 3 lines are recognised, 3 were not sought yet"
    )
    seek_in(report)
    told = recognised_in(desk_of(report))
    assert str(told) == "2 of 3 lines are recognised, one is new"
    assert DraftLine.objects.count() == 3
    assert not SentLine.objects.exists()


def test_a_long_list_is_sought_by_the_worker_and_once(data, monkeypatch):
    monkeypatch.setattr(who, "MOST", 2)
    report = asked(minalogic())
    draft_rows.add_rows(report, "members", [member(), member(), member()], by=None)
    assert not seek_in(report) and not seek_in(report)
    assert not DraftLine.objects.exists()
    assert do_pending_work() == 1
    assert DraftLine.objects.count() == 3


def test_a_long_list_that_was_sent_meanwhile_is_left_alone(data, monkeypatch):
    monkeypatch.setattr(who, "MOST", 0)
    report = asked(minalogic())
    draft_rows.add_rows(report, "members", [member()], by=None)
    seek_in(report)
    submitting.submit(report, by=None)
    do_pending_work()
    assert (DraftLine.objects.count(), SentLine.objects.count()) == (0, 1)


def test_who_brings_a_long_list_is_told_that_it_is_being_sought(data, client, monkeypatch):
    monkeypatch.setattr(who, "MOST", 0)
    of = minalogic()
    report = asked(of)
    draft_rows.add_rows(report, "members", [member()], by=None)
    claire, _paul = people_of(of)
    client.force_login(claire)
    page = client.post(f"/reports/{report.pk}/recognise", follow=True).content.decode()
    assert "Your list is long" in page


def test_a_row_taken_out_of_a_draft_is_not_asked_about(data):
    report = asked(minalogic())
    draft_rows.add_rows(report, "members", [member(), member()], by=None)
    seek_in(report)
    row = desk_of(report).answer.rows("members")[0]
    draft_rows.delete_rows(report, "members", [row.id], by=None)
    seek_in(report)
    assert (DraftLine.objects.count(), Wording.objects.count()) == (1, 2)


def test_sending_makes_a_draft_a_sent_list(data):
    report = asked(minalogic())
    draft_rows.add_rows(report, "members", [member()], by=None)
    seek_in(report)
    submitting.submit(report, by=None)
    assert (DraftLine.objects.count(), SentLine.objects.count()) == (0, 1)


def test_a_questionnaire_that_asks_for_no_organisations_says_nothing(data):
    assert recognised_in(desk_of(asked(minalogic(), "management", 2020))) is None


def test_a_cluster_is_told_on_its_first_page_what_the_region_asks(data, client):
    of = minalogic()
    report = asked(of)
    row = member(name="Association des Essais", siren=None)
    draft_rows.add_rows(report, "members", [row], by=None)
    submitting.submit(report, by=None)
    claire, _paul = people_of(of)
    client.force_login(claire)
    assert "The Region asks you" not in client.get("/expected").content.decode()
    ask_the_cluster(Wording.objects.get(), by=None, seen=0)
    page = client.get("/expected").content.decode()
    assert "The Region asks you who one of your members is." in page
    assert "/clusters/minalogic/who" in page
