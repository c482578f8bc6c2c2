"""A file brought and sent in one go, as the terminal does."""

from dataclasses import dataclass

from grappe.answers import Answer, Finding
from grappe.site.rounds.models import Report, Upload
from grappe.site.rounds.reading import check_report, draft_answer
from grappe.site.rounds.receipts import located
from grappe.site.rounds.submitting import NotReady, refuse_what_cannot_be_sent, submit
from grappe.site.rounds.uploading import confirm_mapping, proposed_mapping, read_again, receive


@dataclass(frozen=True)
class Sent:
    """What became of it: without number, errors stand in the way and the draft holds the file."""

    report: Report
    number: str | None
    answer: Answer
    findings: tuple[Finding, ...]


def send_file(report: Report, name: str, content: bytes) -> Sent:
    """Columns of a foreign table are taken as proposed. Raises Refused where the file can't be
    read or isn't this report's, and, the draft left as it is, where nothing can be sent."""
    refuse_what_cannot_be_sent(report, by=None)
    upload = receive(report, name, content, by=None)
    if not upload.mapped:
        upload = confirm_mapping(upload, proposed_mapping(upload), by=None)
    answer = draft_answer(report)
    findings = _in_its_sheets(upload, check_report(report, answer).findings)
    try:
        number = submit(report, by=None).number
    except NotReady:
        number = None
    report.refresh_from_db()
    return Sent(report, number, answer, findings)


def _in_its_sheets(upload: Upload, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings at their cells; of a part or an item left empty, where it should be filled."""
    told = located(upload, findings)
    if all(finding.cell for finding in told):
        return told
    reading = read_again(upload)
    again = ((finding, reading.locate(finding)) for finding in told)
    return tuple(found if found.cell and not finding.cell else finding for finding, found in again)
