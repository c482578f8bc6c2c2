"""A trajectory is proposed by the cluster, talked over, and agreed on with its officer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.policies import Span
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.objectives.aims import Aim, aims_of
from grappe.site.objectives.models import LONGEST, Remark, Trajectory
from grappe.site.objectives.telling import value_said
from grappe.site.policy.existing import clusters_on
from grappe.site.policy.models import Cluster, Lineage
from grappe.site.trail import record

Place = tuple[str, str]
"""An objective's code, and what of it: "baseline", a year, "reason", or "" for all of it."""


@dataclass(frozen=True)
class Wish:
    """What a cluster would like: a target for each year of the period."""

    baseline: float | None
    targets: Mapping[int, float | None]


class Mistaken(Refused):
    """Nothing was kept; `places` says of each what is wrong there."""

    def __init__(self, places: Mapping[Place, str]) -> None:
        super().__init__(next(iter(places.values())), "mistaken")
        self.places = places


@transaction.atomic
def propose(
    cluster: Cluster,
    span: Span,
    wishes: Mapping[str, Wish],
    *,
    seen: Mapping[str, int],
    reason: str = "",
    by: User,
) -> list[Trajectory]:
    """New versions of those objectives whose wish differs from what stands; `seen`: the versions
    on the page they were typed on. All or none are kept.

    Raises Mistaken where a year is left out, a target goes against its direction, somebody else
    proposed meanwhile, or an agreed one is changed without a reason; Refused of a cluster that is
    there no longer.
    """
    locked(cluster)
    aims = _own_aims(cluster, wishes)
    latest = latest_of(cluster, span)
    fresh = {code: one for code, one in wishes.items() if _differs(one, latest.get(code))}
    wrong: dict[Place, str] = {}
    for code, wish in fresh.items():
        wrong |= _wrong(aims[code], span, wish, latest.get(code), seen.get(code, 0))
    agreed = _agreed(cluster, span, fresh)
    if agreed and not reason.strip():
        wrong["", "reason"] = _("Say in a line why what was agreed changes.")
    if wrong:
        raise Mistaken(wrong)
    made = Trajectory.objects.bulk_create(
        Trajectory(
            **_about(cluster, span, code, by),
            version=latest[code].version + 1 if code in latest else 1,
            baseline=wish.baseline,
            targets={str(year): value for year, value in wish.targets.items()},
            reason=reason.strip()[:LONGEST] if code in agreed else "",
        )
        for code, wish in fresh.items()
    )
    if made:
        detail = {"period": span.code, "objectives": sorted(fresh)}
        record("objectives.proposed", by=by, cluster=cluster, what=span.code, detail=detail)
    return made


@transaction.atomic
def agree(cluster: Cluster, span: Span, seen: Mapping[str, int], *, by: User) -> list[Trajectory]:
    """The officer agrees with proposals, as they were read: `seen` are their versions. Raises
    Refused where one was proposed anew meanwhile, or waits no longer."""
    locked(cluster)
    latest = latest_of(cluster, span)
    found = [latest.get(code) for code in seen]
    done = [one for one in found if one and one.agreed_at is None]
    if len(done) < len(seen) or any(one.version != seen[one.objective] for one in done):
        raise Refused(
            _("The cluster proposed something else meanwhile: read it again first."), "meanwhile"
        )
    for one in done:
        one.agreed_at, one.agreed_by = clock.now(), by
        one.capacity = by.capacity(cluster.code)
    Trajectory.objects.bulk_update(done, ["agreed_at", "agreed_by", "capacity"])
    detail = {"period": span.code, "objectives": sorted(seen)}
    record("objectives.agreed", by=by, cluster=cluster, what=span.code, detail=detail)
    return done


@transaction.atomic
def remark(
    cluster: Cluster, span: Span, objective: str, text: str, *, by: User, of_region: bool
) -> Remark:
    """A question or an answer. Raises Refused of nothing, and of what is too long."""
    text = text.strip()
    if not text:
        raise Refused(_("Write a few words first."), "empty")
    if len(text) > LONGEST:
        raise Refused(_("At most %(n)s characters, please.") % {"n": LONGEST}, "too_long")
    about = _about(cluster, span, objective, by)
    said = Remark.objects.create(**about, text=text, of_region=of_region)
    detail = {"period": span.code, "objective": objective}
    record("objectives.remarked", by=by, cluster=cluster, what=span.code, detail=detail)
    return said


def latest_of(cluster: Cluster, span: Span) -> dict[str, Trajectory]:
    """By objective, the last version that was proposed, agreed or not."""
    found = Trajectory.objects.filter(cluster=cluster, begins=span.first)
    return {one.objective: one for one in found.order_by("version")}


def locked(cluster: Cluster) -> None:
    """Holds a cluster's row until the transaction ends. Raises Refused of one that merged, was
    renamed or split: objectives are those of whoever follows."""
    Cluster.objects.select_for_update().get(pk=cluster.pk)
    if cluster in clusters_on(clock.today()):
        return
    after = _followers(cluster)
    if after:
        words = _("%(cluster)s is no more: its objectives go on with %(after)s. Set them there.")
        raise Refused(words % {"cluster": cluster.name, "after": ", ".join(after)}, "gone")
    words = _("%(cluster)s is no longer a cluster of the Region: its objectives can be read only.")
    raise Refused(words % {"cluster": cluster.name}, "gone")


def _followers(cluster: Cluster) -> list[str]:
    after = Lineage.objects.filter(before__in=(cluster.code, cluster.name)).values("after")
    return [one.name for one in Cluster.objects.filter(code__in=after)]


def _own_aims(cluster: Cluster, codes: Iterable[str]) -> dict[str, Aim]:
    domains = list(cluster.domains.values_list("code", flat=True))
    own = {one.code: one for one in aims_of(domains)}
    if not set(codes) <= set(own):
        raise Refused(_("This objective is not one of the cluster's."), "unknown")
    return own


def _about(cluster: Cluster, span: Span, objective: str, by: User) -> dict[str, object]:
    return {"cluster": cluster, "begins": span.first, "objective": objective, "by": by}


def _differs(wish: Wish, latest: Trajectory | None) -> bool:
    typed = {str(year): value for year, value in wish.targets.items() if value is not None}
    if latest is None:
        return True
    return (wish.baseline, typed) != (latest.baseline, latest.targets)


def _wrong(
    aim: Aim, span: Span, wish: Wish, latest: Trajectory | None, seen: int
) -> dict[Place, str]:
    if latest is not None and latest.version != seen:
        return {(aim.code, ""): _meanwhile(aim, span, latest)}
    wrong: dict[Place, str] = {}
    before, since = wish.baseline, str(span.baseline_year)
    for year in span.years:
        target = wish.targets.get(year)
        if target is None:
            wrong[aim.code, str(year)] = _("A target for each year is expected.")
            continue
        if before is not None and aim.objective.goes_back(before, target):
            wrong[aim.code, str(year)] = _against(aim, year, target, since, before)
        before, since = target, str(year)
    return wrong


def _against(aim: Aim, year: int, target: float, since: str, before: float) -> str:
    words = (
        _("%(target)s in %(year)s after %(before)s in %(since)s: more is better here.")
        if aim.objective.direction == "more"
        else _("%(target)s in %(year)s after %(before)s in %(since)s: less is better here.")
    )
    told = {"target": value_said(aim, target), "before": value_said(aim, before)}
    return words % {**told, "year": year, "since": since}


def _meanwhile(aim: Aim, span: Span, latest: Trajectory) -> str:
    words = _(
        "%(who)s proposed %(targets)s meanwhile. Yours is still here: send it again to put it in "
        "place of that."
    )
    targets = " · ".join(value_said(aim, latest.target(year)) for year in span.years)
    who = latest.by.name if latest.by else _("Somebody")
    return words % {"who": who, "targets": targets}


def _agreed(cluster: Cluster, span: Span, codes: Iterable[str]) -> set[str]:
    found = Trajectory.objects.filter(cluster=cluster, begins=span.first, objective__in=list(codes))
    return set(found.exclude(agreed_at=None).values_list("objective", flat=True))
