"""Choosing what one receives, with and without signing in; seeing what was mailed."""

from datetime import UTC, date, datetime

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from grappe.site import clock, demonstrated
from grappe.site.accounts.inviting import invite
from grappe.site.news.models import Mail, News
from grappe.site.news.reminding import remind
from grappe.site.news.tokens import choosing_address
from grappe.site.operations.pending import do_pending_work
from grappe.site.privacy.archive import archive_in
from grappe.site.privacy.holdings import holding
from grappe.site.trail.models import Event
from tests.site.making import cluster, person
from tests.site.rounds.asked import asked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]
LATE = datetime(2021, 6, 1, 9)
LATE_AFTER = datetime(2022, 6, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_june():
    with clock.at(LATE):
        yield


@pytest.fixture
def manager():
    """Of Minalogic, which is late; reminded of it this morning."""
    with clock.at(date(2021, 5, 3)):
        report = asked(cluster("Minalogic"))
    manager = person("manager", of=report.cluster, name="Claire")
    remind()
    do_pending_work()
    return manager


def comes(who):
    client = Client()
    client.force_login(who)
    return client


def path_of(address):
    return address.removeprefix("http://localhost:8000")


def test_what_is_chosen_is_kept_and_leaves_a_trace(manager):
    address = reverse("news:preferences")
    page = comes(manager).get(address).content.decode()
    assert 'name="late" value="now" checked' in page
    assert 'name="returned"' not in page
    said = {"matters": "1", "late": "digest", "opened": "nonsense", "language": "fr"}
    comes(manager).post(address, said)
    manager.refresh_from_db()
    kept = dict(manager.mail_preferences.values_list("matter", "choice"))
    assert (kept, manager.language) == ({"late": "digest"}, "fr")
    assert Event.objects.get(action="mail.chosen").detail == {"late": "digest", "language": "fr"}


def test_only_what_concerns_ones_roles_is_asked(manager):
    def asked_of(role, of=None):
        page = comes(person(role, of=of)).get(reverse("news:preferences")).content.decode()
        return 'name="late"' in page, 'name="story_proposed"' in page, 'name="who_waits"' in page

    assert asked_of("contributor", cluster("Minalogic")) == (True, False, False)
    assert asked_of("officer", "health") == (False, True, False)
    assert asked_of("database_manager") == (False, False, True)
    assert asked_of("elected") == (False, False, False)


def test_the_link_of_a_mail_opens_its_readers_choices_and_no_others(manager):
    (letter,) = mail.outbox
    address = path_of(letter.extra_headers["List-Unsubscribe"].strip("<>"))
    assert address in letter.body
    somebody = comes(person("manager", of=cluster("Tenerrdis")))
    page = somebody.get(address).content.decode()
    assert manager.email in page
    somebody.post(address, {"matters": "1", "late": "never", "language": "en"})
    assert dict(manager.mail_preferences.values_list("matter", "choice")) == {"late": "never"}
    assert somebody.get(reverse("news:preferences")).content.decode().count(manager.email) == 0


def test_one_click_of_a_mail_program_stops_that_matter(manager):
    address = path_of(mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>"))
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert dict(manager.mail_preferences.values_list("matter", "choice")) == {"late": "never"}
    assert strict.get(address).status_code == 200


def test_looking_at_the_link_changes_nothing(manager):
    Client().get(path_of(choosing_address(manager, "late")))
    assert not manager.mail_preferences.exists()


@pytest.mark.parametrize("token", ["x", "WyJhIiwiYiJd:1abc:nothing", "é:é:é"])
def test_a_link_that_was_not_made_here_opens_nothing(token):
    address = reverse("news:choose", args=[token])
    answer = Client(headers={"accept-language": "en"}).get(address)
    assert answer.status_code == 410
    assert "no longer opens" in answer.content.decode()


def test_a_link_of_somebody_who_left_opens_nothing(manager):
    manager.is_active = False
    manager.save()
    assert Client().get(path_of(choosing_address(manager, "late"))).status_code == 410


def test_an_officer_sees_what_went_to_the_people_of_their_clusters_and_to_no_others(manager):
    with clock.at(date(2021, 5, 3)):
        other = asked(cluster("Tenerrdis", "energy"))
    person("manager", of=other.cluster, name="Zoe")
    remind()
    page = comes(person("officer", of="health")).get(reverse("news:mailed")).content.decode()
    assert "Claire" in page
    assert "Zoe" not in page
    for role in ("head_of_unit", "administrator"):
        page = comes(person(role)).get(reverse("news:mailed")).content.decode()
        assert "Claire" in page
        assert "Zoe" in page


def test_the_letter_of_another_domains_cluster_does_not_open(manager):
    news = News.objects.get()
    cluster("Tenerrdis", "energy")
    assert comes(person("officer", of="health")).get(f"/mail/{news.pk}").status_code == 200
    assert comes(person("officer", of="energy")).get(f"/mail/{news.pk}").status_code == 404


def test_what_was_refused_is_said_with_the_servers_sentence(manager):
    Mail.objects.update(state="refused", answer="550 5.1.1 <No> such user")
    officer = comes(person("officer", of="health"))
    page = officer.get(reverse("news:mailed")).content.decode()
    assert "One mail was refused" in page
    assert "550 5.1.1 &lt;No&gt; such user" in page
    assert "Claire" in officer.get(reverse("news:mailed"), {"show": "refused"}).content.decode()
    Mail.objects.update(state="sent", answer="")
    assert "Claire" not in officer.get(reverse("news:mailed"), {"show": "refused"}).content.decode()


def test_an_invitation_is_seen_by_the_officers_of_its_cluster(manager):
    invite(
        "ada@example.org", "contributor", by=person("head_of_unit"), cluster=cluster("Minalogic")
    )
    do_pending_work()
    page = comes(person("officer", of="health")).get(reverse("news:mailed")).content.decode()
    assert "ada@example.org" in page
    page = comes(person("officer", of="energy")).get(reverse("news:mailed")).content.decode()
    assert "ada@example.org" not in page


def test_no_link_that_is_somebody_elses_is_shown(manager):
    invite("ada@example.org", "elected", by=person("head_of_unit"))
    do_pending_work()
    head = comes(person("head_of_unit"))
    pages = [reverse("news:mailed"), reverse("news:one", args=[News.objects.get().pk])]
    shown = "".join(head.get(page).content.decode() for page in pages)
    assert "/welcome/" not in shown
    assert "/mail/choose/" not in shown


def test_a_demonstration_shows_what_would_have_been_sent(manager):
    demonstrated.write(today="2021-06-01")
    page = comes(person("officer", of="health")).get(reverse("news:mailed")).content.decode()
    assert "What would have been mailed" in page
    assert "Nothing leaves a demonstration" in page
    assert "kept as a file" in page


def test_pages_ask_the_database_little(manager, django_assert_max_num_queries):
    for n in range(30):
        person("manager", of=cluster(f"Cluster of many {n}"))
        with clock.at(date(2021, 5, 3)):
            asked(cluster(f"Cluster of many {n}"))
    remind()
    do_pending_work()
    officer = comes(person("officer", of="health"))
    news = News.objects.first()
    for address in ("/mail", f"/mail/{news.pk}", "/account/mail"):
        with django_assert_max_num_queries(15):
            assert officer.get(address).status_code == 200


def test_a_person_who_is_erased_leaves_no_mail_and_an_old_one_goes_with_time(manager):
    mails = holding("mails")
    (found,) = mails.find(manager.email)
    assert found.told["mailed"] == ["2021-06-01 kept"]
    assert mails.expired(LATE_AFTER).count == 1
    assert mails.forget([found.place]) == 1
    assert not News.objects.exists()
    assert not Mail.objects.exists()


def test_time_erases_what_was_mailed(manager):
    assert holding("mails").erase(LATE_AFTER) == 1
    assert not News.objects.exists()


def test_a_cluster_takes_out_what_was_mailed_about_it(manager, tmp_path):
    with archive_in(tmp_path / "all.zip") as archive:
        holding("mails").take(cluster("Minalogic"), archive)
    _heads, row = archive.tables["Mailed"]
    assert row[1:] == ["Claire", "Minalogic: Members 2021 was due on 31 May 2021", "kept as a file"]
