"""What this room keeps: a cluster's road, what was said about it, and what came of each year."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.site.objectives.aims import objectives
from grappe.site.objectives.models import Remark, Trajectory
from grappe.site.objectives.reading import courses_of
from grappe.site.objectives.tables import rows_of
from grappe.site.policy.models import Cluster
from grappe.site.privacy.archive import Archive
from grappe.site.privacy.holdings import Holding


def _take(cluster: Cluster, archive: Archive) -> None:
    """Of each period, what stands; then every version of a trajectory, and all that was said."""
    known = objectives()
    for span in known.periods if known else ():
        if Trajectory.objects.filter(cluster=cluster, begins=span.first).exists():
            first, *rows = rows_of(courses_of(cluster, span, None))
            archive.table(f"{_('Objectives')} {span.code}", [f"{head}" for head in first], rows)
    versions = [
        (one.objective, one.version, one.at, one.agreed_at, str(one.targets), one.reason)
        for one in Trajectory.objects.filter(cluster=cluster)
    ]
    heads = [
        _("Objective"),
        _("Version"),
        _("When"),
        _("Day of the agreement"),
        _("Targets"),
        _("Reason"),
    ]
    archive.table(_("Versions of objectives"), heads, versions)
    said = [(one.objective, one.at, one.text) for one in Remark.objects.filter(cluster=cluster)]
    archive.table(_("Said of objectives"), [_("Objective"), _("When"), _("What was said")], said)


HOLDINGS = (
    Holding(
        "objectives",
        label=gettext_lazy("your objectives"),
        holds=gettext_lazy(
            "targets by year, who agreed on them and when, what was said, yearly reports"
        ),
        why=gettext_lazy(
            "To see together where the cluster goes over three years, apart from money."
        ),
        people=gettext_lazy("those who proposed, agreed and wrote, by their account"),
        rows=("objectives",),
        take=_take,
    ),
)
