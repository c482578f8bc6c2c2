"""What a cluster takes out of this room: workbooks, answers, files as they came, what was said."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from grappe.answers import from_json, to_document
from grappe.site.policy.models import Cluster
from grappe.site.privacy.archive import Archive
from grappe.site.rounds.files import path_of
from grappe.site.rounds.models import Comment, Draft, Report, Step, Submission, Upload
from grappe.site.rounds.reading import questionnaire_of
from grappe.workbook import write_template


def take_answers(cluster: Cluster, archive: Archive) -> None:
    """Each sent answer as a workbook and as the document that was kept; drafts as documents."""
    mine = {"report__cluster": cluster}
    sent = Submission.objects.filter(**mine).select_related("report__round", "report__cluster")
    answers, drafts = _("answers"), _("drafts")
    for one in sent:
        path = f"{answers}/{_stem(one.report)}-{one.number}"
        archive.add(f"{path}.xlsx", _workbook(one), f"{one.report.round} · {one.number}")
        archive.add(f"{path}.json", one.document.encode(), f"{one.report.round} · {one.number}")
    for draft in Draft.objects.filter(**mine).select_related("report__round"):
        path = f"{drafts}/{_stem(draft.report)}.json"
        archive.add_json(path, to_document(draft.answer), f"{draft.report.round}")
    rows = [(str(s.report.round), s.number, s.at, s.accepted_at, s.sha256) for s in sent]
    heads = [_("Report"), _("Number"), _("Sent"), _("Accepted"), "SHA-256"]
    archive.table(_("What you sent"), heads, rows)


def take_files(cluster: Cluster, archive: Archive) -> None:
    """Each file under the name that it came with."""
    folder = _("files")
    for one in Upload.objects.filter(report__cluster=cluster).select_related("report__round"):
        file = path_of(one.sha256)
        if file.is_file():
            name = one.name.replace("/", "-").replace("\\", "-")
            path = f"{folder}/{_stem(one.report)}/{one.at:%Y-%m-%d}-{name}"
            archive.add(path, file.read_bytes(), one.name)


def take_exchange(cluster: Cluster, archive: Archive) -> None:
    """Comments, and what was decided on each report."""
    mine = {"report__cluster": cluster}
    said = Comment.objects.filter(**mine).select_related("report__round")
    rows = [
        (
            *(str(one.report.round), one.at, _("the Region") if one.of_region else _("you")),
            *(one.section, one.row, one.field, one.text),
        )
        for one in said
    ]
    heads = [
        *(_("Report"), _("When"), _("Who")),
        *(_("Section"), _("Row"), _("Field"), _("What was said")),
    ]
    archive.table(_("Comments"), heads, rows)
    steps = Step.objects.filter(**mine).select_related("report__round")
    done = [(str(s.report.round), s.at, s.get_state_display(), s.reason) for s in steps]
    archive.table(_("Decisions"), [_("Report"), _("When"), _("State"), _("Why")], done)


def _workbook(sent: Submission) -> bytes:
    """The questionnaire's own workbook, with the answer in it."""
    report = sent.report
    return write_template(
        questionnaire_of(report.round),
        year=report.round.year,
        quarter=report.round.quarter,
        cluster_code=report.cluster.code,
        cluster_name=report.cluster.name,
        language=get_language() or "fr",
        created_in=report.cluster.created_in,
        draft=from_json(sent.document),
        due=report.round.due,
    )


def _stem(report: Report) -> str:
    return str(report.round).replace(" ", "-")
