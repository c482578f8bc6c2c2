"""The company register: Insee's Sirene files, loaded into a folder beside the data.

A later file replaces an earlier one in one step; what Insee does not diffuse never enters.
"""

from grappe.register.changes import Change, changes
from grappe.register.errors import RegisterError
from grappe.register.importing import import_register
from grappe.register.looking import accounts, companies, establishments, successions
from grappe.register.model import Account, Company, Establishment, Succession
from grappe.register.status import Filters, RegisterStatus, status_of
from grappe.register.store import DATABASE, current, held, looking, reading
from grappe.register.telling import (
    Silence,
    change_words,
    silence_of,
    silence_words,
    status_words,
)

__all__ = [
    "DATABASE",
    "Account",
    "Change",
    "Company",
    "Establishment",
    "Filters",
    "RegisterError",
    "RegisterStatus",
    "Silence",
    "Succession",
    "accounts",
    "change_words",
    "changes",
    "companies",
    "current",
    "establishments",
    "held",
    "import_register",
    "looking",
    "reading",
    "silence_of",
    "silence_words",
    "status_of",
    "status_words",
    "successions",
]
