"""What this room keeps: what the Region grants a cluster."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.site.grants.models import Grant
from grappe.site.policy.models import Cluster
from grappe.site.privacy.archive import Archive
from grappe.site.privacy.holdings import Holding


def _take(cluster: Cluster, archive: Archive) -> None:
    rows = [
        (one.year, one.instrument, one.reference, one.subject, one.decided_on, float(one.amount))
        for one in Grant.objects.filter(cluster=cluster)
    ]
    heads = [_("Year"), _("Instrument"), _("Decision"), _("Subject"), _("Decided on"), _("Amount")]
    archive.table(_("Grants"), heads, rows)


HOLDINGS = (
    Holding(
        "grants",
        label=gettext_lazy("what the Region grants"),
        holds=gettext_lazy(
            "each decision: instrument, amount, year; its public part is open data by law"
        ),
        why=gettext_lazy("To follow what was decided, apart from reports and objectives."),
        rows=("grants",),
        take=_take,
    ),
)
