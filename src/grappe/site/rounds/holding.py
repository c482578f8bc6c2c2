"""What this room keeps: what clusters answered, how it was typed, files, comments, people."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from grappe.site.accounts.models import User
from grappe.site.policy.models import Cluster
from grappe.site.privacy.holdings import Expired, Found, Holding, Place, expired_of
from grappe.site.rounds import taking
from grappe.site.rounds.files import path_of
from grappe.site.rounds.models import Comment, Draft, Edit, Report, State, Submission, Upload
from grappe.site.rounds.people import Cell, cells_naming, people_in, take_out, too_old

_OVER = (State.SUBMITTED, State.ACCEPTED)


def _typed(before: datetime) -> QuerySet[Edit]:
    """How reports that were sent were typed, once their round is closed."""
    over = {"draft__report__state__in": _OVER, "draft__report__round__closed_at__lt": before}
    return Edit.objects.filter(**over)


def _old_edits(before: datetime) -> Expired:
    return expired_of(_typed(before), "at")


def _erase_edits(before: datetime) -> int:
    return _typed(before).delete()[0]


def _unsent(cluster: Cluster, by: User | None) -> int:
    mine = Draft.objects.filter(report__cluster=cluster).exclude(report__state__in=_OVER)
    return mine.delete()[1].get("rounds.Draft", 0)


def _files(uploads: Iterable[Upload]) -> list[Upload]:
    return [one for one in uploads if path_of(one.sha256).is_file()]


def _old_files(before: datetime) -> Expired:
    found = _files(Upload.objects.filter(at__lt=before).order_by("at"))
    return Expired(len(found), found[0].at if found else None)


def _erase_files(before: datetime) -> int:
    return _unlink(Upload.objects.filter(at__lt=before), Upload.objects.filter(at__gte=before))


def _files_of(cluster: Cluster, by: User | None) -> int:
    mine = {"report__cluster": cluster}
    return _unlink(Upload.objects.filter(**mine), Upload.objects.exclude(**mine))


def _unlink(uploads: QuerySet[Upload], others: QuerySet[Upload]) -> int:
    """The contents, unless somebody else's file is the same; receipts and hashes stay."""
    still = set(others.values_list("sha256", flat=True))
    found = [one for one in _files(uploads) if one.sha256 not in still]
    for one in found:
        transaction.on_commit(partial(path_of(one.sha256).unlink, missing_ok=True))
    return len(found)


def _old_comments(before: datetime) -> Expired:
    return expired_of(Comment.objects.filter(at__lt=before), "at")


def _erase_comments(before: datetime) -> int:
    return Comment.objects.filter(at__lt=before).delete()[0]


def _all_sent() -> QuerySet[Submission]:
    return Submission.objects.select_related("report__round", "report__cluster").order_by("at")


def _old_people(now: datetime) -> Expired:
    found = [sent for sent in _all_sent() if too_old(sent, now)]
    return Expired(len(found), found[0].at if found else None)


def _erase_people(now: datetime) -> int:
    return sum(take_out(sent.report, gone) for sent in _all_sent() if (gone := too_old(sent, now)))


def _people_of(cluster: Cluster, by: User | None) -> int:
    reports: dict[Report, set[Cell]] = defaultdict(set)
    for sent in _all_sent().filter(report__cluster=cluster):
        reports[sent.report] |= {cell for cell, _said in people_in(sent.report, sent.answer)}
    return sum(take_out(report, cells) for report, cells in reports.items())


def _find(who: str) -> Iterator[Found]:
    drafts = Draft.objects.select_related("report__round", "report__cluster")
    written: list[Submission | Draft] = [*_all_sent(), *drafts]
    for one in written:
        for cell, said in cells_naming(one.report, one.answer, who):
            told = {"report": str(one.report), "field": cell.field, "said": said}
            yield Found({"report": one.report_id, **cell._asdict()}, told)


def _forget(places: Sequence[Place]) -> int:
    cells: dict[int, set[Cell]] = defaultdict(set)
    for one in places:
        cells[one["report"]].add(Cell(one["section"], one["row"], one["field"]))
    reports = Report.objects.filter(pk__in=cells).select_related("round", "cluster")
    return sum(take_out(report, cells[report.pk]) for report in reports)


HOLDINGS = (
    Holding(
        "drafts",
        label=gettext_lazy("answers that you are writing"),
        holds=gettext_lazy("the draft, and each change of it: when, by whom, undone or not"),
        why=gettext_lazy("To lose nothing, to undo, and to write together."),
        people=gettext_lazy("those who typed, by their account"),
        rows=("drafts",),
        expired=_old_edits,
        erase=_erase_edits,
        leave=_unsent,
    ),
    Holding(
        "answers",
        label=gettext_lazy("answers that you sent"),
        holds=gettext_lazy(
            "each report as it was sent, with its number and its hash; amounts (c) apart"
        ),
        why=gettext_lazy(
            "To compute the Region’s figures, and to know what changed since last year."
        ),
        rows=("members", "amounts"),
        take=taking.take_answers,
    ),
    Holding(
        "contacts",
        label=gettext_lazy("people in your answers (p)"),
        holds=gettext_lazy("presidents, directors and contacts, where a question asks for them"),
        why=gettext_lazy(
            "To write to those who represent a cluster. They never enter a publication."
        ),
        people=gettext_lazy("those whom a cluster names in its answers"),
        rows=("people",),
        by_definition=True,
        expired=_old_people,
        erase=_erase_people,
        find=_find,
        forget=_forget,
        leave=_people_of,
    ),
    Holding(
        "files",
        label=gettext_lazy("files that you brought"),
        holds=gettext_lazy("each file as it came; what was read in it stays as a receipt"),
        why=gettext_lazy("To show where an answer came from, cell by cell."),
        people=gettext_lazy("whoever stands in the file"),
        rows=("people",),
        take=taking.take_files,
        expired=_old_files,
        erase=_erase_files,
        leave=_files_of,
    ),
    Holding(
        "comments",
        label=gettext_lazy("what you and your officer wrote to each other"),
        holds=gettext_lazy("comments at their place in a report, and each step of it"),
        why=gettext_lazy("To agree on what is right before it counts."),
        people=gettext_lazy("those who wrote, by their account"),
        rows=("comments",),
        take=taking.take_exchange,
        expired=_old_comments,
        erase=_erase_comments,
    ),
)
