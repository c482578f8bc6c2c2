"""What this room keeps: what clusters say of their figures before they are public."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.site.policy.models import Cluster
from grappe.site.privacy.archive import Archive
from grappe.site.privacy.holdings import Holding
from grappe.site.replies.models import Correction, Remark


def _take(cluster: Cluster, archive: Archive) -> None:
    found = [
        (one.at, one.reading.passage.publication, one.indicator, one.year, kind, one.text, answer)
        for model, kind in ((Remark, _("comment")), (Correction, _("correction asked")))
        for one in model.objects.filter(reading__cluster=cluster).select_related("reading__passage")
        for answer in [getattr(one, "answer", "")]
    ]
    heads = [
        *(_("When"), _("Publication"), _("Indicator"), _("Year")),
        *(_("Kind"), _("What you said"), _("The Region’s answer")),
    ]
    archive.table(_("Said of figures"), heads, sorted(found, key=lambda row: row[0]))


HOLDINGS = (
    Holding(
        "replies",
        label=gettext_lazy("what you said of your figures"),
        holds=gettext_lazy("comments and corrections on figures, and the Region’s answers"),
        why=gettext_lazy("A cluster’s word goes with its figures."),
        people=gettext_lazy("those who wrote, by their account"),
        rows=("replies",),
        take=_take,
    ),
)
