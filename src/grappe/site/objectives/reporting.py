"""What a cluster says of its objectives once a year is over."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.policies import Span, YearlyReport
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.look.templatetags.look import day
from grappe.site.objectives.aims import every_aim
from grappe.site.objectives.models import LONGEST, Reported
from grappe.site.objectives.proposing import Mistaken, latest_of, locked
from grappe.site.policy.models import Cluster
from grappe.site.trail import record


@dataclass(frozen=True)
class Said:
    """Of one objective: the value where it is asked, the cluster's own view, what comes next."""

    value: float | None
    view: str
    coming: str

    @property
    def says_nothing(self) -> bool:
        return self.value is None and not self.view and not self.coming


@transaction.atomic
def report(
    cluster: Cluster,
    span: Span,
    year: int,
    said: Mapping[str, Said],
    *,
    seen: Mapping[str, int],
    by: User,
) -> list[Reported]:
    """Keeps what is said of those objectives where it differs from what stands; what was said
    before stays. Raises Mistaken where somebody else reported meanwhile, a text is too long or a
    value is missing, Refused before the report opens and of a cluster that is there no longer."""
    locked(cluster)
    _open(span, year)
    aims, latest = every_aim(), last_said(cluster, span, year)
    known = latest_of(cluster, span)
    fresh = {
        code: one for code, one in said.items() if code in known and _differs(one, latest.get(code))
    }
    wrong: dict[tuple[str, str], str] = {}
    for code, one in fresh.items():
        stands = latest[code].version if code in latest else 0
        if stands != seen.get(code, 0):
            wrong[code, ""] = _("Somebody of your cluster reported this meanwhile: send it again.")
        elif one.value is None and aims[code].computed is None:
            wrong[code, "value"] = _("A value is expected beside what you write.")
        elif max(len(one.view), len(one.coming)) > LONGEST:
            wrong[code, "view"] = _("At most %(n)s characters, please.") % {"n": LONGEST}
    if wrong:
        raise Mistaken(wrong)
    made = Reported.objects.bulk_create(
        Reported(
            cluster=cluster,
            begins=span.first,
            objective=code,
            by=by,
            year=year,
            version=latest[code].version + 1 if code in latest else 1,
            value=one.value if aims[code].computed is None else None,
            view=one.view,
            coming=one.coming,
        )
        for code, one in fresh.items()
    )
    if made:
        detail = {"period": span.code, "year": year, "objectives": sorted(fresh)}
        record("objectives.reported", by=by, cluster=cluster, what=str(year), detail=detail)
    return made


def last_said(cluster: Cluster, span: Span, year: int) -> dict[str, Reported]:
    """By objective, what was said of a year last."""
    found = Reported.objects.filter(cluster=cluster, begins=span.first, year=year)
    return {one.objective: one for one in found.order_by("version")}


def opened(span: Span) -> list[YearlyReport]:
    """The reports that can be written by now, the latest first."""
    today = clock.today()
    return sorted((r for r in span.reports if r.opens <= today), key=lambda r: -r.year)


def _open(span: Span, year: int) -> None:
    asked = span.report(year)
    if asked is None:
        raise Refused(_("No report is asked about %(year)s.") % {"year": year}, "no_report")
    if asked.opens > clock.today():
        words = _("The report about %(year)s opens on %(day)s.")
        raise Refused(words % {"year": year, "day": day(asked.opens)}, "not_open")


def _differs(one: Said, latest: Reported | None) -> bool:
    if latest is None:
        return not one.says_nothing
    return (one.value, one.view, one.coming) != (latest.value, latest.view, latest.coming)
