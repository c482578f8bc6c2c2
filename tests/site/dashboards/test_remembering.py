"""A page of public figures is computed once, for whom it is; then it is only asked for again."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.dashboards import remembering, views
from tests.site.dashboards.publishing import MADE_AT, clusters, published
from tests.site.making import person

pytestmark = pytest.mark.django_db


def looking(user: User) -> Client:
    """Somebody whose browser has been here before."""
    client = Client()
    client.force_login(user)
    client.get("/region")
    return client


def test_what_the_browser_has_already_is_not_sent_again(data):
    clusters()
    published(data)
    client = looking(person("elected"))
    first = client.get("/region")
    again = client.get("/region", HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "private, no-cache"


def test_a_proxy_that_compresses_may_weaken_the_tag(data):
    clusters()
    published(data)
    client = looking(person("elected"))
    weak = f"W/{client.get('/region')['ETag']}"
    assert client.get("/region", HTTP_IF_NONE_MATCH=weak).status_code == 304


def test_a_page_is_computed_once(data, monkeypatch):
    clusters()
    published(data)
    client = looking(person("elected"))
    first = client.get("/explore?by=domains")
    monkeypatch.setattr(views, "latest", None)
    with CaptureQueriesContext(connection) as asked:
        again = client.get("/explore?by=domains")
    assert again["ETag"] == first["ETag"]
    assert len(asked) <= 8


def test_who_holds_the_same_shares_a_page_under_their_own_name(data, monkeypatch):
    clusters()
    published(data)
    one, other = person("elected", name="Ada <A.>"), person("elected", name="Blaise")
    first = looking(one).get("/region")
    monkeypatch.setattr(views, "latest", None)
    second = looking(other).get("/region")
    assert "Ada &lt;A.&gt;" in first.content.decode()
    assert "Blaise" in second.content.decode() and "Ada" not in second.content.decode()
    assert first["ETag"] != second["ETag"]


def test_another_address_language_or_reader_has_another_answer(data):
    every = clusters()
    published(data)
    client = looking(person("elected"))
    tags = {client.get(one)["ETag"] for one in ("/region", "/region?x=1", "/domains/health")}
    client.cookies["django_language"] = "fr"
    tags.add(client.get("/region")["ETag"])
    other = looking(person("manager", of=every["cara"]))
    tags.add(other.get("/region")["ETag"])
    assert len(tags) == 5


def test_nobody_is_given_what_was_kept_for_another(data):
    every = clusters()
    published(data)
    looking(person("head_of_unit")).get("/domains/mobility")
    assert "€100,000" not in looking(person("elected")).get("/domains/mobility").content.decode()
    looking(person("manager", of=every["cara"])).get("/clusters/cara/figures")
    other = looking(person("manager", of=every["minalogic"]))
    assert other.get("/clusters/cara/figures").status_code == 403


def test_who_loses_a_role_loses_what_was_kept(data):
    every = clusters()
    published(data)
    user = person("officer", of="mobility")
    client = looking(user)
    assert "€100,000" in client.get("/domains/mobility").content.decode()
    user.roles.all().delete()
    person_now = User.objects.get(pk=user.pk)
    person_now.roles.create(kind="elected")
    assert "€100,000" not in client.get("/domains/mobility").content.decode()
    assert every


def test_a_new_publication_is_shown_at_once(data):
    clusters()
    published(data, (2019,))
    client = looking(person("elected"))
    assert "220 members" in client.get("/region").content.decode()
    with clock.at(MADE_AT + timedelta(days=40)):
        published(data, (2019, 2020), month=7)
    assert "242 members" in client.get("/region").content.decode()


def test_figures_that_are_not_public_yet_are_not_kept(data):
    clusters()
    published(data, public=False)
    client = looking(person("head_of_unit"))
    assert "ETag" not in client.get("/region")


def test_figures_that_are_public_are_kept_while_the_next_ones_are_not(data):
    clusters()
    published(data, (2019,))
    with clock.at(MADE_AT + timedelta(days=40)):
        published(data, (2019, 2020), month=7, public=False)
    assert "ETag" in looking(person("elected")).get("/region")
    assert "ETag" not in looking(person("head_of_unit")).get("/region")


def test_signing_out_still_works_from_a_kept_page(data):
    clusters()
    published(data)
    looking(person("elected"))
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("elected"))
    client.get("/region")
    page = client.get("/region").content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    left = client.post("/sign-out", {"csrfmiddlewaretoken": token})
    assert left.status_code == 302


@pytest.mark.parametrize(
    "address", ["/region", "/indicators", "/explore", "/links", "/map", "/clusters/cara/figures"]
)
def test_nothing_but_a_name_and_a_token_tells_two_readers_apart(data, address):
    cara = clusters()["cara"]
    published(data)
    shown = []
    for name in ("Ada", "Blaise"):
        remembering._kept.clear()
        page = looking(person("manager", of=cara, name=name)).get(address)
        assert page.status_code == 200
        shown.append(remembering._OWN.sub(b"", page.content))
    assert shown[0] == shown[1]


def test_a_file_is_kept_with_its_name(data):
    clusters()
    published(data)
    client = looking(person("elected"))
    address = "/figures/region/auvergne-rhone-alpes/members.png"
    first, again = client.get(address), client.get(address)
    assert first["Content-Disposition"] == again["Content-Disposition"]
    assert again["Content-Type"] == "image/png"
