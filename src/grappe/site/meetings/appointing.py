"""Clusters appoint their representatives: names, voices, the count. Each act is one transaction and
leaves a trace; of a voice the trace says that it was given, never for whom."""

from collections.abc import Collection, Sequence
from datetime import date
from random import SystemRandom

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.site import clock
from grappe.site.accounts.models import Role, User
from grappe.site.accounts.naming import seat, unseat
from grappe.site.errors import Refused
from grappe.site.meetings.models import Appointment, Candidate, Voice
from grappe.site.policy.existing import clusters_on
from grappe.site.policy.models import Cluster
from grappe.site.trail import record


@transaction.atomic
def ask(names_until: date, closes: date, *, seats: int = 3, by: User | None) -> Appointment:
    """Asks the clusters to appoint. Raises Refused while another appointment goes on, or for days
    that leave no time."""
    if Appointment.objects.filter(counted_at=None).exists():
        raise Refused(_("An appointment is going on already: it is counted first."), "going_on")
    if names_until < clock.today():
        raise Refused(_("Leave at least today to put names forward."), "names_until")
    if closes <= names_until:
        raise Refused(_("The vote ends after the last day for names."), "closes")
    made = Appointment.objects.create(
        seats=seats, names_until=names_until, closes=closes, opened_by=by
    )
    days = {"names_until": names_until.isoformat(), "closes": closes.isoformat()}
    record("appointment.asked", by=by, what=str(made), detail={"seats": seats, **days})
    return made


@transaction.atomic
def stand(appointment: Appointment, role: Role, words: str = "", *, by: User) -> Candidate:
    """A manager puts their own name forward, or says it in other words. Raises Refused once names
    are no longer taken."""
    appointment = _locked(appointment)
    if not appointment.takes_names:
        raise Refused(_("Names are no longer taken."), "late")
    given = {"words": words.strip()[:300]}
    stands, _new = Candidate.objects.update_or_create(
        appointment=appointment, role=role, defaults=given
    )
    record("appointment.stood", by=by, cluster=role.cluster, what=str(appointment))
    return stands


@transaction.atomic
def step_back(appointment: Appointment, role: Role, *, by: User) -> None:
    """They no longer stand. Raises Refused once names are no longer taken."""
    appointment = _locked(appointment)
    if not appointment.takes_names:
        raise Refused(_("Voices are being given: a name can no longer be taken back."), "late")
    appointment.candidates.filter(role=role).delete()
    record("appointment.stepped_back", by=by, cluster=role.cluster, what=str(appointment))


@transaction.atomic
def vote(appointment: Appointment, cluster: Cluster, names: Collection[int], *, by: User) -> None:
    """A cluster's one voice, for as many candidates as there are seats at most. It is not kept with
    the cluster, so nobody can change it either. Raises Refused where it can't be given."""
    appointment = _locked(appointment)
    if not appointment.takes_voices:
        raise Refused(_("Voices are not taken today."), "closed")
    if appointment.voices.filter(cluster=cluster).exists():
        raise Refused(_("Your cluster has given its voice already."), "given")
    chosen = appointment.candidates.filter(pk__in=names)
    if not 0 < len(chosen) <= appointment.seats:
        words = ngettext("Choose one name.", "Choose one to %(n)s names.", appointment.seats)
        raise Refused(words % {"n": appointment.seats}, "names")
    chosen.update(voices=F("voices") + 1)
    Voice.objects.create(appointment=appointment, cluster=cluster)
    record("appointment.voted", by=by, cluster=cluster, what=str(appointment))


@transaction.atomic
def count(appointment: Appointment, *, by: User | None) -> Appointment:
    """Names whoever has most voices, once the last day is over; they take the seats of those who
    spoke for the clusters before. Raises Refused before, or where it is counted already."""
    appointment = _locked(appointment)
    if appointment.counted_at is not None or not appointment.is_over:
        raise Refused(_("It is counted once its last day is over."), "not_over")
    names = appointment.candidates.select_related("role__user", "role__cluster")
    standing = list(names.filter(role__ended_at=None))
    named = _named(appointment, standing)
    Candidate.objects.filter(pk__in=[one.pk for one in named]).update(named=True)
    appointment.counted_at, appointment.asked = clock.now(), len(clusters_on(clock.today()))
    appointment.save()
    _seat([one.role for one in named], by)
    told = {"voted": appointment.voted, "asked": appointment.asked, "named": len(named)}
    record("appointment.counted", by=by, what=str(appointment), detail=told)
    return appointment


def count_due() -> None:
    """Every appointment whose last day is over."""
    for one in Appointment.objects.filter(counted_at=None, closes__lt=clock.today()):
        count(one, by=None)


def _named(appointment: Appointment, standing: Sequence[Candidate]) -> Sequence[Candidate]:
    """Without more names than seats there is nothing to vote on."""
    if len(standing) <= appointment.seats:
        return standing
    appointment.voted = appointment.voices.count()
    last = sorted((one.voices for one in standing), reverse=True)[appointment.seats - 1]
    sure = [one for one in standing if one.voices > last]
    alike = [one for one in standing if one.voices == last]
    left = appointment.seats - len(sure)
    appointment.by_lot = len(alike) > left
    return [*sure, *SystemRandom().sample(alike, left)]


def _seat(named: Sequence[Role], by: User | None) -> None:
    kept = {role.pk for role in named}
    for role in Role.objects.filter(kind="manager", in_group=True).exclude(pk__in=kept):
        unseat(role, by=by)
    for role in named:
        seat(role, by=by)


def _locked(appointment: Appointment) -> Appointment:
    return Appointment.objects.select_for_update().get(pk=appointment.pk)
