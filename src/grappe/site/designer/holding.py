"""What this room keeps about clusters: what trials of a new version told, and of whom."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.site.designer.models import Tried
from grappe.site.policy.models import Cluster
from grappe.site.privacy.archive import Archive
from grappe.site.privacy.holdings import Holding


def _take(cluster: Cluster, archive: Archive) -> None:
    rows = [
        (one.at.date(), one.questionnaire, one.year, one.added[cluster.name])
        for one in Tried.objects.all()
        if cluster.name in one.added
    ]
    heads = [_("Day"), _("Questionnaire"), _("Year"), _("What you add")]
    archive.table(_("Trials"), heads, rows)


HOLDINGS = (
    Holding(
        "trials",
        label=gettext_lazy("what trials of a new version told of the Region"),
        holds=gettext_lazy("what each cluster adds to a sum that a trial told"),
        why=gettext_lazy(
            "So that no two trials together tell what one or two clusters answered. The program "
            "alone reads it."
        ),
        take=_take,
    ),
)
