"""What this room keeps: which sections of its portrait a cluster released."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.site.accounts.models import User
from grappe.site.policy.models import Cluster
from grappe.site.privacy.archive import Archive
from grappe.site.privacy.holdings import Holding
from grappe.site.releases.models import Portrait
from grappe.site.releases.portraits import let_go


def _take(cluster: Cluster, archive: Archive) -> None:
    rows = [(one.section, one.since) for one in Portrait.objects.filter(cluster=cluster)]
    archive.table(_("Released sections"), [_("Section"), _("Since")], rows)


def _withdraw(cluster: Cluster, by: User | None) -> int:
    mine = [one.section for one in Portrait.objects.filter(cluster=cluster)]
    return len(let_go(cluster, (), mine, by=by)[1])


HOLDINGS = (
    Holding(
        "released",
        label=gettext_lazy("what you opened of your portrait"),
        holds=gettext_lazy("the sections that a cluster releases, and since when"),
        why=gettext_lazy(
            "Open data holds of a named cluster what that cluster released, nothing else."
        ),
        rows=("portraits",),
        take=_take,
        leave=_withdraw,
    ),
)
