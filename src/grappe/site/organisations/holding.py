"""What this room keeps: how members are written, and who they were decided to be."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.site.organisations.models import Decision, SentLine
from grappe.site.policy.models import Cluster
from grappe.site.privacy.archive import Archive
from grappe.site.privacy.holdings import Holding


def _take(cluster: Cluster, archive: Archive) -> None:
    lines = SentLine.objects.filter(cluster=cluster).select_related("wording__organisation")
    rows = [
        (one.year, one.number, one.wording.name, one.wording.number, one.wording.organisation)
        for one in lines
    ]
    heads = [_("Year"), _("Report"), _("As you wrote it"), _("Number"), _("Recognised as")]
    archive.table(_("Members as recognised"), heads, rows)
    made = Decision.objects.filter(cluster=cluster).select_related("wording", "organisation")
    decided = [
        (one.at, one.wording, one.get_kind_display(), one.organisation, one.why, one.undone_at)
        for one in made
    ]
    heads = [_("When"), _("Line"), _("Decision"), _("Organisation"), _("Why"), _("Taken back")]
    archive.table(_("Your decisions"), heads, decided)


HOLDINGS = (
    Holding(
        "lines",
        label=gettext_lazy("your members, and who they are"),
        holds=gettext_lazy(
            "the name, number and place of each organisation, as written and as recognised"
        ),
        why=gettext_lazy("To count an organisation once, whichever cluster it is a member of."),
        people=gettext_lazy("sole traders, where an organisation bears a person’s name"),
        rows=("own_lines", "other_lines"),
        take=_take,
    ),
)
