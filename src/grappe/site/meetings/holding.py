"""What this room keeps: what a cluster said in the working group, who stood for the clusters."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.site.designer.models import Remark as DraftRemark
from grappe.site.meetings.models import Candidate, Proposal, Remark, Voice
from grappe.site.policy.models import Cluster
from grappe.site.privacy.archive import Archive
from grappe.site.privacy.holdings import Holding


def _take(cluster: Cluster, archive: Archive) -> None:
    said = Remark.objects.filter(cluster=cluster).prefetch_related("proposal__wordings")
    made = Proposal.objects.filter(cluster=cluster).prefetch_related("wordings")
    stood = Candidate.objects.filter(role__cluster=cluster).select_related("role__user")
    on_drafts = DraftRemark.objects.filter(cluster=cluster).select_related("draft")
    voted = Voice.objects.filter(cluster=cluster)
    rows = [
        *((_("Comment"), one.at.date(), str(one.proposal), one.text) for one in said),
        *((_("Comment"), one.at.date(), str(one.draft), one.text) for one in on_drafts),
        *((_("Proposal"), one.at.date(), str(one), one.sheet["definition"]) for one in made),
        *((_("Candidate"), one.at.date(), str(one.role.user), one.words) for one in stood),
        *((_("Voice given"), one.on, "", "") for one in voted),
    ]
    heads = [_("What"), _("Day"), _("About"), _("Words")]
    archive.table(_("Working group"), heads, rows)


HOLDINGS = (
    Holding(
        "working_group",
        label=gettext_lazy("what you said in the working group"),
        holds=gettext_lazy(
            "comments, proposals, who stood for the clusters; that you voted, never for whom"
        ),
        why=gettext_lazy("To decide together what is asked. Every cluster and the Region read it."),
        people=gettext_lazy("managers who stood for the clusters"),
        rows=("questionnaires", "appointments"),
        take=_take,
    ),
)
