"""Comments, returned, accepted, reopened."""

from datetime import timedelta

import pytest

from grappe.answers import Place
from grappe.site import clock
from grappe.site.errors import Refused
from grappe.site.rounds.drafting import Typed, save_cells
from grappe.site.rounds.models import Report
from grappe.site.rounds.reviewing import accept, comment, reopen, return_report
from grappe.site.rounds.submitting import submit
from tests.site.making import cluster, person
from tests.site.rounds.region_making import MAY_3, member, opened, sent

pytestmark = pytest.mark.django_db
PLACE = Place("members", "a", "type")


def waiting() -> Report:
    minalogic = cluster("Minalogic")
    opened(2021, minalogic)
    return sent(minalogic, {"a": member("Optique Vercors")})


def later() -> object:
    return clock.at(MAY_3.replace(day=20))


def test_an_accepted_answer_says_who_accepted_it():
    officer = person("officer", of="health")
    taken = accept(waiting(), by=officer)
    assert taken.accepted_by == officer
    assert taken.accepted_at is not None


def test_the_second_officer_is_told_who_accepted():
    report = waiting()
    accept(report, by=person(name="Paul Modèle"))
    with pytest.raises(Refused, match="Paul Modèle"):
        accept(report, by=person())


def test_returning_needs_a_comment_at_a_place():
    report = waiting()
    with later(), pytest.raises(Refused) as refused:
        comment(report, "Please look again.", by=None, of_region=True)
        return_report(report, by=None)
    assert refused.value.code == "no_comment"


def test_a_comment_of_the_cluster_is_none_of_the_regions():
    report = waiting()
    with later(), pytest.raises(Refused):
        comment(report, "It is right.", by=None, of_region=False, place=PLACE)
        return_report(report, by=None)


def test_a_returned_report_can_be_submitted_again_and_needs_a_new_comment_to_be_returned():
    report = waiting()
    with later():
        comment(report, "Is it an SME?", by=None, of_region=True, place=PLACE)
        return_report(report, by=None)
    with clock.at(MAY_3.replace(day=21)):
        submit(report, by=None)
    report.refresh_from_db()
    assert report.state == "submitted"
    with clock.at(MAY_3.replace(day=22)), pytest.raises(Refused):
        return_report(report, by=None)


def test_a_reply_stands_where_the_question_stands():
    report = waiting()
    asked = comment(report, "Is it an SME?", by=None, of_region=True, place=PLACE)
    reply = comment(report, "Yes.", by=None, of_region=False, parent=asked)
    assert (reply.section, reply.row, reply.field) == ("members", "a", "type")


def test_an_empty_comment_is_refused():
    with pytest.raises(Refused):
        comment(waiting(), "   ", by=None, of_region=True, place=PLACE)


def test_reopening_needs_a_reason_and_keeps_what_was_accepted():
    report = waiting()
    first = accept(report, by=None)
    with pytest.raises(Refused):
        reopen(report, " ", by=None)
    reopen(report, "Two members are missing", by=None)
    report.refresh_from_db()
    first.refresh_from_db()
    assert (report.state, first.accepted_at is not None) == ("returned", True)


def test_what_is_sent_after_reopening_is_a_correction_with_its_reason():
    report = waiting()
    first = accept(report, by=None)
    reopen(report, "Two members are missing", by=None)
    second = submit(report, by=None)
    assert second.correction_of == first
    assert second.correction_reason == "Two members are missing"


def test_only_an_accepted_report_can_be_reopened():
    with pytest.raises(Refused):
        reopen(waiting(), "because", by=None)


def test_who_accepts_twice_is_not_told_of_somebody_else():
    report, nadia = waiting(), person(name="Nadia")
    accept(report, by=nadia)
    with pytest.raises(Refused, match="You have already accepted"):
        accept(report, by=nadia)
    with pytest.raises(Refused, match="accepted by Nadia"):
        accept(report, by=person(name="Paul"))


def test_the_terminal_that_accepts_twice_is_told_that_it_is_done():
    report = waiting()
    accept(report, by=None)
    with pytest.raises(Refused, match=r"^This report was already accepted\.$"):
        accept(report, by=None)


def test_whoever_comes_second_is_told_who_was_first():
    of = cluster("Minalogic")
    opened(2021, of)
    claire, luc = (person("manager", of=of, name=name) for name in ("Claire", "Luc"))
    paul, ines = (person("officer", of="health", name=name) for name in ("Paul", "Inès"))
    report = sent(of, {"a": member("Optique Vercors")}, by=claire)
    with pytest.raises(Refused, match="already sent by Claire"):
        submit(report, by=luc)
    with pytest.raises(Refused, match="already sent by Claire"):
        save_cells(report, [Typed(PLACE, "other")], by=luc)
    with pytest.raises(Refused, match="You have already sent"):
        submit(report, by=claire)
    comment(report, "An SME?", by=paul, of_region=True, place=PLACE)
    return_report(report, by=paul)
    with pytest.raises(Refused, match="already returned by Paul"):
        return_report(report, by=ines)
    with pytest.raises(Refused, match="already returned by Paul"):
        accept(report, by=ines)


def test_a_clock_that_was_moved_back_changes_nothing_of_what_came_last():
    minalogic = cluster("Minalogic")
    opened(2021, minalogic)
    report = sent(minalogic, {"a": member("Optique Vercors")}, days=10)
    with clock.at(MAY_3 + timedelta(days=11)):
        comment(report, "An SME?", by=None, of_region=True, place=PLACE)
        return_report(report, by=None)
    report = sent(minalogic, {"a": member("Optique Vercors", type="large")}, days=9)
    with clock.at(MAY_3 + timedelta(days=8)):
        accepted = accept(report, by=None)
    assert accepted.answer.rows("members")[0].values["type"] == "large"
    report.refresh_from_db()
    assert report.state == report.steps.last().state == "accepted"
    assert report.submissions.last() == accepted
