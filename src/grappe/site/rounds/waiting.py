"""What is expected of a person's clusters, read at once for all of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, Subquery, When

from grappe.answers import Answer, carry_over
from grappe.checks import Context, check
from grappe.site import clock
from grappe.site.policy.models import Cluster
from grappe.site.rounds.following import answer_before, follows_others
from grappe.site.rounds.models import Comment, Draft, Report, State, Step, Submission, Upload
from grappe.site.rounds.reading import nothing_yet, questionnaire_of

_TO_MAP = Subquery(
    Upload.objects.filter(report=OuterRef("pk"))
    .order_by("-at", "-pk")
    .values_list(Case(When(mapped=False, then="pk")))[:1]
)


@dataclass(frozen=True)
class Waiting:
    """A report with what a line about it needs; `answer` and `errors` of those still to do;
    `to_map` is the latest file's key, where its columns wait to be explained."""

    report: Report
    answer: Answer | None
    carried: int
    errors: int
    sent: Submission | None
    to_map: int | None
    comments: int

    @property
    def to_do(self) -> bool:
        return self.report.can_be_edited


def waiting_for(clusters: Sequence[Cluster], comments: Iterable[Comment] = ()) -> list[Waiting]:
    """All reports of these clusters but those of a quarter that is running, those due first at the
    top. Three queries for any number, and those of `answer_before` for each cluster that follows
    others."""
    every = Report.objects.filter(cluster__in=clusters).select_related("round", "cluster")
    every = every.annotate(to_map=_TO_MAP)
    today = clock.today()
    ordered = every.order_by("round__due", "cluster__name")
    reports = [report for report in ordered if not report.round.is_running(today)]
    open_ones = [report for report in reports if report.can_be_edited]
    drafts = {draft.report_id: draft for draft in Draft.objects.filter(report__in=open_ones)}
    every_sent = Submission.objects.filter(report__in=reports).select_related("by", "report__round")
    sent = _last(every_sent)
    unanswered = _unanswered(comments)
    accepted = _accepted(every_sent) if open_ones else {}
    return [
        _waiting(
            report,
            drafts.get(report.pk),
            accepted,
            sent=sent.get(report.pk),
            comments=unanswered.get(report.pk, 0),
        )
        for report in reports
    ]


def comments_of_the_region(clusters: Sequence[Cluster]) -> list[Comment]:
    """All of the Region's words on these clusters' reports, newest first; `answered` says of each
    whether there is a reply, `by_cluster` whether the cluster gave one."""
    found = Comment.objects.filter(of_region=True, report__cluster__in=clusters)
    joined = found.select_related("report__round", "report__cluster", "by")
    replies = Comment.objects.filter(parent=OuterRef("pk"))
    told = joined.annotate(
        answered=Exists(replies), by_cluster=Exists(replies.filter(of_region=False))
    )
    return list(told.order_by("-at"))


def said_by_the_region(
    clusters: Sequence[Cluster], comments: Sequence[Comment], most: int = 6
) -> list[Comment | Step]:
    """The latest words and decisions of the Region on these clusters' reports, newest first."""
    decided = Step.objects.filter(
        state__in=(State.ACCEPTED, State.RETURNED), report__cluster__in=clusters
    )
    steps = decided.select_related("report__round", "report__cluster", "by").order_by("-at")[:most]
    news: list[Comment | Step] = [*comments[:most], *steps]
    return sorted(news, key=lambda one: one.at, reverse=True)[:most]


def _waiting(
    report: Report,
    draft: Draft | None,
    accepted: dict[tuple[int, str], list[Submission]],
    *,
    sent: Submission | None,
    comments: int,
) -> Waiting:
    answer, carried, errors = None, 0, 0
    if report.can_be_edited:
        answer, previous = _answer(report, draft, accepted)
        carried = sum(r.origin == "carried" for rows in answer.sections.values() for r in rows)
        context = Context(previous=previous, created_in=report.cluster.created_in)
        if report.state != State.EXPECTED:
            errors = len(check(answer, questionnaire_of(report.round), context).errors)
    to_map = report.to_map if report.can_be_edited else None  # type: ignore[attr-defined]
    return Waiting(report, answer, carried, errors, sent, to_map, comments)


def _answer(
    report: Report, draft: Draft | None, accepted: dict[tuple[int, str], list[Submission]]
) -> tuple[Answer, Answer | None]:
    questionnaire, year = questionnaire_of(report.round), report.round.year
    known = accepted.get((report.cluster_id, questionnaire.code), [])
    earlier = [one for one in known if one.report.round.year < year and not one.answer.quarter]
    previous = max(earlier, key=lambda one: one.report.round.year).answer if earlier else None
    if follows_others(report.cluster):
        previous = answer_before(report)
    if draft is not None:
        return draft.answer, previous
    if previous is not None:
        return carry_over(previous, questionnaire, year), previous
    return nothing_yet(questionnaire, report.round.period), None


def _accepted(sent: Iterable[Submission]) -> dict[tuple[int, str], list[Submission]]:
    """By cluster and questionnaire, each year's latest accepted submission."""
    accepted = [(one.accepted_at, one.pk, one) for one in sent if one.accepted_at is not None]
    latest = {one.report_id: one for _at, _pk, one in sorted(accepted)}
    grouped: dict[tuple[int, str], list[Submission]] = {}
    for one in latest.values():
        key = (one.report.cluster_id, one.report.round.questionnaire)
        grouped.setdefault(key, []).append(one)
    return grouped


def _last(found: Iterable[Submission]) -> dict[int, Submission]:
    return {one.report_id: one for one in found}


def _unanswered(comments: Iterable[Comment]) -> dict[int, int]:
    """How many comments of the Region have no answer yet, by report."""
    return Counter(
        one.report_id
        for one in comments
        if one.parent_id is None and one.report.state == State.RETURNED and not one.answered  # type: ignore[attr-defined]
    )
