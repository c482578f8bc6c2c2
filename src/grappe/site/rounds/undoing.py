"""Edits of a draft taken back."""

from django.db import transaction

from grappe.site.accounts.models import User
from grappe.site.rounds.drafting import changed
from grappe.site.rounds.models import Edit, Report
from grappe.site.rounds.patching import undo


@transaction.atomic
def undo_last(report: Report, *, by: User | None, on_behalf: bool = False) -> Edit | None:
    """Undoes the latest edit of this person that still stands; what others changed since stays.
    None where there is none."""
    edit = (
        Edit.objects.filter(draft__report=report, undone=False, by=by)
        .exclude(kind=Edit.Kind.UNDO)
        .exclude(rows=[])
        .order_by("-revision")
        .first()
    )
    if edit is None:
        return None
    undone = changed(
        report,
        Edit.Kind.UNDO,
        lambda answer: undo(answer, edit.rows),
        by=by,
        on_behalf=on_behalf,
    )
    edit.undone = True
    edit.save(update_fields=["undone"])
    return undone
