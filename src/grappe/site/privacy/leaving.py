"""A cluster leaves the programme: it says so, the head of unit does it, and both can read what
became of its data."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.policy.models import Cluster
from grappe.site.privacy.erasing import note_leaving
from grappe.site.privacy.holdings import holdings
from grappe.site.privacy.models import Leaving
from grappe.site.trail import record


def leaving_of(cluster: Cluster) -> Leaving | None:
    """What was said last, unless it was taken back."""
    return Leaving.objects.filter(cluster=cluster, taken_back_at=None).last()


@transaction.atomic
def say_leaving(cluster: Cluster, on: date, *, by: User) -> Leaving:
    """The cluster leaves on a day, today or later. Raises Refused where it said so already."""
    Cluster.objects.select_for_update().get(pk=cluster.pk)
    if on < clock.today():
        raise Refused(_("Choose today, or a day to come."), "past")
    if leaving_of(cluster) is not None:
        raise Refused(_("This was said already."), "said")
    said = Leaving.objects.create(cluster=cluster, on=on, by=by)
    record("cluster.leaves", by=by, cluster=cluster, detail={"on": on.isoformat()})
    return said


@transaction.atomic
def stay(cluster: Cluster, *, by: User) -> None:
    """Taken back, as long as it is not done. Raises Refused."""
    said = _open(cluster)
    said.taken_back_at = clock.now()
    said.save(update_fields=["taken_back_at"])
    record("cluster.stays", by=by, cluster=cluster)


@transaction.atomic
def let_leave(cluster: Cluster, *, by: User) -> Mapping[str, int]:
    """Erases what goes when a cluster leaves, and gives how many of each kind. Raises Refused
    before its day, where nobody said so, or where it is done."""
    said = _open(cluster)
    if said.on > clock.today():
        raise Refused(_("Its day has not come."), "early")
    done = {one.code: one.leave(cluster, by) for one in holdings() if one.leave}
    said.done_at, said.done = clock.now(), done
    said.save(update_fields=["done_at", "done"])
    note_leaving(cluster)
    record("cluster.left", by=by, cluster=cluster, detail=done)
    return done


def _open(cluster: Cluster) -> Leaving:
    said = Leaving.objects.select_for_update().filter(cluster=cluster, taken_back_at=None).last()
    if said is None or said.done_at is not None:
        raise Refused(_("There is nothing to decide: nobody said that this cluster leaves."), "no")
    return said
