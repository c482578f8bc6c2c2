"""Who is who: numbers, names, the register, candidates, a score that can be read.

Knows no questionnaire: it is asked about lines, and answers with organisations.
"""

from grappe.identity.directory import Directory, Known, KnownDirectory, RegisterDirectory
from grappe.identity.identifying import identify
from grappe.identity.learning import LEAST as CERTAIN
from grappe.identity.model import Candidate, Identified, Line, Outcome, Term
from grappe.identity.names import fold
from grappe.identity.registering import build_index

__all__ = [
    "CERTAIN",
    "Candidate",
    "Directory",
    "Identified",
    "Known",
    "KnownDirectory",
    "Line",
    "Outcome",
    "RegisterDirectory",
    "Term",
    "build_index",
    "fold",
    "identify",
]
