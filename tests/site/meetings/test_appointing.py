"""Clusters appoint their representatives: one voice each, secret, closed on a day."""

import pytest

from grappe.site import clock
from grappe.site.accounts.models import Role, User
from grappe.site.accounts.naming import end_role
from grappe.site.accounts.rights import can_write_versions
from grappe.site.errors import Refused
from grappe.site.meetings import appointing
from grappe.site.meetings.models import Appointment, Voice
from grappe.site.meetings.reading import members
from grappe.site.operations.working import work_once
from grappe.site.trail.models import Event
from tests.site.making import client_of, person
from tests.site.meetings.making import (
    CLOSES,
    COUNTED,
    DAY,
    NAMES_UNTIL,
    VOTING,
    asked,
    counted,
    managers,
    named,
    role_of,
    standing,
    voice,
)

pytestmark = pytest.mark.django_db
NAMES = ("Axelera", "Cara", "Cimes", "Minalogic", "Techtera")


def in_group() -> set[str]:
    return {role.user.name for role in members().clusters}


def test_those_with_most_voices_are_named_and_sit_in_the_group():
    axelera, cara, cimes, minalogic, techtera = managers(*NAMES)
    appointment = asked()
    standing(appointment, axelera, cara, cimes, minalogic)
    voice(appointment, axelera, axelera, cara, cimes)
    voice(appointment, cara, cara, cimes, minalogic)
    voice(appointment, techtera, cimes, minalogic)
    voice(appointment, minalogic, minalogic, cara)
    done = counted(appointment)
    assert in_group() == {"Manager of Cara", "Manager of Cimes", "Manager of Minalogic"}
    assert (done.voted, done.asked, done.by_lot) == (4, 5, False)
    assert can_write_versions(User.objects.get(pk=cara.pk))
    assert not can_write_versions(User.objects.get(pk=axelera.pk))


def test_a_cluster_has_one_voice_whoever_of_its_managers_gives_it():
    axelera, cara = managers("Axelera", "Cara")
    second = person("manager", of=role_of(axelera).cluster)
    appointment = asked(seats=1)
    standing(appointment, axelera, cara)
    voice(appointment, axelera, cara)
    with pytest.raises(Refused, match="given its voice already"):
        voice(appointment, second, axelera)
    assert appointment.candidates.get(role__user=cara).voices == 1


def test_nothing_that_is_kept_says_for_whom_a_cluster_voted():
    axelera, cara = managers("Axelera", "Cara")
    appointment = asked(seats=1)
    standing(appointment, axelera, cara)
    voice(appointment, axelera, cara)
    assert {field.name for field in Voice._meta.fields} == {"id", "appointment", "cluster", "on"}
    said = Event.objects.get(action="appointment.voted")
    assert (said.cluster, said.detail) == ("axelera", {})


def test_nobody_reads_how_many_voices_a_name_has():
    users = managers(*NAMES)
    appointment = asked(seats=1)
    standing(appointment, *users[:2])
    for user in users:
        voice(appointment, user, users[0])
    counted(appointment)
    with clock.at(COUNTED):
        page = client_of("head_of_unit").get(f"/working-group/appointments/{appointment.pk}")
    assert "5 clusters of 5 voted" in page.content.decode()
    assert [name for name in page.context["choices"] if "5" in name[1]] == []


def test_without_more_names_than_seats_there_is_no_vote():
    axelera, cara = managers("Axelera", "Cara")
    appointment = asked()
    standing(appointment, axelera, cara)
    done = counted(appointment)
    assert done.voted is None
    assert in_group() == {"Manager of Axelera", "Manager of Cara"}


def test_names_with_as_many_voices_for_the_last_seat_draw_lots():
    axelera, cara, cimes = managers("Axelera", "Cara", "Cimes")
    appointment = asked(seats=2)
    standing(appointment, axelera, cara, cimes)
    voice(appointment, axelera, axelera)
    done = counted(appointment)
    assert done.by_lot
    assert len(in_group()) == 2
    assert "Manager of Axelera" in in_group()


@pytest.mark.parametrize(
    ("day", "takes_names", "takes_voices"),
    [(DAY, True, False), (NAMES_UNTIL, True, False), (VOTING, False, True), (CLOSES, False, True)],
)
def test_names_then_voices_each_up_to_its_day(day, takes_names, takes_voices):
    appointment = asked()
    with clock.at(day):
        assert appointment.takes_names is takes_names
        assert appointment.takes_voices is takes_voices


def test_what_comes_too_early_or_too_late_is_refused():
    axelera, cara = managers("Axelera", "Cara")
    appointment = asked(seats=1)
    standing(appointment, axelera)
    role, of = role_of(cara), role_of(cara).cluster
    with clock.at(VOTING), pytest.raises(Refused, match="no longer taken"):
        appointing.stand(appointment, role, by=cara)
    with clock.at(VOTING), pytest.raises(Refused, match="no longer be taken back"):
        appointing.step_back(appointment, role_of(axelera), by=axelera)
    with clock.at(DAY), pytest.raises(Refused, match="not taken today"):
        appointing.vote(appointment, of, [], by=cara)
    with clock.at(VOTING), pytest.raises(Refused, match="Choose one name"):
        appointing.vote(appointment, of, [], by=cara)
    with clock.at(CLOSES), pytest.raises(Refused, match="once its last day is over"):
        appointing.count(appointment, by=None)


def test_one_appointment_at_a_time_with_time_left():
    with clock.at(DAY), pytest.raises(Refused, match="after the last day for names"):
        appointing.ask(DAY, DAY, by=None)
    with clock.at(CLOSES), pytest.raises(Refused, match="at least today"):
        appointing.ask(DAY, COUNTED, by=None)
    asked()
    with clock.at(DAY), pytest.raises(Refused, match="going on already"):
        appointing.ask(DAY, CLOSES, by=None)


def test_the_worker_counts_once_the_day_is_over():
    (axelera,) = managers("Axelera")
    standing(asked(), axelera)
    with clock.at(CLOSES):
        work_once()
    assert not Appointment.objects.exclude(counted_at=None).exists()
    with clock.at(COUNTED):
        work_once()
    assert in_group() == {"Manager of Axelera"}


def test_a_new_appointment_takes_the_seats_of_the_one_before():
    axelera, cara = managers("Axelera", "Cara")
    named(axelera)
    appointment = asked()
    standing(appointment, cara)
    counted(appointment)
    assert in_group() == {"Manager of Cara"}


def test_a_seat_ends_with_its_role():
    (axelera,) = managers("Axelera")
    seated = named(axelera)
    assert can_write_versions(seated)
    end_role(Role.objects.get(user=axelera), by=None)
    assert in_group() == set()
    assert not can_write_versions(User.objects.get(pk=axelera.pk))


def test_a_manager_stands_votes_and_reads_the_result_on_the_page(client):
    axelera, cara = managers("Axelera", "Cara")
    appointment = asked(seats=1)
    page = f"/working-group/appointments/{appointment.pk}"
    client.force_login(axelera)
    with clock.at(DAY):
        answer = client.post(f"{page}/stand", {"role": role_of(axelera).pk, "words": "I can."})
        assert "I can." in client.get(answer.url).content.decode()
        assert client.post(f"{page}/stand", {"role": role_of(cara).pk}).status_code == 403
    standing(appointment, cara)
    with clock.at(VOTING):
        of = {"cluster": "axelera", "names": [appointment.candidates.first().pk]}
        assert client.post(f"{page}/voice", {**of, "cluster": "cara"}).status_code == 403
        client.post(f"{page}/voice", of)
        assert "can’t be changed" in client.get(page).content.decode()
    assert list(appointment.voices.values_list("cluster__code", flat=True)) == ["axelera"]


def test_a_vote_waits_for_each_manager_whose_cluster_has_not_voted(client):
    axelera, cara = managers("Axelera", "Cara")
    appointment = asked(seats=1)
    standing(appointment, axelera, cara)
    voice(appointment, axelera, cara)
    for user, waits in ((axelera, False), (cara, True)):
        client.force_login(user)
        with clock.at(VOTING):
            shown = client.get("/expected").content.decode()
        assert ("Give your voice" in shown) is waits
