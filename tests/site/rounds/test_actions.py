"""Actions noted the day they happen, changed and undone; those that clusters lead together."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from grappe.answers import Answer, Place
from grappe.publication import open_publication
from grappe.site import clock
from grappe.site.errors import Refused
from grappe.site.rounds import reviewing, submitting, undoing
from grappe.site.rounds.actions import noting, proposing, sharing
from grappe.site.rounds.actions.asked import notable
from grappe.site.rounds.models import Report, Round
from grappe.site.rounds.publishing import publish_accepted
from grappe.site.rounds.reading import check_report, draft_answer, report_for
from grappe.site.rounds.sending_files import send_file
from tests.site.making import cluster, person
from tests.site.organisations.known_making import organisation, stands

DAY = datetime(2021, 2, 10, 9)
OPENED = datetime(2021, 1, 1, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_february():
    with clock.at(DAY):
        yield


def asked(name: str, quarter: int = 1) -> Report:
    round_, _new = Round.objects.get_or_create(
        questionnaire="operational",
        year=2021,
        quarter=quarter,
        defaults={
            "version": "2019",
            "opens": date(2021, 3 * quarter - 2, 1),
            "due": date(2021, 7, 31),
            "closes": date(2021, 9, 30),
            "opened_at": OPENED,
        },
    )
    return Report.objects.get_or_create(round=round_, cluster=cluster(name))[0]


def said(**more: str) -> dict[str, str]:
    return {
        "title": "Atelier hydrogène",
        "kind": "collective_action",
        "starts_on": "2021-02-10",
        "led_with": "CEA",
        **more,
    }


def noted(report: Report, section: str = "common_actions", **more: str) -> Report:
    what = notable(section)
    assert what is not None
    return noting.note(report.cluster, what, said(**more), by=None)


def rows(report: Report, section: str = "common_actions"):
    return draft_answer(report).rows(section)


def test_a_note_is_a_row_of_the_quarter_in_which_it_happened():
    report = asked("Minalogic")
    asked("Minalogic", 2)
    assert noted(report) == report
    (row,) = rows(report)
    assert dict(row.values) == {
        "title": "Atelier hydrogène",
        "kind": "collective_action",
        "starts_on": "2021-02-10",
        "led_with": "CEA",
    }


def test_a_note_with_two_words_and_nothing_else_takes_the_usual_kind():
    report = asked("Minalogic")
    noted(report, kind="", led_with="")
    assert rows(report)[0].values["kind"] == "collective_action"


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"title": " "}, "no_title"),
        ({"starts_on": ""}, "no_day"),
        ({"starts_on": "soon"}, "no_day"),
        ({"starts_on": "2021-12-24"}, "not_asked"),
        ({"with_clusters": "Minalogik"}, "no_cluster"),
    ],
)
def test_what_cannot_be_noted_is_told_and_nothing_is_written(more, why):
    report = asked("Minalogic")
    with pytest.raises(Refused) as refused:
        noted(report, **more)
    assert refused.value.code == why
    assert rows(report) == ()


def test_a_note_that_takes_another_day_goes_to_the_quarter_of_that_day():
    first, second = asked("Minalogic"), asked("Minalogic", 2)
    noted(first)
    what, row = notable("common_actions"), rows(first)[0]
    noting.change_note(first, what, row, said(starts_on="2021-04-02"), by=None)
    assert rows(first) == ()
    assert [one.id for one in rows(second)] == [row.id]


def test_a_note_is_undone_and_a_removed_one_comes_back():
    report, by = asked("Minalogic"), person("manager", of=cluster("Minalogic"))
    what = notable("common_actions")
    noting.note(report.cluster, what, said(), by=by)
    noting.remove(report, what, rows(report)[0].id, by=by)
    assert rows(report) == ()
    undoing.undo_last(report, by=by)
    assert len(rows(report)) == 1
    undoing.undo_last(report, by=by)
    assert rows(report) == ()


def test_nothing_is_sent_before_the_quarter_is_over_nor_noted_once_it_is_sent():
    report = asked("Minalogic")
    noted(report)
    with pytest.raises(Refused) as running:
        submitting.submit(report, by=None)
    assert running.value.code == "not_over"
    with clock.at(datetime(2021, 4, 6, 9)):
        submitting.submit(report, by=None)
    with pytest.raises(Refused) as sent:
        noted(report)
    assert sent.value.code == "sent"


def test_a_quarter_in_which_nothing_happened_can_be_sent():
    report = asked("Minalogic")
    with clock.at(datetime(2021, 4, 6, 9)):
        assert submitting.submit(report, by=None).answer.sections == {}


@pytest.mark.parametrize("closed", [False, True])
def test_a_file_that_nobody_can_send_yet_or_any_more_leaves_the_draft_as_it_is(data, closed):
    report = asked("Minalogic")
    if closed:
        Round.objects.update(closed_at=OPENED)
        report.refresh_from_db()
    file = b"Titre;Nature;Date;Avec\nAtelier;Action collective;14/02/2021;CEA\n"
    with translation.override("fr"), pytest.raises(Refused) as refused:
        send_file(report, "actions.csv", file)
    assert refused.value.code == ("closed" if closed else "not_over")
    assert "envoyé" in str(refused.value)
    assert rows(report) == ()


def test_an_action_outside_its_quarter_stands_in_the_way_of_sending():
    report = asked("Minalogic")
    noted(report)
    answer = draft_answer(report)
    row = answer.rows("common_actions")[0]
    moved = row._replace(values={**row.values, "starts_on": "2021-05-01"})
    wrong = Answer("operational", "2019", 2021, {"common_actions": (moved,)}, quarter=1)
    assert [f.code for f in check_report(report, wrong).errors] == ["outside_the_quarter"]


def pair() -> tuple[Report, Report, proposing.Proposal]:
    """Minalogic notes an action led with Tenerrdis."""
    theirs, mine = asked("Minalogic"), asked("Tenerrdis")
    noted(theirs, with_clusters="tenerrdis")
    (one,) = proposing.proposals(mine.cluster)
    return theirs, mine, one


def unanswered(report: Report) -> int:
    return proposing.unanswered([report.cluster]).get(report.cluster_id, 0)


def test_naming_a_cluster_proposes_the_action_to_it_and_to_nobody_else():
    theirs, mine, one = pair()
    asked("Axelera")
    assert (one.report, one.said) == (theirs, None)
    assert proposing.proposals(theirs.cluster) == []
    assert proposing.proposals(cluster("Axelera")) == []
    assert unanswered(mine) == 1


def test_a_confirmed_action_enters_the_report_in_the_same_words_and_undo_takes_it_out():
    theirs, mine, one = pair()
    sharing.confirm(mine.cluster, one, by=None)
    (row,) = rows(mine)
    assert row.values == {**rows(theirs)[0].values, "with_clusters": "Minalogic"}
    assert proposing.proposals(theirs.cluster) == []
    (told,) = proposing.proposals(mine.cluster)
    assert told.said.agreed
    sharing.take_back(mine.cluster, told, by=None)
    assert rows(mine) == ()
    assert unanswered(mine) == 1


def test_what_is_not_theirs_stays_away_until_that_is_undone():
    _theirs, mine, one = pair()
    sharing.decline(mine.cluster, one, by=None)
    assert rows(mine) == ()
    assert unanswered(mine) == 0
    (told,) = proposing.proposals(mine.cluster)
    sharing.take_back(mine.cluster, told, by=None)
    assert unanswered(mine) == 1


def sent_and_accepted(*reports: Report) -> None:
    with clock.at(datetime(2021, 4, 6, 9)):
        for report in reports:
            submitting.submit(report, by=None)
            reviewing.accept(report, by=None)


@pytest.mark.parametrize("noted_twice", [False, True])
def test_a_confirmed_action_is_published_under_one_key(data, noted_twice):
    theirs, mine, one = pair()
    if noted_twice:
        noted(mine, title="Hydrogène, avec nos voisins")
        (one,) = proposing.proposals(mine.cluster)
        (row,) = proposing.alike(one)
        sharing.confirm(mine.cluster, one, own_row=row.id, by=None)
        assert len(rows(mine)) == 1
    else:
        sharing.confirm(mine.cluster, one, by=None)
    noted(mine, title="Une autre")
    sent_and_accepted(theirs, mine)
    made = open_publication(publish_accepted(by=None).folder)
    keys = made.frame("common_actions").group_by("shared_key").len()["len"].to_list()
    assert sorted(keys) == [1, 2]


def test_what_waits_or_was_declined_is_not_one_action(data):
    theirs, mine, one = pair()
    noted(mine)
    sharing.decline(mine.cluster, one, by=None)
    sent_and_accepted(theirs, mine)
    made = open_publication(publish_accepted(by=None).folder)
    assert made.frame("common_actions")["shared_key"].n_unique() == 2


def test_nobody_confirms_into_a_quarter_that_was_sent():
    _theirs, mine, one = pair()
    noted(mine, title="Une autre")
    with clock.at(datetime(2021, 4, 6, 9)):
        submitting.submit(mine, by=None)
        with pytest.raises(Refused) as sent:
            sharing.confirm(mine.cluster, one, by=None)
    assert sent.value.code == "sent"
    assert unanswered(mine) == 1


def test_the_page_notes_keeps_what_was_typed_and_offers_to_undo(client: Client):
    report = asked("Minalogic")
    client.force_login(person("manager", of=report.cluster))
    typed = {"about": "common_actions", **said(starts_on="2021-12-24")}
    refused = client.post(reverse("rounds:note"), typed)
    assert "Atelier hydrogène" in refused.content.decode()
    answer = client.post(reverse("rounds:note"), {**typed, "starts_on": "2021-02-10"}, follow=True)
    page = answer.content.decode()
    assert "Noted." in page
    assert 'value="undo"' in page
    again = client.get(reverse("rounds:actions")).content.decode()
    assert 'value="2021-02-10"' in again
    assert '<option value="collective_action" selected>' in again


@pytest.mark.parametrize(("kind", "of"), [("manager", None), ("officer", "health")])
def test_the_page_asks_at_most_fifteen_times(client, kind, of, django_assert_max_num_queries):
    theirs, mine, _one = pair()
    for name in ("Visite", "Salon", "Colloque"):
        noted(theirs, title=name, with_clusters="tenerrdis")
    noted(mine, title="Une autre")
    noted(asked("Tenerrdis", quarter=2), title="Plus tard", starts_on="2021-04-10")
    client.force_login(person(kind, of=of or mine.cluster))
    edit = f"{mine.pk}:common_actions:{rows(mine)[0].id}"
    with django_assert_max_num_queries(15):
        page = client.get(reverse("rounds:actions"), {"cluster": "tenerrdis", "edit": edit})
    assert "Colloque" in page.content.decode()


def test_what_is_expected_of_several_clusters_is_told_in_fifteen_questions(
    client, data, django_assert_max_num_queries
):
    theirs, mine, _one = pair()
    manager = person("manager", of=theirs.cluster)
    for report in (mine, asked("Axelera")):
        manager.roles.create(kind="manager", cluster=report.cluster)
    sent_and_accepted(asked("Axelera"))
    with clock.at(datetime(2021, 4, 7, 9)):
        publish_accepted(by=None)
        submitting.submit(theirs, by=None)
        at = Place("common_actions", rows(theirs)[0].id, "led_with")
        reviewing.comment(theirs, "Avec qui ?", by=None, of_region=True, place=at)
        reviewing.return_report(theirs, by=None)
        client.force_login(manager)
        with django_assert_max_num_queries(15):
            page = client.get(reverse("rounds:expected")).content.decode()
    assert "Avec qui ?" in page


def test_a_manager_confirms_and_takes_back_on_the_page(client: Client):
    theirs, mine, one = pair()
    client.force_login(person("manager", of=mine.cluster))
    of = f"{theirs.pk}:common_actions:{one.row.id}"
    for verb, left in (("confirm", 1), ("undo", 0), ("decline", 0)):
        client.post(reverse("rounds:share"), {"of": of, "act": verb})
        assert len(rows(mine)) == left
    gone = client.post(reverse("rounds:share"), {"of": "0:x:y", "act": "confirm"}, follow=True)
    assert "no longer proposed" in gone.content.decode()


def test_an_officer_reads_what_was_done_in_the_quarter_and_all_of_it(client: Client):
    report = asked("Minalogic")
    noted(report)
    with clock.at(datetime(2021, 4, 6, 9)):
        submitting.submit(report, by=None)
        client.force_login(person("officer", of="health"))
        page = client.get(reverse("rounds:review", args=[report.pk])).content.decode()
    assert "What Minalogic did in the quarter" in page
    assert "Atelier hydrogène" in page


def test_pages_of_a_quarter_promise_nothing_of_a_year(client: Client):
    report = asked("Minalogic")
    noted(report)
    client.force_login(person("manager", of=report.cluster))
    bringing = client.get(reverse("rounds:upload", args=[report.pk])).content.decode()
    assert "your draft says today." in bringing
    assert "that it has left" not in bringing
    with clock.at(datetime(2021, 4, 6, 9)):
        submitting.submit(report, by=None)
    told = client.get(reverse("rounds:sent_answer", args=[report.pk])).content.decode()
    assert "One row counts for the quarter." in told


def test_a_person_of_another_cluster_notes_nothing_here(client: Client):
    report = asked("Minalogic")
    client.force_login(person("manager", of=cluster("Tenerrdis")))
    sent = {"cluster": report.cluster.code, "about": "common_actions", **said()}
    assert client.post(reverse("rounds:note"), sent).status_code == 403
    assert client.get(reverse("rounds:actions"), {"cluster": "minalogic"}).status_code == 403
    assert rows(report) == ()


def test_the_quarter_is_found_by_the_terminal_s_words():
    report = asked("Minalogic")
    assert report_for(report.cluster, "operational", 2021, 1) == report


def test_partners_are_offered_from_the_organisations_of_one_s_own_lists(client: Client):
    report, other = asked("Minalogic"), cluster("Tenerrdis", "energy")
    stands(organisation("CEA Grenoble", 1), "Minalogic", 2020)
    stands(organisation("CEA Marcoule", 2), "Tenerrdis", 2020)
    client.force_login(person("manager", of=report.cluster))
    asks = reverse("rounds:partners")
    told = client.get(asks, {"cluster": "minalogic", "q": "cea"}).json()["names"]
    assert told == ["CEA Grenoble"]
    page = client.get(reverse("rounds:actions")).content.decode()
    assert f'<option value="{other.name}">' in page
