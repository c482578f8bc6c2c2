"""Is the answer right: values, rules, against last year.

An answer, what was asked and what else is known come in; findings go out. Changes nothing, asks
no clock, reads no file.
"""

from grappe.checks.checking import Checked, check, unexplained
from grappe.checks.rules import RULES
from grappe.checks.subject import Context

__all__ = ["RULES", "Checked", "Context", "check", "unexplained"]
