"""Stories on the Region's, a domain's and a cluster's page, which are computed once and kept."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from grappe.site.policy.models import Cluster
from grappe.site.stories import publishing
from grappe.site.stories.models import Story
from grappe.site.stories.quoting import withdraw
from tests.site.dashboards.publishing import clusters
from tests.site.dashboards.publishing import published as figures
from tests.site.making import person
from tests.site.stories.making import draft, manager, officer, pictured, speaker

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(data: Path) -> Client:
    clusters()
    figures(data)
    client = Client()
    client.force_login(person("elected"))
    client.get("/stories")
    return client


def told(title: str = "With Jeanne Martin", **more: Any) -> Story:
    story = draft(title=title, **more)
    one = speaker(story)
    pictured(story, one)
    publishing.propose(story, by=manager(story.cluster))
    publishing.publish(story, by=officer())
    return story


@pytest.mark.parametrize("address", ["/region", "/domains/digital"])
def test_a_page_that_is_kept_follows_what_becomes_of_a_story(reader, address):
    assert "Jeanne" not in reader.get(address).content.decode()
    story = told()
    page = reader.get(address).content.decode()
    assert "With Jeanne Martin" in page
    assert f"/stories/{story.pk}/pictures/" in page
    withdraw(story.speakers.get(), by=None)
    page = reader.get(address).content.decode()
    assert "With somebody who took part" in page
    assert "Jeanne" not in page
    assert f"/stories/{story.pk}/pictures/" not in page
    publishing.take_off(story, "To be written anew.", by=officer())
    assert "With somebody" not in reader.get(address).content.decode()


def test_the_region_shows_three_of_as_many_domains_as_there_are(reader):
    for n in range(4):
        told(f"Digital {n}")
    of = Cluster.objects.get(code="lyonbiopole")
    health = draft(manager(of), of, title="Of health", period="2019-Q1")
    Story.objects.filter(pk=health.pk).update(state="published")
    page = reader.get("/region").content.decode()
    assert page.count('class="card"') == 3
    assert "Of health" in page


def test_a_cluster_s_page_tells_the_stories_that_it_takes_part_in(data):
    clusters()
    figures(data)
    told("Ours", clusters=["axelera"])
    client = Client()
    client.force_login(person("manager", of=Cluster.objects.get(code="axelera")))
    assert "Ours" in client.get("/my-figures").content.decode()
