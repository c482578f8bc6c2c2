"""Letters about signing in go as all other mail goes; what became of them is seen by those in
charge, and what is seen opens nothing."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from grappe.site import clock, demonstrated
from grappe.site.accounts.door import letters
from grappe.site.news.models import Mail
from grappe.site.operations.models import Task
from grappe.site.operations.pending import do_pending_work
from tests.site.making import cluster, person
from tests.site.news.mail_server import html_of, post, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]
__all__ = ["post"]
MAILED = reverse("news:mailed")


@pytest.fixture
def claire():
    return person("manager", of=cluster("Minalogic"), name="Claire")


def asks_for_all_three(who):
    Client().post(reverse("account_request_login_code"), {"email": who.email})
    Client().post(reverse("account_reset_password"), {"email": who.email})
    letters.tell_later(who, "webauthn_added")
    do_pending_work()


def seen_by(role, of=None):
    client = Client(headers={"accept-language": "en"})
    client.force_login(person(role, of=of))
    return client.get(MAILED).text


def test_each_arrives_as_text_and_html_in_its_readers_language_with_its_one_link(post, claire):
    asks_for_all_three(claire)
    assert [one["Subject"] for one in post.taken] == [
        "Your code to sign in to Grappe",
        "A new password for Grappe",
        "Grappe: A passkey opens your account now",
    ]
    for message in post.taken:
        for words in (text_of(message), html_of(message)):
            assert "Hello Claire," in words
            assert len(set(re.findall(r"https?://[^\s\"<]+", words))) == 1
        assert message["List-Unsubscribe"] is None
    french = person("elected", language="fr")
    letters.send_password_link_later(french)
    do_pending_work()
    assert post.taken[-1]["Subject"] == "Un nouveau mot de passe pour Grappe"


def test_those_in_charge_see_what_became_of_each_and_no_code_or_link(post, claire):
    asks_for_all_three(claire)
    bodies = " ".join(text_of(one) for one in post.taken)
    secrets = re.findall(r"code=([\w-]+)|/password/\S+/(\S+)", bodies)
    for page in (seen_by("officer", "health"), seen_by("administrator")):
        assert "Signing in: a code" in page and "Claire" in page
        assert "Signing in: a link to a new password" in page
        assert "Signing in: word of a change" in page
        assert not any(word in page for found in secrets for word in found if word)
    assert "Signing in" not in seen_by("officer", "energy")
    kept = str(list(Mail.objects.values()))
    assert not any(word in kept for found in secrets for word in found if word)
    assert set(Mail.objects.values_list("about", flat=True)) == {""}


def test_an_address_that_is_refused_is_noted_and_no_task_names_it(post, claire):
    post.answers[claire.email] = "550 5.1.1 No such user here"
    letters.send_password_link_later(claire)
    do_pending_work()
    assert Mail.objects.get().state == Mail.State.REFUSED
    assert "550 5.1.1 No such user here" in seen_by("administrator")
    post.answers[claire.email] = "450 4.2.1 Try later"
    letters.send_password_link_later(claire)
    do_pending_work()
    assert claire.email not in str(list(Task.objects.values("payload", "error")))


def test_one_that_was_put_off_goes_later_and_once(post, claire):
    post.says = "451 4.3.0 Try later"
    letters.send_password_link_later(claire)
    do_pending_work()
    post.says = ""
    for _twice in range(2):
        Task.objects.update(due=timezone.now() - timedelta(seconds=1))
        do_pending_work()
    assert len(post.taken) == 1


def test_a_code_that_would_come_too_late_is_not_sent(post, claire):
    post.says = "451 4.3.0 Try later"
    asks_for_all_three(claire)
    post.says = ""
    Task.objects.update(due=timezone.now() - timedelta(seconds=1))
    with clock.at(clock.now() + timedelta(minutes=16)):
        do_pending_work()
    assert len(post.taken) == 2
    assert Mail.objects.get(letter="login_code").state == Mail.State.DROPPED


def test_nothing_about_signing_in_leaves_a_demonstration(post, claire):
    demonstrated.write(today="2021-06-07")
    letters.send_password_link_later(claire)
    do_pending_work()
    assert not post.taken and not mail.outbox
    assert Mail.objects.get().state == Mail.State.KEPT
