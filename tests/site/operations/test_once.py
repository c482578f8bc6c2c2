"""A form sent again is not done twice; what was typed before the session ended comes back."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from grappe.site.operations.models import SentForm
from grappe.site.rounds.drafting import change
from grappe.site.rounds.models import Comment, Report, Upload
from grappe.site.trail.models import Event
from tests.site.making import cluster, person
from tests.site.rounds.asked import asked
from tests.site.rounds.region_making import member, opened, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@pytest.fixture
def report() -> Report:
    of = cluster("Minalogic")
    opened(2021, of)
    return sent(of, {"a": member("Optique Vercors")}, year=2021)


def test_a_comment_sent_five_times_stands_once(report: Report) -> None:
    officer, page = signed_in("officer", "health"), f"/reading/{report.pk}"
    form = {"text": "Is it an SME?", "section": "members", "row": "a", "field": "type"}
    token = token_of(officer, page)
    led = {
        officer.post(f"{page}/comment", {**form, "csrfmiddlewaretoken": token})["Location"]
        for _time in range(5)
    }
    assert led == {page}
    assert [one.text for one in Comment.objects.all()] == ["Is it an SME?"]
    assert Event.objects.filter(action="report.commented").count() == 1


def test_the_same_words_from_two_pages_are_two_acts(report: Report) -> None:
    officer, page = signed_in("officer", "health"), f"/reading/{report.pk}"
    for _tab in range(2):
        form = {"text": "Please look again", "csrfmiddlewaretoken": token_of(officer, page)}
        officer.post(f"{page}/comment", form)
    assert Comment.objects.count() == 2


def test_what_was_refused_may_be_sent_again(report: Report) -> None:
    officer, page = signed_in("officer", "health"), f"/reading/{report.pk}"
    form = {"csrfmiddlewaretoken": "not-the-token", "text": "Hello"}
    assert officer.post(f"{page}/comment", form).status_code == 403
    assert not SentForm.objects.exists()


def test_a_file_brought_five_times_has_one_receipt() -> None:
    report = asked(cluster("Minalogic"))
    manager, page = signed_in("manager", report.cluster), f"/reports/{report.pk}/upload"
    token = token_of(manager, page)
    for _time in range(5):
        file = SimpleUploadedFile("members.csv", b"Nom;Type\nOptique Vercors;PME\n")
        manager.post(page, {"file": file, "csrfmiddlewaretoken": token})
    assert Upload.objects.count() == 1


def test_what_was_typed_before_the_session_ended_comes_back_and_is_kept() -> None:
    of = cluster("Minalogic")
    report = asked(of)
    change(report, "cells", lambda answer: answer, by=None)
    manager = person("manager", of=of, password="long-enough-for-a-test")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(manager)
    page = f"/reports/{report.pk}/grid/members"
    form = {
        "csrfmiddlewaretoken": token_of(browser, page),
        "section": "members",
        "c:members:new1:name": "Optique « Vercors » & fils",
        "s:members:new1:name": "",
        "here": page,
    }
    end_sessions()
    led = browser.post(f"/reports/{report.pk}/save", form)["Location"]
    assert led.startswith("/sign-in")
    words = {"login": manager.email, "password": "long-enough-for-a-test"}
    words["csrfmiddlewaretoken"] = token_of(browser, led)
    shown = browser.post(led, words, follow=True).content.decode()
    assert "What you typed is still here" in shown
    found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', shown)
    again = {name: unescape(value) for name, value in found}
    browser.post(f"/reports/{report.pk}/save", again)
    rows = Report.objects.get(pk=report.pk).draft.answer.rows("members")
    assert [row.values["name"] for row in rows] == ["Optique « Vercors » & fils"]


def test_nobody_else_is_shown_what_was_typed() -> None:
    report = asked(cluster("Minalogic"))
    browser = Client()
    browser.force_login(person("manager", of=report.cluster))
    end_sessions()
    browser.post(f"/reports/{report.pk}/save", {"c:members:new1:name": "A secret"})
    browser.force_login(person("manager", of=cluster("Tenerrdis")))
    answer = browser.get(f"/reports/{report.pk}/save", follow=True)
    assert "A secret" not in answer.content.decode()


def end_sessions() -> None:
    """As the clock does."""
    Session.objects.update(expire_date=timezone.now() - timedelta(minutes=1))


def signed_in(role: str, of: object) -> Client:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person(role, of=of))  # type: ignore[arg-type]
    return browser


def token_of(browser: Client, page: str) -> str:
    """The token of the form on a page, as a browser sends it back."""
    found = TOKEN.search(browser.get(page).content.decode())
    assert found
    return found[1]
