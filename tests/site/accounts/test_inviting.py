from datetime import timedelta

import pytest
from django.core import mail

from grappe.site import clock
from grappe.site.accounts.inviting import accept, invite
from grappe.site.accounts.models import Invitation
from grappe.site.accounts.naming import end_role
from grappe.site.errors import Refused
from grappe.site.operations.pending import do_pending_work
from grappe.site.trail.models import Event
from tests.site.making import cluster, person

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough sentence"


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
