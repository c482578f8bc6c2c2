"""The plan as it goes: milestones said or found done, half days noted, what is measured."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from grappe.site import clock
from grappe.site.errors import Refused
from grappe.site.plan import milestones, spending
from grappe.site.plan.comparing import Compared, compared, opened_rounds
from grappe.site.plan.following import figures_told
from grappe.site.plan.models import Spent
from grappe.site.policy.reading import current
from grappe.site.stories.models import Story
from grappe.site.trail.models import Event
from tests.site.dashboards.publishing import clusters as made_clusters
from tests.site.dashboards.publishing import published
from tests.site.making import client_of, cluster, person
from tests.site.rounds.region_making import MAY_3, member, opened, sent
from tests.site.rounds.test_burden import first_seen, read_and_accepted
from tests.site.stories.making import published as told_story

pytestmark = pytest.mark.django_db
JUNE_7 = date(2021, 6, 7)
ROWS = {"a": member("Optique Vercors")}


def sides(action: int) -> list[Compared]:
    """What is compared of an action: the Region, the clusters."""
    return compared(current().plan.actions, Spent.objects.all(), opened_rounds())[action]


def done(code: str) -> date | None:
    return milestones.days_done().get(code)


def test_a_milestone_is_done_on_the_day_that_the_head_of_unit_says():
    with clock.at(JUNE_7):
        milestones.reach("management_tool", on=date(2019, 4, 26), by=person("head_of_unit"))
        milestones.reach("management_tool", on=date(2019, 4, 29), by=person("head_of_unit"))
    assert done("management_tool") == date(2019, 4, 29)
    said = Event.objects.filter(action="milestone.reached").last()
    assert said.detail == {"on": "2019-04-29", "before": "2019-04-26"}
    assert said.capacity == "head_of_unit"


def test_taken_back_it_is_not_done_and_the_trail_remembers():
    milestones.reach("management_tool", on=date(2019, 4, 26), by=None)
    milestones.take_back("management_tool", by=None)
    assert done("management_tool") is None
    assert Event.objects.last().detail == {"on": "2019-04-26"}
    with pytest.raises(Refused):
        milestones.take_back("management_tool", by=None)


def test_a_day_to_come_and_a_milestone_of_another_plan_are_refused():
    with clock.at(JUNE_7), pytest.raises(Refused, match="still to come"):
        milestones.reach("first_period_ended", on=date(2022, 12, 31), by=None)
    with pytest.raises(Refused, match="no such milestone"):
        milestones.reach("moon", on=date(2019, 1, 1), by=None)


def test_a_reporting_is_done_once_every_cluster_asked_has_answered():
    one, other = cluster("Minalogic"), cluster("CIMES")
    opened(2021, one, other)
    sent(one, ROWS, days=5)
    assert done("members_third_report") is None
    sent(other, ROWS, days=12)
    assert done("members_third_report") == (MAY_3 + timedelta(days=12)).date()
    assert not milestones.stands()["members_third_report"].said


def test_what_a_person_says_stands_before_what_is_found():
    one = cluster("Minalogic")
    opened(2021, one)
    sent(one, ROWS)
    milestones.reach("members_third_report", on=date(2021, 5, 20), by=None)
    assert done("members_third_report") == date(2021, 5, 20)
    milestones.take_back("members_third_report", by=None)
    assert done("members_third_report") == (MAY_3 + timedelta(days=10)).date()


def test_one_is_late_after_its_day_and_not_before():
    with clock.at(date(2021, 4, 30)):
        assert not milestones.stands()["working_group_review"].late
    with clock.at(date(2021, 5, 1)):
        assert milestones.stands()["working_group_review"].late


def test_half_days_are_noted_by_role_and_counted_on_its_side():
    with clock.at(JUNE_7):
        spending.spend(1, role="officer", half_days=5, on=date(2021, 4, 30), by=None)
        spending.spend(1, role="evaluation", half_days=2, on=date(2021, 4, 30), by=None)
        spending.spend(1, role="manager", half_days=3, on=date(2021, 4, 30), by=None)
    region, clusters = sides(1)
    assert (region.planned, region.noted) == (104.5, 3.5)
    assert (clusters.planned, clusters.noted) == (143, 1.5)


def test_half_days_taken_back_no_longer_count():
    with clock.at(JUNE_7):
        noted = spending.spend(2, role="officer", half_days=4, on=JUNE_7, by=None, what="Excel")
    spending.take_back(noted.pk, by=None)
    assert sides(2)[0].noted is None
    assert Event.objects.last().detail["what"] == "Excel"
    with pytest.raises(Refused):
        spending.take_back(noted.pk, by=None)


def test_the_meter_stands_beside_what_the_plan_foresaw_for_as_many_reports():
    clusters = [cluster(f"Cluster {n}") for n in range(2)]
    opened(2021, *clusters)
    for one, hours in zip(clusters, (3.5, 7), strict=True):
        report = sent(one, ROWS)
        first_seen(report, timedelta(hours=hours))
        read_and_accepted(report, person("officer"), timedelta(hours=1.75))
    region, managers = sides(2)
    assert (managers.metered.reports, managers.metered.planned) == (2, 6)
    assert managers.metered.measured == pytest.approx(1.5)
    assert (region.metered.reports, region.metered.planned) == (2, 4)
    assert region.metered.saved == pytest.approx(4 - 0.5)


def test_the_page_tells_the_plans_total_what_is_late_and_what_cannot_be_measured():
    clusters = [cluster(f"Cluster {n}") for n in range(3)]
    opened(2021, *clusters)
    sent(clusters[0], ROWS)
    with clock.at(JUNE_7):
        page = client_of("head_of_unit").get(reverse("plan:plan")).content.decode()
    for said in ("€182,312", "876.5 working days at €208", "€51,480", "105.5 days", "April 2019"):
        assert said in page
    assert "0 milestones of 20 are done; 19 are late" in page
    assert "1 cluster of 3, about 2021" in page
    assert "no domain has told its stories of a year yet" in page
    assert "no decision of the working group asked for it yet" in page
    assert "because of one line of action 1: Meeting with clusters, 1.5 days" in page
    assert "13 objectives for all clusters, 8 for domains, on 3 of 3 topics" in page
    assert "0 clusters of 22, about 2020" in page


def test_a_figure_is_told_with_how_many_clusters_and_which_publication_it_comes_from(data):
    made_clusters()
    made = published(data)
    told = figures_told(person("head_of_unit"))
    assert told["members"] == (
        f"Auvergne-Rhône-Alpes: 242 members in 2020. From 22 clusters, publication {made.code}."
    )


def test_the_page_asks_few_questions_of_the_database(data, django_assert_max_num_queries):
    clusters = list(made_clusters().values())
    published(data)
    for year in (2019, 2020, 2021):
        opened(year, *clusters)
    client = client_of("head_of_unit")
    with django_assert_max_num_queries(15):
        client.get(reverse("plan:plan"))


def test_who_reads_it_finds_nothing_to_press():
    for role in ("officer", "database_manager", "evaluation"):
        page = client_of(role).get(reverse("plan:plan")).content.decode()
        assert "Milestone" in page
        assert "Note this milestone" not in page


def test_the_head_of_unit_notes_and_takes_back_on_the_page():
    client = client_of("head_of_unit")
    given = {"milestone": "management_tool", "on": "2019-04-26"}
    with clock.at(JUNE_7):
        assert client.post(reverse("plan:reach"), given).status_code == 302
        assert done("management_tool") == date(2019, 4, 26)
        client.post(reverse("plan:take_back", args=["management_tool"]))
        assert done("management_tool") is None
        half = {"action": 1, "role": "officer", "half_days": 3, "on": "2019-04-26", "what": ""}
        client.post(reverse("plan:spend"), half)
    assert Spent.objects.get().days == 1.5
    client.post(reverse("plan:take_back_effort", args=[Spent.objects.get().pk]))
    assert not Spent.objects.exists()


def test_a_wrong_entry_is_told_at_its_field_and_what_was_typed_stays():
    client = client_of("head_of_unit")
    half = {"action": 1, "role": "officer", "half_days": 0, "on": "2030-01-01", "what": "Réunions"}
    with clock.at(JUNE_7):
        answer = client.post(reverse("plan:spend"), half)
        assert answer.status_code == 422
        assert "Réunions" in answer.content.decode()
        answer = client.post(reverse("plan:spend"), half | {"half_days": 1})
    assert "still to come" in answer.content.decode()
    assert not Spent.objects.exists()


def test_the_plan_tells_how_many_domains_have_told_their_stories():
    for _n in range(2):
        told_story()
    Story.objects.update(period="2020-Q3")
    with clock.at(JUNE_7):
        page = client_of("head_of_unit").get(reverse("plan:plan")).content.decode()
    assert "1 domain of 8 has told its stories of 2020" in page
