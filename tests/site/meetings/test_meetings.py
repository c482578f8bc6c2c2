"""Meetings: called, moved, held; documents, minutes, what was hard, the plan's milestones."""

from datetime import date, time

import icalendar
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from grappe.site import clock
from grappe.site.errors import Refused
from grappe.site.meetings import convening, deciding
from grappe.site.meetings.hard import what_was_hard
from grappe.site.meetings.models import Document, Meeting
from grappe.site.meetings.reading import foreseen
from grappe.site.plan.milestones import days_done
from grappe.site.rounds.submitting import say_how_it_went
from tests.site.making import client_of, cluster, person
from tests.site.meetings.making import DAY, call, meeting
from tests.site.rounds.region_making import member, opened, sent

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2021, 2, 1), date(2021, 4, 1)


def told(*hard: str) -> list[str]:
    """What is read of a round in which clusters told this, one each."""
    clusters = [cluster(f"Cluster {n}") for n, _words in enumerate(hard)]
    round_ = opened(2021, *clusters)
    for of, words in zip(clusters, hard, strict=True):
        report = sent(of, {"a": member("Optique Vercors")})
        say_how_it_went(report.submissions.get(), minutes=None, hard=words, by=None)
    (one,) = what_was_hard([round_])
    assert one.told == sum(bool(words) for words in hard)
    return one.words


def test_what_was_hard_is_read_without_who_in_the_order_of_the_alphabet():
    assert told("Zones.", "", "Les effectifs.", "Finding numbers: ask Cluster 0.") == [
        "Finding numbers: ask a cluster.",
        "Les effectifs.",
        "Zones.",
    ]


def test_what_two_clusters_found_hard_is_not_told():
    assert told("Zones.", "Les effectifs.", "") == []


def test_the_page_of_a_review_tells_what_was_hard_and_names_no_cluster():
    clusters = [cluster(name) for name in ("Axelera", "Cimes", "Techtera")]
    round_ = opened(2021, *clusters)
    for of in clusters:
        report = sent(of, {"a": member("Optique Vercors")})
        say_how_it_went(report.submissions.get(), minutes=None, hard="Les codes postaux.", by=None)
    review = meeting(DAY, kind="review", about=(round_,))
    page = client_of("evaluation").get(f"/meetings/{review.pk}").content.decode()
    assert page.count("Les codes postaux.") == 3
    assert [one.name for one in clusters if one.name in page] == []


def test_a_meeting_is_in_ones_calendar_and_moves_there():
    called = meeting(DAY, place="Lyon", agenda="Minutes of the last one\n\nIndicators")
    with clock.at(AFTER):
        convening.change(called, call(AFTER, begins=time(9)), by=None)
        client = client_of("officer", "health")
        page = client.get(f"/meetings/{called.pk}.ics")
    (event,) = icalendar.Calendar.from_ical(page.content).walk("VEVENT")
    assert page["Content-Type"] == "text/calendar; charset=utf-8"
    assert event.decoded("dtstart").date() == AFTER
    assert event["sequence"] == 1
    assert str(event["uid"]).startswith(f"meeting-{called.uid}")


def test_a_cancelled_meeting_goes_from_calendars_and_stays_in_the_list():
    called = meeting(DAY)
    convening.cancel(called, by=None)
    client = client_of("officer", "health")
    event = client.get(f"/meetings/{called.pk}.ics").content.decode()
    assert "STATUS:CANCELLED" in event
    assert "cancelled" in client.get("/working-group").content.decode()
    with pytest.raises(Refused, match="is cancelled"):
        convening.change(called, call(AFTER), by=None)


def test_a_meeting_that_was_held_is_not_cancelled():
    held = meeting(DAY)
    convening.keep_minutes(held, "All agreed.", by=None)
    with pytest.raises(Refused, match="was held"):
        convening.cancel(held, by=None)


def test_neither_minutes_nor_decisions_before_the_day():
    called = meeting(DAY)
    with clock.at(BEFORE):
        with pytest.raises(Refused, match="still to come"):
            convening.keep_minutes(called, "All agreed.", by=None)
        with pytest.raises(Refused, match="once the meeting was held"):
            deciding.decide(called, "We do.", by=person("evaluation"))


def test_a_meeting_that_would_end_before_it_begins_is_told_at_its_field():
    client = client_of("head_of_unit")
    words = {"kind": "group", "title": "W", "on": "2021-03-01", "begins": "14:00", "ends": "13:00"}
    answer = client.post("/meetings/new", words)
    assert answer.status_code == 422
    assert answer.context["form"].errors["ends"] == ["The meeting would end before it begins."]
    assert not Meeting.objects.exists()


def test_a_document_comes_out_as_it_came_and_never_opens_in_the_page(data):
    called, client = meeting(DAY), client_of("evaluation")
    file = SimpleUploadedFile("étude.html", b"<script>alert(1)</script>")
    client.post(f"/meetings/{called.pk}/documents", {"file": file})
    brought = Document.objects.get()
    reader = client_of("manager", cluster("Minalogic").code)
    page = reader.get(f"/meetings/{called.pk}/documents/{brought.pk}")
    assert page.content == b"<script>alert(1)</script>"
    assert page["Content-Type"] == "application/octet-stream"
    assert page["Content-Disposition"].startswith("attachment")
    assert page["X-Content-Type-Options"] == "nosniff"
    client.post(f"/meetings/{called.pk}/documents/{brought.pk}/take-away")
    assert reader.get(f"/meetings/{called.pk}/documents/{brought.pk}").status_code == 404


@pytest.mark.parametrize(
    ("content", "why"), [(b"", "empty"), (b"x" * (convening.LARGEST + 1), "larger than 20 MB")]
)
def test_a_document_that_is_empty_or_too_large_is_refused(data, content, why):
    with pytest.raises(Refused, match=why):
        convening.bring(meeting(DAY), "a.pdf", content, by=None)


def test_minutes_that_cannot_be_kept_are_shown_again():
    held, client = meeting(DAY), client_of("evaluation")
    answer = client.post(f"/meetings/{held.pk}/minutes", {"minutes": "x" * 50_001})
    assert answer.status_code == 422
    assert "50000 characters at most" in answer.content.decode()
    assert "x" * 50_001 in answer.content.decode()


def test_a_meeting_of_the_plan_is_done_once_it_has_its_minutes():
    with clock.at(AFTER):
        held = meeting(DAY, milestone="working_group")
        assert "working_group" not in days_done()
        convening.keep_minutes(held, "All agreed.", by=None)
        assert days_done()["working_group"] == DAY


def test_what_the_plan_foresees_is_called_from_its_words():
    codes = [one.code for one in foreseen([])]
    assert codes[0] == "management_explained"
    called = meeting(DAY, milestone="working_group")
    assert "working_group" not in {one.code for one in foreseen([called])}
    page = client_of("head_of_unit").get("/meetings/new?milestone=topics_presented")
    assert page.context["form"].initial["on"] == date(2019, 2, 25)
    assert page.context["form"].initial["kind"] == "presentation"


def test_a_document_that_the_scanner_knows_is_refused_and_not_kept(data, monkeypatch):
    monkeypatch.setattr("grappe.site.scanner.is_on", lambda: True)
    monkeypatch.setattr("grappe.site.scanner.found_in", lambda _content: "Eicar-Test")
    with pytest.raises(Refused, match="Eicar-Test"):
        convening.bring(meeting(DAY), "a.pdf", b"x", by=None)
    assert not (data / "files").exists()
