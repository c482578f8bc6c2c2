"""Pages of objectives: what is typed is never lost, what the Region pays stands on none of them."""

import csv
import io
import re
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from grappe.site import clock
from grappe.site.grants.models import Grant
from grappe.site.objectives.models import Remark, Reported, Trajectory
from grappe.site.policy.reading import current
from tests.site.dashboards.publishing import clusters, published
from tests.site.making import client_of, cluster, person
from tests.site.objectives.making import TODAY, agreed, proposed, reported, wish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]
OWN = "/clusters/minalogic/objectives"


@pytest.fixture
def minalogic():
    return cluster("Minalogic", "digital")


@pytest.fixture(autouse=True)
def in_june():
    with clock.at(TODAY):
        yield


def manager():
    return client_of("manager", "minalogic")


def officer():
    return client_of("officer", "digital")


def typed(code="people_trained", values=(10, 20, 30, 40), seen=0, **more):
    places = ("baseline", "2020", "2021", "2022")
    sent = {f"{code}-{place}": str(v) for place, v in zip(places, values, strict=True)}
    return sent | {f"seen-{code}": str(seen)} | more


def page(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_cluster_proposes_on_one_page_and_its_officer_agrees_on_another(minalogic):
    answer = manager().post(f"{OWN}/propose", typed(), follow=True)
    assert "1 objective proposed to the Region." in answer.content.decode()
    reads = officer()
    assert "1 proposal waits" in page(reads, "/objectives")
    assert "Agree with the one proposal" in page(reads, OWN)
    answer = reads.post(f"{OWN}/agree", {"seen-people_trained": "1"}, follow=True)
    told = answer.content.decode()
    assert "1 objective agreed on." in told
    assert "Train more people among members: from 10 in 2019 to 40 in 2022" in told
    assert re.search(r"Proposed by Person \d+ on 7 June 2021\. Agreed on by Person \d+", told)
    assert "target: 40" in told


def test_a_target_against_its_direction_is_told_at_its_place_and_all_that_was_typed_stays(
    minalogic,
):
    sent = typed(values=(10, 20, 15, 40)) | {"private_funding-2020": "thirty"}
    answer = manager().post(f"{OWN}/propose", sent)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#private_funding-2020"' in told
    assert 'value="thirty"' in told
    answer = manager().post(f"{OWN}/propose", typed(values=(10, 20, 15, 40)))
    told = answer.content.decode()
    assert 'href="#people_trained-2021"' in told
    assert "15 in 2021 after 20 in 2020: more is better here." in told
    assert 'value="15"' in told


def test_who_comes_second_sees_the_first_and_can_send_again(minalogic):
    proposed(minalogic, {"people_trained": wish(21, 31, 41)})
    second = manager()
    answer = second.post(f"{OWN}/propose", typed())
    told = answer.content.decode()
    assert "proposed 21 · 31 · 41 meanwhile. Yours is still here" in told
    assert 'name="seen-people_trained" value="1"' in told
    second.post(f"{OWN}/propose", typed(seen=1))
    assert Trajectory.objects.latest("version").targets["2020"] == 20


def test_a_change_of_what_is_agreed_on_asks_why_and_the_old_targets_can_be_read(minalogic):
    agreed(minalogic, {"people_trained": wish(20, 30, 40)})
    asks = manager()
    answer = asks.post(f"{OWN}/propose", typed(values=(10, 12, 20, 30), seen=1))
    assert "Say in a line why what was agreed changes." in answer.content.decode()
    asks.post(
        f"{OWN}/propose", typed(values=(10, 12, 20, 30), seen=1, reason="No classes in 2020.")
    )
    assert "A change is proposed" in page(asks, f"{OWN}/of/people_trained")
    officer().post(f"{OWN}/agree", {"seen-people_trained": "2"})
    told = page(asks, f"{OWN}/of/people_trained")
    assert "What was agreed on before" in told
    assert "2020: 20 · 2021: 30 · 2022: 40" in told
    assert "No classes in 2020." in told


def test_shares_are_typed_in_percent_and_steps_chosen(minalogic):
    sent = typed("private_funding", ("40", "42,5", "45 %", "50"))
    sent |= typed("label_held", ("0", "1", "1", "3"))
    manager().post(f"{OWN}/propose", sent)
    targets = {one.objective: one.targets for one in Trajectory.objects.all()}
    assert targets["private_funding"] == {"2020": 0.425, "2021": 0.45, "2022": 0.5}
    assert targets["label_held"]["2022"] == 3
    told = page(manager(), OWN)
    assert "target: 50\u202f%" in told or "target: 50%" in told
    assert "target: Gold" in told
    assert 'value="42.5"' in page(manager(), f"{OWN}/propose")


def test_what_figures_tell_is_filled_in_from_the_publication(data):
    found = clusters()["minalogic"]
    published(data)
    told = page(manager(), f"{OWN}/propose")
    assert re.search(r'name="network_growth-baseline"[^>]*value="10"', told)
    agreed(found, {"network_growth": wish(11, 12, 13)})
    told = page(manager(), f"{OWN}/report/2020")
    assert "<strong>11</strong>" in told
    assert "network_growth-value" not in told
    assert "<strong>11</strong>" in page(manager(), OWN)


def test_a_year_is_reported_and_what_was_typed_wrong_stays(minalogic):
    agreed(minalogic, {"people_trained": wish(20, 30, 40)})
    sent = {"people_trained-value": "many", "people_trained-view": "Better than feared."}
    answer = manager().post(f"{OWN}/report/2020", sent)
    assert answer.status_code == 422
    assert "A whole number is expected, 0 or more." in answer.content.decode()
    assert "Better than feared." in answer.content.decode()
    manager().post(f"{OWN}/report/2020", sent | {"people_trained-value": "25"})
    assert Reported.objects.get().value == 25
    told = page(officer(), f"{OWN}/of/people_trained")
    assert "Better than feared." in told
    assert "2020 · 25" in told


def test_both_talk_beside_an_objective_and_what_is_too_long_is_not_lost(minalogic):
    asks = officer()
    asks.post(f"{OWN}/of/mentions/say", {"text": "Why so <few>?"})
    told = page(manager(), f"{OWN}/of/mentions")
    assert "Why so &lt;few&gt;?" in told
    assert "for the Region" in told
    answer = manager().post(f"{OWN}/of/mentions/say", {"text": "x" * 2001})
    assert answer.status_code == 422
    assert "x" * 2001 in answer.content.decode()
    assert Remark.objects.count() == 1


def test_a_contributor_evaluation_and_the_head_of_unit_read_and_do_nothing(minalogic):
    proposed(minalogic, {"people_trained": wish(20, 30, 40)})
    for client in (
        client_of("contributor", "minalogic"),
        client_of("evaluation"),
        client_of("head_of_unit"),
    ):
        for address in (OWN, f"{OWN}/of/people_trained"):
            told = page(client, address)
            assert "Agree with" not in told
            assert "Propose" not in told.replace("Proposed by", "")
            assert 'name="text"' not in told


def test_elected_readers_are_told_how_many_and_of_no_cluster(minalogic):
    for n, value in enumerate((21, 20, 19)):
        one = cluster(f"Somebody {n}", "digital")
        agreed(one, {"people_trained": wish(20, 30, 40)})
        reported(one, {"people_trained": value})
    told = page(client_of("elected"), "/objectives")
    assert "The road to 2022: 2 objectives of 3 are on their way" in told
    assert "2 clusters of 3" in told
    assert "Somebody" not in told
    assert "Minalogic" not in told
    assert ">hidden<" not in told
    assert "Digital" in page(client_of("elected"), "/objectives/domains/digital")


def test_all_of_it_can_be_taken_away(minalogic):
    agreed(minalogic, {"people_trained": wish(20, 30, 40)})
    reported(minalogic, {"people_trained": 21})
    content = officer().get(f"{OWN}/table.csv").content.decode("utf-8-sig")
    rows = [row for row in csv.reader(io.StringIO(content)) if row[2] == "People trained"]
    assert [row[5:8] for row in rows] == [
        ["2019", "", "10"],
        ["2020", "20", "21"],
        ["2021", "30", ""],
        ["2022", "40", ""],
    ]


def test_a_road_is_a_picture_and_a_table_to_take_away(minalogic):
    agreed(minalogic, {"people_trained": wish(20, 30, 40)})
    one = f"{OWN}/of/people_trained"
    shown = page(officer(), one)
    for kind in ("csv", "xlsx", "svg", "png"):
        assert f"{one}.{kind}?" in shown
        assert officer().get(f"{one}.{kind}").status_code == 200
    drawn = officer().get(f"{one}.svg").content.decode()
    assert "Minalogic · " in drawn
    assert "target: 20" in drawn
    assert officer().get(f"{OWN}/of/network_growth.svg").status_code == 404


def test_a_page_opens_with_few_queries(data, django_assert_max_num_queries):
    found = clusters()["minalogic"]
    published(data)
    agreed(found, {"people_trained": wish(20, 30, 40), "network_growth": wish(20, 30, 40)})
    for kind in ("manager", "officer"):
        client = client_of(kind, "minalogic" if kind == "manager" else "digital")
        for address in _pages("digital", manages=kind == "manager"):
            page(client, address)
            with django_assert_max_num_queries(15):
                page(client, address)


def _pages(domain, *, manages):
    own = [OWN, f"{OWN}/of/network_growth", f"{OWN}/of/people_trained"]
    more = [f"{OWN}/propose", f"{OWN}/report/2020"] if manages else []
    return ["/objectives", f"/objectives/domains/{domain}", *own, *more]


@pytest.mark.parametrize("kind", ["manager", "contributor", "officer", "head_of_unit"])
def test_nothing_that_the_region_pays_stands_on_a_page_of_objectives(kind, data):
    found = clusters()["minalogic"]
    published(data)
    agreed(
        found,
        {"people_trained": wish(20, 30, 40), "private_funding": wish(0.2, 0.3, 0.4, baseline=0.1)},
    )
    _grant(found)
    of = {"officer": "digital", "head_of_unit": None}.get(kind, "minalogic")
    client = client_of(kind, of)
    policy = current()
    words = [one.name.en for one in policy.plan.instruments]
    words += [i.label.en for i in policy.indicators if i.code in policy.objectives.apart]
    assert len(words) == 6
    meets = [reverse("dashboards:meeting", args=["minalogic"])] if "f" in kind else []
    for address in (*_pages("digital", manages=kind == "manager"), *meets):
        told = page(client, address)
        assert not [one for one in words if one in told]
        assert "987,654" not in told
        assert "grant" not in re.sub(r'grant(ed)?"', "", told).lower()
        assert "/grants" not in told


@pytest.mark.parametrize("kind", ["manager", "officer", "head_of_unit"])
def test_no_page_of_grants_leads_to_objectives(kind):
    found = cluster("Minalogic", "digital")
    _grant(found)
    client = client_of(kind, {"manager": "minalogic", "officer": "digital"}.get(kind))
    addresses = ["/grants"] + (["/grants/new", "/grants/file"] if kind != "manager" else [])
    for address in addresses:
        assert "objectives" not in page(client, address)
    assert reverse("objectives:road") in page(client, "/stories")


def _grant(found):
    Grant.objects.create(
        cluster=found,
        instrument="action_plans",
        year=2020,
        reference="D-1",
        amount=Decimal(987654),
        eligible_costs=Decimal(2000000),
        decided_on=date(2020, 3, 1),
        subject="A subject",
        paid_from=date(2020, 4, 1),
    )


def test_a_policy_without_objectives_says_where_they_would_be_written(monkeypatch):
    bare = current().model_copy(update={"objectives": None})
    monkeypatch.setattr("grappe.site.objectives.aims.current", lambda: bare)
    assert "This policy has no objectives" in page(client_of("elected"), "/objectives")
    cluster("Minalogic", "digital")
    page(manager(), OWN, 404)


def test_nobody_else_comes_in():
    client = Client()
    client.force_login(person("administrator"))
    assert client.get("/objectives").status_code == 403


def test_somebody_who_is_forgotten_leaves_a_word_in_the_place_of_a_name(minalogic):
    agreed(minalogic, {"people_trained": wish(20, 30, 40)})
    reported(minalogic, {"people_trained": 21})
    for kept in (*Trajectory.objects.all(), *Reported.objects.all()):
        kept.by.delete()
    told = page(officer(), f"{OWN}/of/people_trained")
    assert "Proposed by somebody of the cluster on 3 February 2020. Agreed on by Paul" in told
    assert "Reported by somebody of the cluster on 1 March 2021." in told
