"""Who is who: numbers, names, the register, candidates, a score that can be read.

Knows no questionnaire: it is asked about lines, and answers with organisations.
"""

from grappe.identity.model import Candidate, Identified, Line, Outcome, Term
from grappe.identity.numbers import is_right, nearest, one_slip, swapped

__all__ = [
    "Candidate",
    "Identified",
    "Line",
    "Outcome",
    "Term",
    "is_right",
    "nearest",
    "one_slip",
    "swapped",
]
