"""The company register: Insee's Sirene files, loaded into a folder beside the data.

A later file replaces an earlier one in one step; what Insee does not diffuse never enters.
"""

from grappe.register.errors import RegisterError
from grappe.register.importing import RegisterStatus, import_register, status_of
from grappe.register.looking import accounts, companies, establishments, successions
from grappe.register.model import Account, Company, Establishment, Succession
from grappe.register.store import DATABASE, current

__all__ = [
    "DATABASE",
    "Account",
    "Company",
    "Establishment",
    "RegisterError",
    "RegisterStatus",
    "Succession",
    "accounts",
    "companies",
    "current",
    "establishments",
    "import_register",
    "status_of",
    "successions",
]
