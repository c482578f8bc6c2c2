"""Organisations, how they are written, where they are members, and every decision on it."""

from grappe.site.organisations.models.decisions import Decision, Preferred
from grappe.site.organisations.models.lines import DraftLine, SentLine
from grappe.site.organisations.models.organisations import OPEN, Organisation, Wording
from grappe.site.organisations.models.register import RegisterChange

__all__ = [
    "OPEN",
    "Decision",
    "DraftLine",
    "Organisation",
    "Preferred",
    "RegisterChange",
    "SentLine",
    "Wording",
]
