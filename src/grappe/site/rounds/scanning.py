"""A file on its way in: looked through first where there is a scanner, held where it is down."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from grappe.site import clock, scanner
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.operations.pending import later, try_again
from grappe.site.rounds.models import Held, Report, Upload
from grappe.site.rounds.sparing import refuse_beyond_a_days_files
from grappe.site.rounds.uploading import receive
from grappe.site.rounds.who import seek_in
from grappe.site.trail import record

TASK = "held_file"


def bring(
    report: Report, name: str, content: bytes, *, by: User | None, on_behalf: bool = False
) -> Upload | Held:
    """As `receive`, once a scanner found nothing; a file whose scanner is down is held, and
    received as soon as it was looked through. Raises Refused."""
    refuse_beyond_a_days_files(report, len(content))
    if not scanner.is_on():
        return receive(report, name, content, by=by, on_behalf=on_behalf)
    try:
        _refuse_what_is_known(report, content, by)
    except scanner.ScannerDown:
        return _held(report, name, content, by, on_behalf)
    report.held.exclude(refusal="").delete()
    try_again(TASK)
    return receive(report, name, content, by=by, on_behalf=on_behalf)


def look_through(held: int) -> None:
    """Receives a file that was held. Raises ScannerDown, to be tried again later."""
    found = Held.objects.select_related("report__round", "report__cluster", "by").filter(pk=held)
    for one in found.filter(refusal=""):
        content = bytes(one.content)
        try:
            with override(one.by.language if one.by else None):
                _refuse_what_is_known(one.report, content, one.by)
                _receive(one, content)
        except Refused as refused:
            one.refusal, one.content = str(refused), b""
            one.save(update_fields=["refusal", "content"])


@transaction.atomic
def _receive(one: Held, content: bytes) -> None:
    received = receive(one.report, one.name, content, by=one.by, on_behalf=one.on_behalf)
    if received.mapped:
        seek_in(one.report)
    one.delete()


def told_of(report: Report) -> list[Held]:
    """The files of a report that are held, and those that were refused after it."""
    return list(report.held.defer("content"))


def _refuse_what_is_known(report: Report, content: bytes, by: User | None) -> None:
    if name := scanner.found_in(content):
        _told(report, name, by)
        raise infected(name)


def infected(name: str) -> Refused:
    """What is said of a file in which the scanner found this."""
    words = _(
        "The virus scanner knows something in this file (%(name)s). It was not opened and "
        "not kept. Have the machine that it comes from looked at, then bring a clean copy."
    )
    return Refused(words % {"name": name}, "infected")


@transaction.atomic
def _told(report: Report, name: str, by: User | None) -> None:
    """The refusal stands on the trail, whatever becomes of what is around it."""
    record("file.infected", by=by, cluster=report.cluster, detail={"found": name[:100]})


@transaction.atomic
def _held(report: Report, name: str, content: bytes, by: User | None, on_behalf: bool) -> Held:
    if not report.can_be_edited:
        raise Refused(_("This report can no longer be changed."), "not_editable")
    held = Held.objects.create(
        report=report, name=name[:255], content=content, by=by, on_behalf=on_behalf, at=clock.now()
    )
    later(TASK, held=held.pk)
    record("file.held", by=by, cluster=report.cluster, what=str(report.round))
    return held
