"""The API: read-only, by key or signed in, as its reader may see; and why it says no."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grappe.figures import as_row
from grappe.publication import Publication
from grappe.site.accounts.models import Role
from grappe.site.accounts.naming import end_role
from grappe.site.api import answering, keys
from grappe.site.api.endpoints import api
from grappe.site.api.models import Key
from grappe.site.dashboards.published import named
from grappe.site.errors import Refused
from grappe.site.policy.models import Cluster
from grappe.site.trail.models import Event
from tests.site.dashboards.publishing import clusters, published
from tests.site.making import person

pytestmark = pytest.mark.django_db
V1 = "/api/v1"


@pytest.fixture
def made(data: Path) -> Publication:
    clusters()
    return published(data)


def tool(role: str = "evaluation", by: str = "head_of_unit") -> Client:
    _key, words = keys.give("Power BI", role, by=person(by))
    return Client(headers={"Authorization": f"Bearer {words}"})


@pytest.fixture
def reader(made: Publication) -> Client:
    return tool("head_of_unit")


def rows(client: Client, path: str, **asked: object) -> list[dict[str, Any]]:
    answer = client.get(f"{V1}/{path}", asked)
    assert answer.status_code == 200, answer.content
    return list(answer.json()["items"])


def test_a_tool_reads_what_the_terminal_tells_by_the_same_codes(made):
    told = rows(tool("head_of_unit"), "figures", indicator="members", limit=5000)
    expected = [as_row(f) for f in named(made.code).figures if f.indicator == "members"]
    keys_of_terminal = expected[0].keys()
    assert [{key: row[key] for key in keys_of_terminal} for row in told] == expected


def test_filters_leave_what_they_name(made):
    client = tool("head_of_unit")
    (one,) = rows(client, "figures", indicator="members", by="region", year=2020)
    assert (one["value"], one["n"], one["level"]) == (242.0, 22, "region")
    (own,) = rows(client, "figures", indicator="budget", place="Minalogic", year=2020)
    assert own["value"] == 100_000


def test_a_key_for_the_region_s_figures_reads_no_cluster_and_nothing_hidden(made):
    told = rows(tool(), "figures", limit=5000)
    assert {row["level"] for row in told} == {"domain", "region"}
    hidden = [row for row in told if row["status"] == "hidden"]
    assert hidden
    assert {row["value"] for row in hidden} == {None}


def test_a_cluster_reads_itself_and_no_other_one(made):
    client = Client()
    client.force_login(person("manager", of=Cluster.objects.get(code="minalogic")))
    told = rows(client, "figures", by="cluster", limit=5000)
    assert {row["by"] for row in told} == {"Minalogic"}


def test_pages_follow_each_other_to_the_last_row(made):
    client = tool()
    whole = rows(client, "figures", limit=5000)
    seen, address = [], f"{V1}/figures?limit=400"
    while address:
        page = client.get(address).json()
        assert page["count"] == len(whole)
        seen += page["items"]
        address = page["next"]
    assert seen == whole


def test_indicators_and_publications_are_told(made):
    client = tool()
    known = {row["indicator"]: row for row in rows(client, "indicators")}
    assert known["members"]["label"]["fr"] == "Adhérents"
    assert known["members_by_type"]["breakdown"] == "type"
    (one,) = rows(client, "publications")
    assert (one["publication"], one["public"]) == (made.code, True)


def test_who_has_it_already_is_told_so(made):
    client = tool()
    first = client.get(f"{V1}/figures?indicator=members")
    again = client.get(f"{V1}/figures?indicator=members", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(f"{V1}/figures?indicator=fte", headers={"If-None-Match": first["ETag"]})
    assert other.status_code == 200
    stronger = tool("head_of_unit").get(
        f"{V1}/figures?indicator=members", headers={"If-None-Match": first["ETag"]}
    )
    assert stronger.status_code == 200


def test_who_has_what_another_policy_told_is_told_anew(made, monkeypatch):
    client, asked = tool(), f"{V1}/figures?indicator=members"
    first = client.get(asked)
    monkeypatch.setattr(answering, "digest", lambda: "another")
    assert client.get(asked, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_publication_with_its_clusters_is_not_there_for_a_reader(data):
    clusters()
    early = published(data, public=False)
    assert tool().get(f"{V1}/figures").status_code == 404
    assert rows(tool("head_of_unit"), "publications")[0] == {
        **rows(tool("head_of_unit"), "publications")[0],
        "publication": early.code,
        "public": False,
    }


@pytest.mark.parametrize(
    ("path", "status", "code", "named_too"),
    [
        ("figures?indicator=member", 404, "unknown", "members"),
        ("figures?publication=1999-01", 404, "unknown", "2021-06"),
        ("figures?limit=0", 422, "mistaken", "limit"),
        ("figures?year=last", 422, "mistaken", "year"),
        ("figures?by=company", 422, "mistaken", "by"),
    ],
)
def test_what_cannot_be_answered_is_said_and_names_what_comes_near(
    made, path, status, code, named_too
):
    answer = tool().get(f"{V1}/{path}")
    assert answer.status_code == status
    assert answer.json()["error"]["code"] == code
    assert named_too in answer.json()["error"]["message"]


def test_why_is_said_in_the_language_asked(made):
    client = tool()
    asked = f"{V1}/figures?indicator=member"
    french = client.get(f"{asked}&lang=fr").json()["error"]["message"]
    by_header = client.get(asked, headers={"Accept-Language": "fr"}).json()["error"]["message"]
    english = client.get(f"{asked}&lang=en").json()["error"]["message"]
    assert french == by_header != english
    assert french.startswith("Aucun indicateur")


def test_without_a_key_only_releases_are_read(made):
    assert Client().get(f"{V1}/releases").json() == {"count": 0, "next": None, "items": []}
    refused = Client().get(f"{V1}/figures")
    assert (refused.status_code, refused["WWW-Authenticate"]) == (401, "Bearer")


def test_nothing_is_written_through_the_api(made):
    client = tool("head_of_unit")
    for path in ("figures", "publications", "indicators", "releases"):
        for method in (client.post, client.put, client.patch, client.delete):
            assert method(f"{V1}/{path}").status_code == 405


def test_a_key_is_kept_as_a_hash_and_shown_once(made):
    client = Client()
    client.force_login(person("head_of_unit"))
    page = client.post("/tools", {"tool": "Grist", "role": "evaluation"}).content.decode()
    words = page.split('id="key" readonly value="')[1].split('"')[0]
    assert words.startswith("grappe_")
    assert words not in client.get("/tools").content.decode()
    assert words not in str(list(Key.objects.values()))
    assert (
        Client(headers={"Authorization": f"Bearer {words}"}).get(f"{V1}/figures").status_code == 200
    )
    assert Event.objects.filter(action="key.given", what="Grist").count() == 1


def test_a_key_taken_back_reads_nothing_more(made):
    client = tool()
    keeper = Client()
    keeper.force_login(person("administrator"))
    assert client.get(f"{V1}/figures").status_code == 200
    keeper.post(f"/tools/{Key.objects.get().pk}/take-back")
    assert client.get(f"{V1}/figures").status_code == 401
    assert Event.objects.filter(action="key.taken_back").count() == 1


def test_a_key_ends_with_the_role_of_who_gave_it(made):
    client = tool("head_of_unit")
    assert client.get(f"{V1}/figures").status_code == 200
    end_role(Role.objects.get(user__keys__isnull=False), by=None)
    assert client.get(f"{V1}/figures").status_code == 401


def test_an_administrator_gives_no_view_of_clusters(made):
    with pytest.raises(Refused):
        keys.give("Power BI", "head_of_unit", by=person("administrator"))
    with pytest.raises(Refused):
        keys.give(" ", "evaluation", by=person("head_of_unit"))
    assert not Key.objects.exists()


def test_a_wrong_key_opens_nothing(made):
    for words in ("", "grappe_x", "é", "Bearer x"):
        answer = Client(headers={"Authorization": f"Bearer {words}"}).get(f"{V1}/figures")
        assert answer.status_code == 401


def test_few_queries_whoever_reads(made):
    client = tool("head_of_unit")
    client.get(f"{V1}/figures")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(f"{V1}/figures")
    assert len(asked) <= 15


def test_the_documentation_is_served_from_here(made):
    page = Client().get(f"{V1}/docs", headers={"Accept-Language": "fr"}).content.decode()
    assert "https://" not in page
    assert "Null where" not in page
    for words in (f"{V1}/figures", "sensitivity", "shown, hidden, missing", "parts sont des"):
        assert words in page
    paths = Client().get(f"{V1}/openapi.json").json()["paths"]
    assert set(paths) == {f"{V1}/{one}" for one in
                          ("publications", "indicators", "figures", "releases")}  # fmt: skip


_asked = st.fixed_dictionaries(
    {},
    optional={
        "indicator": st.sampled_from(["members", "budget", "fte"]) | st.text(max_size=9),
        "by": st.sampled_from(["cluster", "domain", "region"]) | st.text(max_size=9),
        "place": st.sampled_from(["Minalogic", "Numérique"]) | st.text(max_size=9),
        "year": st.integers() | st.text(max_size=9),
        "limit": st.integers(-2, 10**6) | st.text(max_size=9),
        "offset": st.integers(-2, 10**20) | st.text(max_size=9),
        "publication": st.just("2021-06") | st.text(max_size=9),
        "lang": st.sampled_from(["fr", "en"]) | st.text(max_size=9),
        "unheard_of": st.text(max_size=9),
    },
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(asked=_asked, path=st.sampled_from(["figures", "indicators", "publications", "releases"]))
def test_whatever_is_asked_the_answer_is_of_the_documented_shape(reader, asked, path):
    answer = reader.get(f"{V1}/{path}", asked)
    schema = api.get_openapi_schema()
    documented = schema["paths"][f"{V1}/{path}"]["get"]["responses"]
    assert answer.status_code in documented
    shape = documented[answer.status_code]["content"]["application/json"]["schema"]
    whole = {**shape, "components": schema["components"]}
    jsonschema.validate(answer.json(), whole)
