"""A file comes in: kept as it came, read, checked for whose it is, and put into the draft."""

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.answers import Answer, combine
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused, say
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.rounds import files
from grappe.site.rounds.drafting import change
from grappe.site.rounds.models import Edit, RememberedMapping, Report, Upload
from grappe.site.rounds.reading import questionnaire_of
from grappe.site.rounds.receipts import places, receipt
from grappe.site.trail import record
from grappe.workbook import (
    Identification,
    Mapping,
    Reading,
    UnreadableFile,
    read_safely,
)
from grappe.workbook import from_document as mapping_from_document
from grappe.workbook import to_document as mapping_to_document


class Misplaced(Refused):
    """A workbook of ours that belongs elsewhere: `told` says where."""

    def __init__(self, message: str, code: str, told: Identification) -> None:
        super().__init__(message, code)
        self.told = told


def receive(
    report: Report, name: str, content: bytes, *, by: User | None, on_behalf: bool = False
) -> Upload:
    """Reads a file into the draft, or waits for a person to confirm how its columns are meant.

    Raises Refused, with everything left as it was, for a file that can't be read, is another
    cluster's, or belongs to another round.
    """
    if not report.can_be_edited:
        raise Refused(_("This report can no longer be changed."), "not_editable")
    reading = _read(report, name, content, _remembered(report))
    _belongs_here(report, reading)
    upload = Upload(
        report=report,
        name=name[:255],
        sha256=files.keep(content),
        size=len(content),
        by=by,
        at=clock.now(),
        mapping=mapping_to_document(reading.mapping),
        mapped=reading.identification is not None or reading.mapping.certain,
        receipt=receipt(reading),
    )
    with transaction.atomic():
        if upload.mapped:
            _into_draft(upload, reading, by=by, on_behalf=on_behalf)
        upload.save()
        record(
            "file.received",
            by=by,
            cluster=report.cluster,
            what=str(report.round),
            detail={"file": upload.sha256},
        )
    return upload


def confirm_mapping(
    upload: Upload, mapping: Mapping, *, by: User | None, on_behalf: bool = False
) -> Upload:
    """How a person says the columns are meant; remembered for this cluster's next file."""
    report = upload.report
    reading = _read(report, upload.name, files.content_of(upload.sha256), mapping)
    upload.mapping, upload.mapped = mapping_to_document(mapping), True
    upload.receipt = receipt(reading)
    with transaction.atomic():
        RememberedMapping.objects.update_or_create(
            cluster=report.cluster,
            questionnaire=report.round.questionnaire,
            defaults={"document": upload.mapping},
        )
        _into_draft(upload, reading, by=by, on_behalf=on_behalf)
        upload.save()
    return upload


def read_again(upload: Upload) -> Reading:
    """The reading of a kept file, for showing its cells and annotating it."""
    content = files.content_of(upload.sha256)
    return _read(upload.report, upload.name, content, proposed_mapping(upload))


def proposed_mapping(upload: Upload) -> Mapping:
    """How the columns of a file are meant, as proposed or as confirmed."""
    return mapping_from_document(upload.mapping)


def _into_draft(upload: Upload, reading: Reading, *, by: User | None, on_behalf: bool) -> None:
    questionnaire = questionnaire_of(upload.report.round)
    ids: dict[tuple[str, str], str] = {}

    def bring_in(draft: Answer) -> Answer:
        combined = combine(draft, reading.answer, questionnaire)
        ids.update(combined.ids)
        return combined.answer

    upload.edit = change(upload.report, Edit.Kind.UPLOAD, bring_in, by=by, on_behalf=on_behalf)
    upload.places = places(reading, ids)


def _read(report: Report, name: str, content: bytes, mapping: Mapping | None) -> Reading:
    try:
        return read_safely(
            content,
            name,
            current().questionnaires,
            expect=report.round.questionnaire,
            mapping=mapping,
            year=report.round.year,
            quarter=report.round.quarter,
        )
    except UnreadableFile as unreadable:
        raise Refused(say(unreadable.message), unreadable.code) from None


def _remembered(report: Report) -> Mapping | None:
    found = RememberedMapping.objects.filter(
        cluster=report.cluster, questionnaire=report.round.questionnaire
    ).first()
    return mapping_from_document(found.document) if found else None


def _belongs_here(report: Report, reading: Reading) -> None:
    told = reading.identification
    if told is None:
        return
    if told.cluster and told.cluster != report.cluster.code:
        other = Cluster.objects.filter(code=told.cluster).first()
        raise Misplaced(
            _("This file was made for %(other)s, not for %(cluster)s.")
            % {"other": other or told.cluster, "cluster": report.cluster},
            "other_cluster",
            told,
        )
    here = (report.round.questionnaire, report.round.period)
    if (told.questionnaire, told.period) != here:
        raise Misplaced(
            _("This file is about “%(other)s” %(year)s. Please bring it to that round.")
            % {
                "other": say(current().questionnaire(told.questionnaire).label),
                "year": say(told.period.words),
            },
            "other_round",
            told,
        )
    if told.version != report.round.version:
        raise Refused(
            _(
                "This workbook was made for another version of these questions. Get today's "
                "workbook and copy your rows into it."
            ),
            "other_version",
        )
