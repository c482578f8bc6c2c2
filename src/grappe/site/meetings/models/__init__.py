"""What the room keeps: appointments, meetings, proposals."""

from grappe.site.meetings.models.appointment import Appointment, Candidate, Voice
from grappe.site.meetings.models.meeting import Decision, Document, Meeting
from grappe.site.meetings.models.proposal import Proposal, Remark, Wording

__all__ = [
    "Appointment",
    "Candidate",
    "Decision",
    "Document",
    "Meeting",
    "Proposal",
    "Remark",
    "Voice",
    "Wording",
]
