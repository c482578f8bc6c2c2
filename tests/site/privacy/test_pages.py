"""What is shared, what is promised, the record of processing, leaving."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from grappe.site import clock
from grappe.site.accounts.models import Role
from grappe.site.policy.reading import current
from grappe.site.privacy.holdings import holdings
from grappe.site.privacy.models import Leaving
from grappe.site.rounds import draft_rows
from grappe.site.rounds.models import Draft, Submission
from grappe.site.trail.models import Event
from tests.site.making import client_of, cluster
from tests.site.rounds.asked import accepted, asked, member

pytestmark = pytest.mark.django_db
KINDS = ("manager", "officer", "elected", "administrator", "evaluation")


@pytest.fixture(autouse=True)
def minalogic(data):
    return cluster("Minalogic")


@pytest.mark.parametrize("name", ["promises", "shared", "processing"])
@pytest.mark.parametrize("kind", KINDS)
def test_promises_are_read_by_everybody_here_in_few_queries(
    kind, name, django_assert_max_num_queries
):
    client = client_of(kind, {"manager": "minalogic", "officer": "health"}.get(kind))
    with django_assert_max_num_queries(15):
        assert client.get(reverse(f"privacy:{name}")).status_code == 200


def test_what_is_shared_is_said_of_every_kind_that_is_kept():
    page = client_of("manager", "minalogic").get(reverse("privacy:shared")).content.decode()
    for one in holdings():
        assert str(one.label)[1:] in page
    drafts = page.partition("Answers that you are writing")[2].partition("<h2")[0]
    assert "its officers at the Region" in drafts
    people = page.partition("People in your answers (p)")[2].partition("<h2")[0]
    assert "head of unit" in people
    assert "database manager" not in people


def test_the_record_of_processing_tells_each_question_that_names_a_person():
    page = client_of("administrator").get(reverse("privacy:processing")).content.decode()
    asked_for = [
        field
        for one in current().latest
        for section in one.sections
        for field in section.fields
        if field.personal
    ]
    assert asked_for
    for field in asked_for:
        assert field.personal.purpose.en in page
    assert "dpo@region.example.org" in page
    assert "Task in the public interest" in page


def test_a_cluster_says_that_it_leaves_and_stays_after_all():
    claire = client_of("manager", "minalogic")
    at = reverse("privacy:leaving", args=["minalogic"])
    with clock.at(date(2021, 6, 7)):
        refused = claire.post(at, {"act": "leave", "on": "soon"}, follow=True).content.decode()
        assert "Say from which day" in refused
        claire.post(at, {"act": "leave", "on": "2021-06-30"})
        assert "Minalogic leaves on 30 June 2021" in claire.get(at).content.decode()
        claire.post(at, {"act": "stay"})
    assert "If the cluster leaves" in claire.get(at).content.decode()
    acts = ["cluster.leaves", "cluster.stays"]
    assert list(Event.objects.filter(cluster="minalogic", action__in=acts)) == list(
        Event.objects.filter(action__startswith="cluster.")
    )


def test_what_goes_is_erased_by_the_head_of_unit_from_that_day_on(minalogic):
    sent = accepted(asked(minalogic, year=2020))
    draft_rows.add_rows(asked(minalogic), "members", [member()], by=None)
    claire, sophie = client_of("manager", "minalogic"), client_of("head_of_unit")
    at = reverse("privacy:leaving", args=["minalogic"])
    with clock.at(date(2021, 6, 7)):
        claire.post(at, {"act": "leave", "on": "2021-06-30"})
        assert claire.post(at, {"act": "do"}).status_code == 403
        early = sophie.post(at, {"act": "do"}, follow=True).content.decode()
        assert "Its day has not come" in early
    with clock.at(datetime(2021, 6, 30, 9)):
        done = sophie.post(at, {"act": "do"}, follow=True).content.decode()
    assert "Minalogic left on 30 June 2021" in done
    assert not Role.objects.filter(cluster=minalogic, ended_at=None).exists()
    assert not Draft.objects.filter(report__round__year=2021).exists()
    assert Submission.objects.get() == sent
    assert Leaving.objects.get().done["drafts"] == 1
    assert Event.objects.filter(action="cluster.left").count() == 1
