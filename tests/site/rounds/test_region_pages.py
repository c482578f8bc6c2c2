"""What the Region's pages show, to whom, and at what cost."""

from datetime import date, timedelta
from io import BytesIO

import polars
import pytest
from django.test import Client
from django.urls import reverse

from grappe.answers import Place
from grappe.questions import OF_ACCOUNTS
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.accounts.naming import name_role
from grappe.site.policy.loading import load
from grappe.site.policy.reading import current
from grappe.site.replies.passing import make_public
from grappe.site.replies.reading import passage_of
from grappe.site.rounds.models import Report, Upload
from grappe.site.rounds.publishing import publish_accepted
from grappe.site.rounds.region.load import load_of_officers
from grappe.site.rounds.reviewing import accept, comment
from tests.site.making import cluster, domain, person
from tests.site.rounds.region_making import MAY_3, accepted, member, opened, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]
ROWS = {"a": member("Optique Vercors", headcount=20), "b": member("Soie Rhône")}


def of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def officer(**known: str) -> User:
    return person("officer", of="health", **known)


def waiting(name: str = "Minalogic") -> Report:
    """A report with one member more, one less and one changed than the year before."""
    one = cluster(name)
    accepted(one, ROWS, year=2020)
    opened(2021, one)
    now = {
        "a": member("Optique Vercors", headcount=40),
        "b": member("Soie Rhône", left_in=2021),
        "c": member("Laser Forez"),
    }
    return sent(one, now, year=2021)


def page(client: Client, name: str, *args: object, query: str = "") -> str:
    answer = client.get(reverse(f"rounds:{name}", args=args) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_inbox_says_how_many_reports_wait():
    waiting()
    shown = page(of(officer()), "inbox")
    assert "One report waits to be read" in shown
    assert "Minalogic" in shown


def test_an_officer_reads_only_the_clusters_of_their_domains():
    report = waiting()
    other = person("officer", of="energy")
    assert "Minalogic" not in page(of(other), "inbox")
    assert of(other).get(reverse("rounds:review", args=[report.pk])).status_code == 403


def test_a_deputy_reads_them_too():
    waiting()
    deputy = person("officer", of="health", deputy=True)
    assert "Minalogic" in page(of(deputy), "inbox")


def test_a_reply_of_the_cluster_shows_until_the_region_has_answered():
    report, reader = waiting(), officer()
    place = Place("members", "a", "type")
    asked = comment(report, "Is it an SME?", by=reader, of_region=True, place=place)
    comment(report, "Yes, since 2019.", by=None, of_region=False, parent=asked)
    assert "Yes, since 2019." in page(of(reader), "inbox")
    comment(report, "Thank you.", by=reader, of_region=True, parent=asked)
    assert "Yes, since 2019." not in page(of(reader), "inbox")


def test_a_report_is_shown_as_what_changed():
    shown = page(of(officer()), "review", waiting().pk)
    assert "Laser Forez" in shown
    assert "Soie Rhône" in shown
    assert "things have changed" in shown


def test_all_answers_can_be_shown():
    report = waiting()
    assert 'id="answers"' not in page(of(officer()), "review", report.pk)
    assert 'id="answers"' in page(of(officer()), "review", report.pk, query="?all")


def test_what_could_not_be_checked_is_told():
    assert "the company register is not at hand" in page(of(officer()), "review", waiting().pk)


def test_a_draft_is_not_shown_to_the_region():
    one = cluster("Minalogic")
    opened(2021, one)
    report = Report.objects.get(cluster=one)
    assert "Minalogic has sent nothing yet" in page(of(officer()), "review", report.pk)


def test_commenting_names_the_place():
    report, client = waiting(), of(officer())
    assert "Optique Vercors" in page(client, "review", report.pk, query="?on=members/a/type")
    client.post(
        reverse("rounds:comment", args=[report.pk]),
        {"section": "members", "row": "a", "field": "type", "text": "Is it an SME?"},
    )
    said = report.comments.get()
    assert (said.section, said.row, said.field, said.of_region) == ("members", "a", "type", True)


def test_returning_with_a_word_takes_one_step():
    report, client = waiting(), of(officer())
    said = {"section": "members", "text": "Two members are missing."}
    client.post(reverse("rounds:return", args=[report.pk]), said)
    report.refresh_from_db()
    assert report.state == "returned"


def test_the_second_officer_sees_who_accepted():
    report = waiting()
    accept(report, by=officer(name="Nadia Canevas"))
    answer = of(officer()).post(reverse("rounds:accept", args=[report.pk]), follow=True)
    assert "already accepted by Nadia Canevas" in answer.content.decode()


def test_a_database_manager_reads_members_and_decides_nothing():
    report, client = waiting(), of(person("database_manager"))
    shown = page(client, "review", report.pk)
    assert "Laser Forez" in shown
    assert reverse("rounds:accept", args=[report.pk]) not in shown
    assert client.post(reverse("rounds:accept", args=[report.pk])).status_code == 403


def test_the_file_is_for_who_may_see_every_answer_and_not_for_later_files():
    report = waiting()
    kept = {"report": report, "name": "list.xlsx", "sha256": "ab" * 32, "size": 1}
    before = Upload.objects.create(**kept, at=MAY_3)
    after = Upload.objects.create(**kept, at=MAY_3.replace(month=6))
    client = of(officer())
    came = client.get(reverse("rounds:file", args=[report.pk, before.pk]))
    later = client.get(reverse("rounds:file", args=[report.pk, after.pk]))
    assert (came.status_code, later.status_code) == (302, 403)


def test_clusters_stand_in_alphabetical_order_inside_their_domain():
    for name in ("Zeta", "Alpha", "Mu"):
        cluster(name)
    opened()
    shown = page(of(officer()), "clusters")
    alpha, mu, zeta = (shown.index(f">{name}<") for name in ("Alpha", "Mu", "Zeta"))
    assert alpha < mu < zeta


def test_the_head_of_unit_changes_dates_and_closes():
    round_, client = opened(), of(person("head_of_unit"))
    dates = {"opens": "2021-05-03", "due": "2021-06-07", "closes": "2021-06-30"}
    client.post(reverse("rounds:round", args=[round_.pk]), dates)
    client.post(reverse("rounds:close", args=[round_.pk]))
    round_.refresh_from_db()
    assert (round_.due, round_.is_open) == (date(2021, 6, 7), False)


def test_the_load_of_an_officer_is_what_waits_in_their_domains_and_no_deputys():
    one, other = cluster("Minalogic", "digital"), cluster("CARA", "mobility")
    opened(2021, one, other)
    sent(one, ROWS, days=12)
    sent(other, ROWS, days=10)
    paul = person("officer", of="digital", name="Paul")
    name_role(paul, "officer", by=None, domain=domain("mobility"), deputy=True)
    [load_] = load_of_officers()
    assert (load_.officer, load_.clusters, load_.waiting) == (paul, 1, 1)
    assert load_.oldest == MAY_3 + timedelta(days=12)


def test_an_officer_sees_a_round_and_changes_nothing():
    round_, client = opened(), of(officer())
    assert reverse("rounds:close", args=[round_.pk]) not in page(client, "round", round_.pk)
    assert client.post(reverse("rounds:round", args=[round_.pk]), {}).status_code == 403


def test_tables_of_a_publication_go_to_the_head_of_unit_alone():
    load(current())
    accepted(cluster("Minalogic"), ROWS)
    made = publish_accepted(by=None)
    address = reverse("rounds:table", args=[made.code, "members"])
    assert of(person("head_of_unit")).get(address).status_code == 200
    assert of(officer()).get(address).status_code == 403
    assert address not in page(of(officer()), "publication", made.code)


def test_a_table_is_taken_out_without_any_company_s_own_accounts():
    load(current())
    accepted(cluster("Minalogic"), ROWS)
    made = publish_accepted(by=None)
    answer = of(person("head_of_unit")).get(reverse("rounds:table", args=[made.code, "members"]))
    out = polars.read_parquet(BytesIO(answer.content))
    assert out.height == len(ROWS)
    assert set(made.frame("members").columns) - set(out.columns) == OF_ACCOUNTS


def test_who_does_not_see_rounds_does_not_learn_who_reported():
    load(current())
    accepted(cluster("Minalogic"), ROWS)
    made = publish_accepted(by=None)
    with clock.at(passage_of(made.code).until):
        make_public(passage_of(made.code), by=None)
    assert "Minalogic" in page(of(officer()), "publication", made.code)
    assert "Minalogic" not in page(of(person("elected")), "publication", made.code)


@pytest.mark.parametrize("count", [2, 12])
@pytest.mark.parametrize("name", ["inbox", "clusters", "rounds", "review", "round"])
def test_no_page_asks_more_than_fifteen_questions(name, count, django_assert_max_num_queries):
    clusters = [cluster(f"Cluster {n:02}") for n in range(count)]
    round_ = opened(2021, *clusters)
    reports = [sent(one, ROWS) for one in clusters]
    client = of(person("head_of_unit"))
    arguments = {"review": [reports[0].pk], "round": [round_.pk]}
    with clock.at(date(2021, 6, 7)), django_assert_max_num_queries(15):
        page(client, name, *arguments.get(name, []))
