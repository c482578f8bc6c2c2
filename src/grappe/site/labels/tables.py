"""The evidence as a table to take away: a row a criterion."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from grappe.policies import CriteriaSet
from grappe.site.dashboards.downloads import Rows
from grappe.site.errors import say
from grappe.site.labels.evidence import Line


def rows_of(told: Iterable[tuple[CriteriaSet, Sequence[Line]]]) -> Rows:
    """Heads first; what stands in one cell is set apart by semicolons."""
    heads = (
        *(_("Set of criteria"), _("Criterion"), _("About"), _("Our figure"), _("Year")),
        *(_("Source"), _("Objectives"), _("Still missing")),
    )
    return [heads, *(_row(one, line) for one, lines in told for line in lines)]


def _row(one: CriteriaSet, line: Line) -> tuple[str, ...]:
    gaps = [f"{gap.what} ({gap.where})" for gap in line.missing]
    missing = "; ".join(gaps) if line.is_asked else _("nothing is asked about it: your own papers")
    return (
        say(one.title),
        line.code,
        line.title,
        "; ".join(_("%(what)s: %(value)s") % vars(told) for told in line.answered),
        "; ".join(dict.fromkeys(str(told.year) for told in line.answered)),
        "; ".join(dict.fromkeys(told.source for told in line.answered)),
        "; ".join(say(aim.title) for aim in line.aims),
        missing,
    )
