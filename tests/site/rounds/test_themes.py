"""Officers say which clusters work on a theme; publications keep it."""

import pytest

from grappe.site.policy.models import Tag
from grappe.site.policy.theming import tags
from grappe.site.rounds.publishing import NothingNew, latest_publication, publish_accepted
from grappe.site.trail.models import Event
from tests.site.dashboards.test_explore import signed_in
from tests.site.making import client_of, cluster, person
from tests.site.rounds.asked import accepted, asked

pytestmark = pytest.mark.django_db


def test_an_officer_ticks_those_of_own_clusters_and_the_trail_tells_it():
    cluster("Minalogic", "digital"), cluster("CARA", "mobility")
    officer = signed_in(person("officer", of="digital"))
    answer = officer.post(
        "/themes", {"minalogic": ["smart-city"], "cara": ["smart-city"]}, follow=True
    )
    assert "the next publication will hold it" in answer.content.decode()
    assert list(Tag.objects.values_list("cluster__code", "theme")) == [("minalogic", "smart-city")]
    told = Event.objects.get(action="theme.tagged")
    assert (told.cluster, told.what, told.capacity) == (
        "minalogic",
        "smart-city",
        "officer:digital",
    )


def test_what_somebody_else_ticked_meanwhile_stays():
    cluster("Minalogic", "digital")
    head = client_of("head_of_unit")
    head.post("/themes", {"minalogic": ["smart-city"]})
    head.post("/themes", {"minalogic": ["circular-economy"]})
    assert Tag.objects.count() == 2
    head.post("/themes", {"minalogic-before": ["smart-city"]})
    assert [one.theme for one in Tag.objects.all()] == ["circular-economy"]
    assert Event.objects.filter(action="theme.taken_back", what="smart-city").exists()


def test_a_theme_that_the_policy_does_not_know_is_not_kept():
    cluster("Minalogic", "digital")
    client_of("head_of_unit").post("/themes", {"minalogic": ["../etc", "x" * 500]})
    assert not Tag.objects.exists()
    assert tags() == {"smart-city": {}, "circular-economy": {}}


@pytest.mark.parametrize("kind", ["elected", "evaluation"])
def test_others_read_and_do_not_say(kind):
    cluster("Minalogic", "digital")
    client = client_of(kind)
    assert 'type="checkbox"' not in client.get("/themes").content.decode()
    assert client.post("/themes", {"minalogic": ["smart-city"]}).status_code == 403


def test_a_publication_keeps_what_was_said_that_day_and_another_tag_makes_another(data):
    head, report = person("head_of_unit"), asked(cluster("Minalogic", "digital"))
    accepted(report)
    publish_accepted(by=head)
    with pytest.raises(NothingNew):
        publish_accepted(by=head)
    signed_in(head).post("/themes", {report.cluster.code: ["smart-city"]})
    made = publish_accepted(by=head)
    assert made.themes == {"circular-economy": (), "smart-city": (report.cluster.code,)}
    Tag.objects.all().delete()
    assert latest_publication().themes == made.themes
