"""Mails over a real server: what arrives, what is refused, what is tried again."""

import re
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest
from django.utils import timezone

from grappe.site import clock, demonstrated
from grappe.site.accounts.inviting import invite
from grappe.site.news.models import Mail
from grappe.site.news.reminding import remind
from grappe.site.operations.models import Task
from grappe.site.operations.pending import MOST_TRIES, do_pending_work
from grappe.site.rounds import draft_rows
from grappe.site.rounds.models import State
from grappe.site.rounds.reviewing import accept, comment, reopen, return_report
from grappe.site.rounds.submitting import submit
from tests.site.making import cluster, person
from tests.site.news.mail_server import html_of, post, text_of
from tests.site.rounds.asked import accepted, asked, cell, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]
__all__ = ["post"]
NOON = datetime(2021, 5, 20, 12)


def work():
    """All that is due, also what only came of it."""
    while Task.objects.filter(done_at=None, due__lte=timezone.now()).exists():
        do_pending_work()


def fall_due():
    Task.objects.filter(done_at=None).update(due=timezone.now() - timedelta(seconds=1))


@pytest.fixture(autouse=True)
def in_may():
    with clock.at(NOON):
        yield


@pytest.fixture
def report():
    """Accepted this morning."""
    made = asked(cluster("Minalogic"))
    accepted(made)
    work()
    return made


def give_back(report, why="A member is missing."):
    return reopen(report, why, by=person("officer", of="health"))


def test_a_report_given_back_arrives_as_text_and_html_with_its_one_link(post, report):
    manager = person("manager", of=report.cluster, name="Claire")
    give_back(report)
    work()
    (message,) = post.taken
    assert post.to == [[manager.email]]
    assert message["Subject"] == "Minalogic: Members 2021 is given back to you"
    link = f"https://grappe.test/reports/{report.pk}"
    for words in (text_of(message), html_of(message)):
        assert "Hello Claire," in words
        links = set(re.findall(r"https?://[^\s\"<]+", words))
        assert {one for one in links if "/mail/choose/" not in one} == {link}
    assert Mail.objects.get().state == Mail.State.SENT


def test_a_mail_speaks_its_readers_language(post, report):
    person("manager", of=report.cluster, language="fr")
    give_back(report)
    work()
    (message,) = post.taken
    assert message["Subject"] == "Minalogic\u202f: le dossier Adhérents 2021 vous est rendu"
    assert message["Content-Language"] == "fr"
    assert '<html lang="fr">' in html_of(message)


def test_no_answer_and_no_comment_is_ever_mailed(post, report):
    manager = person("manager", of=report.cluster)
    give_back(report, why="Atelier Secret has 4 711 euros")
    comment(report, "4 711 euros?", by=None, of_region=True, place=cell("1", "name"))
    work()
    (message,) = post.taken
    assert "4 711" not in text_of(message) + html_of(message) + str(message["Subject"])
    assert manager.email


def test_nothing_in_a_mail_is_fetched_from_elsewhere(post, report):
    person("manager", of=report.cluster)
    give_back(report)
    work()
    words = html_of(post.taken[0])
    assert not re.search(r"<(img|script|link|iframe|object)\b|url\(|@import|src=", words)


def test_a_name_with_a_line_break_adds_no_header(post):
    told = cluster("Minalogic")
    told.name = "Minalogic\r\nBcc: everybody@example.org"
    told.save()
    made = asked(told)
    accepted(made)
    person("manager", of=told, name="Claire\r\nBcc: x@example.org")
    give_back(made)
    work()
    (message,) = post.taken
    assert message["Bcc"] is None
    assert post.to[0] == message["To"].split(", ")
    assert "Bcc: everybody@example.org" in message["Subject"]


def test_a_mail_says_how_to_stop_it_but_for_what_cannot_be_stopped(post, report):
    person("manager", of=report.cluster)
    give_back(report)
    work()
    assert post.taken[0]["List-Unsubscribe"] is None
    person("officer", of="health")
    report.refresh_from_db()
    submit(report, by=None)
    work()
    remind()
    work()
    digest = post.taken[-1]
    assert digest["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert digest["List-Unsubscribe"].startswith("<https://grappe.test/mail/choose/")
    assert digest["Auto-Submitted"] == "auto-generated"


def test_the_clock_of_the_site_dates_a_mail(post, report):
    person("manager", of=report.cluster)
    give_back(report)
    work()
    sent = parsedate_to_datetime(post.taken[0]["Date"])
    assert sent == clock.now()


def test_an_address_that_is_refused_is_noted_with_the_servers_sentence_and_not_tried_again(
    post, report
):
    gone = person("manager", of=report.cluster)
    here = person("contributor", of=report.cluster)
    post.answers[gone.email] = "550 5.1.1 No such user here"
    give_back(report)
    work()
    fall_due()
    work()
    assert post.to == [[here.email]]
    refused = Mail.objects.get(person=gone)
    assert (refused.state, refused.answer) == ("refused", "550 5.1.1 No such user here")
    assert not Task.objects.filter(done_at=None).exists()


def test_a_mail_that_is_put_off_is_tried_again_later_and_later(post, report):
    manager = person("manager", of=report.cluster)
    post.answers[manager.email] = "451 4.7.1 Greylisted, come back"
    give_back(report)
    work()
    mail = Mail.objects.get()
    assert (mail.state, mail.tries, mail.answer) == (
        "waiting",
        1,
        "451 4.7.1 Greylisted, come back",
    )
    (task,) = Task.objects.filter(done_at=None)
    assert task.due > timezone.now() + timedelta(seconds=50)
    assert manager.email not in task.error
    post.answers.clear()
    fall_due()
    work()
    mail.refresh_from_db()
    assert (mail.state, mail.answer, len(post.taken)) == ("sent", "", 1)


def test_a_mail_that_never_goes_is_refused_in_the_end(post, report):
    person("manager", of=report.cluster)
    post.says = "452 4.3.1 Disk full"
    give_back(report)
    for _n in range(MOST_TRIES + 2):
        work()
        fall_due()
    mail = Mail.objects.get()
    assert (mail.state, mail.answer) == ("refused", "452 4.3.1 Disk full")
    assert (mail.tries, post.taken) == (MOST_TRIES, [])


def test_a_server_that_is_away_loses_nothing(post, report, settings):
    person("manager", of=report.cluster)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    give_back(report)
    work()
    assert Mail.objects.get().state == "waiting"
    settings.EMAIL_PORT = port
    fall_due()
    work()
    assert len(post.taken) == 1


def test_an_invitation_says_both_languages_and_what_became_of_it(post):
    head = person("head_of_unit", name="Sophie")
    token = invite("ada@example.org", "manager", by=head, cluster=cluster("Minalogic"))
    work()
    (message,) = post.taken
    assert message["Subject"] == "Votre accès à Grappe / Your access to Grappe"
    assert text_of(message).count(f"https://grappe.test/welcome/{token}") == 2
    assert Mail.objects.get().state == "sent"
    invite("bob@example.org", "elected", by=head)
    post.answers["bob@example.org"] = "550 5.1.1 No such user here"
    work()
    assert Mail.objects.get(to="bob@example.org").answer == "550 5.1.1 No such user here"


def test_comments_go_with_the_report_that_is_given_back(post, report):
    manager = person("manager", of=report.cluster)
    give_back(report)
    work()
    draft_rows.add_rows(report, "members", [member()], by=manager)
    submit(report, by=manager)
    for text in ("One", "Two"):
        comment(report, text, by=None, of_region=True, place=cell("1", "name"))
    work()
    with clock.at(NOON + timedelta(hours=1)):
        return_report(report, by=None)
        work()
    assert "2 comments were made." in text_of(post.taken[-1])
    assert not manager.news.filter(mail=None).exists()


def test_a_demonstration_sends_nothing_and_keeps_its_mails_as_files(post, report, settings, data):
    person("manager", of=report.cluster)
    settings.EMAIL_FILE_PATH = data / "mail"
    demonstrated.write(today="2021-05-20")
    give_back(report)
    work()
    assert post.taken == []
    assert Mail.objects.get().state == Mail.State.KEPT
    assert "given back to you" in next((data / "mail").iterdir()).read_text()


def test_who_did_it_is_not_told_of_it(post, report):
    both = person("officer", of="health")
    give_back(report)
    report.refresh_from_db()
    submit(report, by=both, on_behalf=True)
    work()
    assert not both.news.exists()
    assert report.state == State.RETURNED
    report.refresh_from_db()
    accept(report, by=both)
    work()
    assert not both.news.exists()
