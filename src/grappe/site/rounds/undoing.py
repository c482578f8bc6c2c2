"""Edits of a draft taken back, and the draft as it stood before some of them."""

from django.db import transaction

from grappe.answers import Answer
from grappe.site.accounts.models import User
from grappe.site.rounds.drafting import changed
from grappe.site.rounds.models import Edit, Report
from grappe.site.rounds.patching import undo
from grappe.site.rounds.reading import draft_answer
from grappe.site.trail import record


def undo_last(report: Report, *, by: User | None, on_behalf: bool = False) -> Edit | None:
    """Undoes the latest edit of this person that still stands; None where there is none."""
    with transaction.atomic():
        edit = (
            Edit.objects.filter(draft__report=report, undone=False, by=by)
            .exclude(kind=Edit.Kind.UNDO)
            .exclude(rows=[])
            .order_by("-revision")
            .first()
        )
        return _undone(report, edit, by=by, on_behalf=on_behalf) if edit else None


@transaction.atomic
def undo_edit(
    report: Report, edit: Edit, *, by: User | None, on_behalf: bool = False
) -> Edit | None:
    """Takes one edit back; what others changed since stays."""
    return _undone(report, edit, by=by, on_behalf=on_behalf)


def _undone(report: Report, edit: Edit, *, by: User | None, on_behalf: bool) -> Edit | None:
    undone = changed(
        report,
        Edit.Kind.UNDO,
        lambda answer: undo(answer, edit.rows),
        by=by,
        on_behalf=on_behalf,
    )
    edit.undone = True
    edit.save(update_fields=["undone"])
    record("draft.undone", by=by, cluster=report.cluster, what=str(report.round))
    return undone


def answer_at(report: Report, revision: int) -> Answer:
    """The draft as it stood at an earlier revision."""
    answer = draft_answer(report)
    later = Edit.objects.filter(draft__report=report, revision__gt=revision).order_by("-revision")
    for edit in later:
        answer = undo(answer, edit.rows)
    return answer
