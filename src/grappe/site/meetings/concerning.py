"""Whom a meeting concerns: they are told of it, and it stands in their calendars."""

from django.db.models import Q, QuerySet

from grappe.site.accounts.models import Role, User
from grappe.site.meetings.models import Meeting

_SEATED = Q(in_group=True)
_EVERYBODY = (
    _SEATED
    | Q(kind=Role.Kind.MANAGER, cluster__in_policy=True)
    | Q(kind=Role.Kind.OFFICER, deputy=False)
    | Q(kind=Role.Kind.HEAD_OF_UNIT)
)
"""A presentation or a review is for every cluster's managers, and those who follow clusters."""


def people_of(meeting: Meeting) -> list[User]:
    """The working group's members for its meeting; else everybody. The oldest account first (a
    query)."""
    concerned = _SEATED if meeting.kind == Meeting.Kind.GROUP else _EVERYBODY
    roles = Role.objects.filter(concerned, ended_at=None).values("user")
    return list(User.objects.filter(pk__in=roles, is_active=True).order_by("pk"))


def meetings_of(person: User) -> QuerySet[Meeting]:
    """Those that concern a person, the cancelled ones too (a query before)."""
    own = Role.objects.filter(_EVERYBODY, user=person, ended_at=None)
    seated = list(own.values_list("in_group", flat=True))
    found = Meeting.objects.all() if seated else Meeting.objects.none()
    return found if any(seated) else found.exclude(kind=Meeting.Kind.GROUP)
