"""What is kept of what happened: who looked at what, the trail, work done beside the pages."""

from datetime import datetime, time

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.site.operations.models import Task
from grappe.site.policy.models import Cluster
from grappe.site.privacy.archive import Archive
from grappe.site.privacy.holdings import Expired, Holding, expired_of
from grappe.site.privacy.models import Look
from grappe.site.trail.models import Event


def _take_looks(cluster: Cluster, archive: Archive) -> None:
    rows = [
        (one.day.isoformat(), one.get_what_display(), one.role, one.reach)
        for one in Look.objects.filter(cluster=cluster)
    ]
    archive.table(_("Who looked"), [_("Day"), _("What"), _("Role"), _("Domain")], rows)


def _looked(before: datetime) -> QuerySet[Look]:
    return Look.objects.filter(day__lt=before.date())


def _old_looks(before: datetime) -> Expired:
    found = expired_of(_looked(before), "day")
    day = found.oldest
    return Expired(found.count, day and datetime.combine(day, time(), before.tzinfo))


def _erase_looks(before: datetime) -> int:
    return _looked(before).delete()[0]


def _take_trail(cluster: Cluster, archive: Archive) -> None:
    lines = Event.objects.filter(cluster=cluster.code)
    rows = [(one.number, one.at, one.action, one.capacity, one.what) for one in lines]
    heads = [_("Line"), _("When"), _("What happened"), _("In which role"), _("About")]
    archive.table(_("What happened"), heads, rows)


def _done(before: datetime) -> QuerySet[Task]:
    return Task.objects.filter(done_at__lt=before)


def _old_tasks(before: datetime) -> Expired:
    return expired_of(_done(before), "done_at")


def _erase_tasks(before: datetime) -> int:
    return _done(before).delete()[0]


HOLDINGS = (
    Holding(
        "looks",
        label=gettext_lazy("who looked"),
        holds=gettext_lazy("on which day a role of the Region looked at what of a cluster"),
        why=gettext_lazy("So that a cluster sees who looked at its data, or took it out."),
        rows=("looks",),
        take=_take_looks,
        expired=_old_looks,
        erase=_erase_looks,
    ),
    Holding(
        "trail",
        label=gettext_lazy("the trail of what happened"),
        holds=gettext_lazy(
            "each sending, decision, right and publication: when, in which role, a key"
        ),
        why=gettext_lazy(
            "To answer for every decision. It is never changed; keys can be forgotten."
        ),
        people=gettext_lazy("nobody by name: a key that leads to no one once the person is erased"),
        take=_take_trail,
    ),
    Holding(
        "tasks",
        label=gettext_lazy("work done beside the pages"),
        holds=gettext_lazy("which e-mail or file was made when, by keys and never by names"),
        why=gettext_lazy("So that nothing asked for is lost when a machine stops."),
        expired=_old_tasks,
        erase=_erase_tasks,
    ),
)
