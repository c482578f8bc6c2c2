"""Before a meeting: what moved, what the cluster says about it, five questions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.site.dashboards.publishing import clusters, published
from tests.site.dashboards.test_explore import signed_in
from tests.site.dashboards.test_pages import seen
from tests.site.making import person

pytestmark = pytest.mark.django_db
PAGE = "/clusters/minalogic/before-a-meeting"


def questions(page: str) -> list[str]:
    return page.split('class="questions"')[1].split("</ol>")[0].split("<li>")[1:]


def test_what_moved_by_a_tenth_is_told_and_asked_about(data):
    clusters()
    published(data)
    page = seen(person("officer", of="digital"), PAGE)
    assert "<strong>11</strong> in 2020, 10 in 2019" in page
    assert "“Members” went from 10 in 2019 to 11 in 2020: what is behind?" in page
    assert "Budget" not in page.split('id="moved"')[1].split("</section>")[0].split("Missing")[0]


def test_there_are_five_questions_even_where_nothing_moved(data):
    clusters()
    published(data, (2020,))
    page = seen(person("head_of_unit"), PAGE)
    assert "Nothing moved" in page
    assert len(questions(page)) == 5


def test_there_are_never_more_than_five(data):
    clusters()
    published(data)
    assert len(questions(seen(person("head_of_unit"), PAGE))) == 5


def test_it_is_for_those_who_meet_the_cluster(data):
    every = clusters()
    published(data)
    for reader in (
        person("manager", of=every["minalogic"]),
        person("officer", of="health"),
        person("database_manager"),
        person("elected"),
    ):
        seen(reader, PAGE, 403)


def test_the_clusters_page_leads_there_for_them_alone(data):
    every = clusters()
    published(data)
    assert PAGE in seen(person("officer", of="digital"), "/clusters/minalogic/figures")
    assert PAGE not in seen(person("manager", of=every["minalogic"]), "/my-figures")


def test_the_page_asks_the_database_little(data):
    clusters()
    published(data)
    client = signed_in(person("head_of_unit"))
    with CaptureQueriesContext(connection) as asked:
        assert client.get(PAGE).status_code == 200
    assert len(asked) <= 15


def test_it_is_read_anew_each_time_since_reports_are_accepted_between_two_looks(data):
    clusters()
    published(data)
    client = signed_in(person("head_of_unit"))
    client.get("/region")
    assert "ETag" in client.get("/region")
    assert "ETag" not in client.get(PAGE)
