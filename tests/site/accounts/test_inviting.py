from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from grappe.site import clock
from grappe.site.accounts.inviting import accept, find_expired, invite, send_anew, withdraw
from grappe.site.accounts.models import Invitation
from grappe.site.accounts.naming import end_role
from grappe.site.errors import Refused
from grappe.site.operations.pending import do_pending_work
from grappe.site.trail.models import Event
from tests.site.making import client_of, cluster, person

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough sentence"
ENGLISH = {"accept-language": "en"}


def test_an_invited_person_joins_with_their_role():
    minalogic = cluster("Minalogic")
    token = invite("Ada@Example.org", "manager", by=person("head_of_unit"), cluster=minalogic)
    do_pending_work()
    assert token in mail.outbox[0].body
    assert token not in str(Invitation.objects.values().get())
    user = accept(token, name="Ada", password=PASSWORD)
    assert user.email == "ada@example.org"
    assert user.standing.manages == {"minalogic"}
    assert user.check_password(PASSWORD)
    assert Event.objects.filter(action="person.joined").exists()


def test_a_link_opens_once():
    token = invite("ada@example.org", "elected", by=person("head_of_unit"))
    accept(token, name="Ada", password=PASSWORD)
    with pytest.raises(Refused):
        accept(token, name="Eve", password=PASSWORD)


def test_a_link_opens_no_longer_after_14_days():
    token = invite("ada@example.org", "elected", by=person("head_of_unit"))
    with clock.at(clock.now() + timedelta(days=14, minutes=1)), pytest.raises(Refused):
        accept(token, name="Ada", password=PASSWORD)


def test_somebody_who_is_here_is_not_invited():
    known = person("elected")
    with pytest.raises(Refused):
        invite(known.email, "evaluation", by=person("head_of_unit"))


def test_an_ended_role_gives_nothing_anymore():
    user = person("head_of_unit")
    end_role(user.roles.get(), by=user)
    assert not user.standing.kinds
    assert Event.objects.filter(action="role.ended").count() == 1


def expired() -> tuple[str, Invitation]:
    token = invite("ada@example.org", "elected", by=person("head_of_unit"))
    Invitation.objects.update(expires_at=clock.now() - timedelta(days=1))
    return token, Invitation.objects.get()


def test_who_comes_too_late_asks_for_a_new_link_and_whoever_names_people_sees_it():
    token, invitation = expired()
    page = Client().get(reverse("accounts:accept", args=[token]), headers=ENGLISH)
    assert page.status_code == 410
    assert "Ask for a new invitation" in page.text
    Client().post(reverse("accounts:ask_again", args=[token]))
    assert "asked for a new one" in client_of("head_of_unit").get("/people", headers=ENGLISH).text
    invitation.refresh_from_db()
    assert not invitation.is_open


def test_asking_again_tells_nobody_which_links_there_are():
    token, _invitation = expired()
    answers = {
        Client().post(reverse("accounts:ask_again", args=[one]), headers=ENGLISH).status_code
        for one in (token, "x" * 64)
    }
    assert answers == {200}


def test_an_invitation_sent_anew_opens_by_its_new_link_alone():
    token, invitation = expired()
    new = send_anew(invitation, by=person("administrator"))
    with pytest.raises(Refused):
        accept(token, name="Eve", password=PASSWORD)
    assert accept(new, name="Ada", password=PASSWORD).email == "ada@example.org"
    assert Event.objects.filter(action="person.invited_anew").exists()


def test_an_invitation_taken_back_opens_nothing_and_is_not_sent_anew():
    head = person("head_of_unit")
    token = invite("ada@example.org", "elected", by=head)
    invitation = Invitation.objects.get()
    withdraw(invitation, by=head)
    assert find_expired(token) is None
    with pytest.raises(Refused):
        accept(token, name="Ada", password=PASSWORD)
    with pytest.raises(Refused):
        send_anew(invitation, by=head)


def test_an_invited_person_joins_with_every_role_that_waits():
    head, minalogic = person("head_of_unit"), cluster("Minalogic")
    invite("ada@example.org", "evaluation", by=head)
    token = invite("ada@example.org", "manager", by=head, cluster=minalogic)
    ada = accept(token, name="Ada", password=PASSWORD)
    assert ada.standing.kinds == {"evaluation", "manager"}
