"""What waits for whoever reads reports: sent reports, and replies to comments."""

from collections.abc import Collection, Iterable

from django.db.models import Max, Q, QuerySet

from grappe.site.accounts.models import User
from grappe.site.policy.models import Cluster
from grappe.site.rounds.models import Comment, Report, Round, State, Submission

Codes = Collection[str] | QuerySet[Cluster, str]


def scope(user: User) -> Codes:
    """Codes of the clusters whose reports one reads: of one's domains, or all of the Region's,
    which are then asked for together with what is asked about them."""
    if "head_of_unit" in user.standing.kinds:
        return Cluster.objects.values_list("code", flat=True)
    return set(user.standing.looks_after)


def waiting_reports(clusters: Codes) -> QuerySet[Report]:
    """Sent and not decided on, the longest waiting first, each with its `sent_at`."""
    return (
        Report.objects.filter(state=State.SUBMITTED, cluster__code__in=clusters)
        .select_related("round", "cluster")
        .annotate(sent_at=Max("submissions__at"))
        .order_by("sent_at", "pk")
    )


def next_after(report: Report, sent: Submission | None, clusters: Codes) -> Report | None:
    """The next report that waits after one that was `sent`, going round."""
    waiting = [one for one in waiting_reports(clusters) if one.pk != report.pk]
    later = [one for one in waiting if sent and one.sent_at > sent.at]  # type: ignore[attr-defined]
    return next(iter((*later, *waiting)), None)


def open_rounds() -> QuerySet[Round]:
    return Round.objects.filter(opened_at__isnull=False, closed_at=None).order_by("due", "pk")


def unanswered_replies(clusters: Codes) -> list[Comment]:
    """The last word of each exchange, where the cluster has it and nothing is decided yet."""
    said = (
        Comment.objects.filter(report__cluster__code__in=clusters)
        .filter(report__state__in=(State.SUBMITTED, State.RETURNED))
        .filter(Q(parent__isnull=False) | Q(replies__isnull=False))
        .select_related("report__round", "report__cluster", "parent", "by")
        .distinct()
        .order_by("at", "pk")
    )
    return sorted(_last_words(said), key=lambda one: one.at, reverse=True)


def _last_words(said: Iterable[Comment]) -> list[Comment]:
    threads = {one.parent_id or one.pk: one for one in said}
    return [one for one in threads.values() if not one.of_region]
