"""Managers, appointments, meetings and proposals for tests, in a word each."""

from datetime import date, time, timedelta

from grappe.site import clock
from grappe.site.accounts.models import Role, User
from grappe.site.meetings import appointing, convening, proposing
from grappe.site.meetings.models import Appointment, Meeting, Proposal
from grappe.site.meetings.proposing import Sheet
from tests.site.making import cluster, person

DAY = date(2021, 3, 1)
NAMES_UNTIL, CLOSES = DAY + timedelta(days=7), DAY + timedelta(days=14)
VOTING = NAMES_UNTIL + timedelta(days=1)
COUNTED = CLOSES + timedelta(days=1)
SHEET = Sheet(
    name="Companies accompanied abroad",
    definition="Member companies that the cluster took to a fair or a mission abroad.",
    formula="abroad",
    source="The cluster's own list of participants.",
    limits="It does not say what came of it.",
    answers=2,
)


def managers(*names: str) -> list[User]:
    """One for each cluster of these names."""
    return [person("manager", of=cluster(name), name=f"Manager of {name}") for name in names]


def role_of(user: User) -> Role:
    return user.roles.get()


def asked(seats: int = 3) -> Appointment:
    """Asked for on `DAY` by the head of unit."""
    with clock.at(DAY):
        return appointing.ask(NAMES_UNTIL, CLOSES, seats=seats, by=person("head_of_unit"))


def standing(appointment: Appointment, *users: User) -> None:
    with clock.at(DAY):
        for user in users:
            appointing.stand(appointment, role_of(user), "Ready.", by=user)


def voice(appointment: Appointment, user: User, *for_whom: User) -> None:
    """The voice of a manager's cluster."""
    candidates = appointment.candidates.filter(role__user__in=for_whom)
    cluster_ = role_of(user).cluster
    assert cluster_ is not None
    with clock.at(VOTING):
        appointing.vote(appointment, cluster_, [one.pk for one in candidates], by=user)


def counted(appointment: Appointment) -> Appointment:
    with clock.at(COUNTED):
        return appointing.count(appointment, by=None)


def named(user: User) -> User:
    """The manager, now in the working group, as a request would read them."""
    Role.objects.filter(user=user).update(in_group=True)
    return User.objects.get(pk=user.pk)


def call(on: date = DAY, **said: object) -> convening.Call:
    words = {"kind": "group", "title": "Working group", "begins": time(14), "ends": time(17)}
    return convening.Call(**{**words, "on": on, **said})  # type: ignore[arg-type]


def meeting(on: date = DAY, **said: object) -> Meeting:
    return convening.call(call(on, **said), by=person("head_of_unit"))


def proposed(by: User | None = None, **more: str) -> Proposal:
    """A new indicator for the list of members."""
    who = by or person("evaluation")
    return proposing.propose("members", SHEET, language="en", by=who, **more)
