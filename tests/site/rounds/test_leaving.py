"""Who leaves a role hands their work over: it is listed, and who takes over is asked."""

import pytest
from django.test import Client
from django.urls import reverse

from grappe.site.accounts.models import Invitation, Role, User
from grappe.site.rounds.submitting import submit
from grappe.site.trail.models import Event
from tests.site.making import client_of, cluster, person
from tests.site.rounds import asked as rounds
from tests.site.rounds.asked import asked

pytestmark = pytest.mark.django_db


def page(of: User, by: Client) -> str:
    return by.get(address(of), headers={"accept-language": "en"}).text


def address(of: User) -> str:
    return reverse("rounds:leave", args=[of.roles.filter(ended_at=None)[0].pk])


@pytest.fixture
def head() -> Client:
    return client_of("head_of_unit")


def waits() -> None:
    """A report of Minalogic that was sent and not read yet."""
    report = asked(cluster("Minalogic", "health"))
    rounds.draft_rows.add_rows(report, "members", [rounds.member()], by=None)
    submit(report, by=None)


def test_the_clusters_and_the_reports_that_wait_are_listed(head):
    waits()
    told = page(person("officer", of="health", name="Paul"), head)
    assert "Paul leaves: who takes over?" in told
    assert "Minalogic" in told and "Members" in told


def test_who_runs_the_machine_sees_no_report(head):
    waits()
    told = page(person("officer", of="health"), client_of("administrator"))
    assert "Minalogic" in told and "What waits there now" not in told


def test_a_deputy_who_takes_over_is_no_longer_a_deputy(head):
    paul, nadia = person("officer", of="health"), person("officer", of="health", deputy=True)
    assert f"{nadia} goes on" in page(paul, head)
    head.post(address(paul), {"to": nadia.pk})
    assert not User.objects.get(pk=paul.pk).standing.kinds
    assert list(nadia.roles.filter(ended_at=None).values_list("deputy", flat=True)) == [False]
    assert Event.objects.filter(action="role.ended").count() == 2


def test_an_officer_of_another_domain_takes_over_as_well(head):
    cluster("Minalogic", "health")
    paul, nadia = person("officer", of="health"), person("officer", of="energy")
    head.post(address(paul), {"to": nadia.pk})
    assert "minalogic" in User.objects.get(pk=nadia.pk).standing.looks_after


def test_somebody_new_is_invited_to_the_same_charge(head):
    claire = person("manager", of=cluster("Minalogic"))
    head.post(address(claire), {"email": "new@example.org"})
    waiting = Invitation.objects.get()
    assert (waiting.kind, waiting.cluster.code) == ("manager", "minalogic")
    assert not Role.objects.filter(user=claire, ended_at=None).exists()


def test_nobody_may_take_over_for_now(head):
    claire = person("manager", of=cluster("Minalogic"))
    head.post(address(claire), {})
    assert not Role.objects.filter(user=claire, ended_at=None).exists()


def test_inviting_who_is_here_changes_nothing(head):
    claire, known = person("manager", of=cluster("Minalogic")), person("elected")
    answer = head.post(address(claire), {"email": known.email}, headers={"accept-language": "en"})
    assert "is here already" in answer.text
    assert Role.objects.filter(user=claire, ended_at=None).exists()
    assert not Event.objects.filter(action="role.ended").exists()


def test_a_member_of_one_cluster_never_takes_over_anothers(head):
    claire = person("manager", of=cluster("Minalogic"))
    other = person("manager", of=cluster("Tenerrdis", "energy"))
    head.post(address(claire), {"to": other.pk})
    assert "minalogic" not in User.objects.get(pk=other.pk).standing.manages
    assert Role.objects.filter(user=claire, ended_at=None).exists()
