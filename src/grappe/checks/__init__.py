"""Is the answer right: values, rules, against last year, against the company register.

An answer, what was asked and what else is known come in; findings go out. Changes nothing, asks
no clock, reads no file.
"""

from grappe.checks.checking import Checked, check, unexplained
from grappe.checks.company_numbers import numbers_in
from grappe.checks.register import goes_with
from grappe.checks.rules import RULES
from grappe.checks.subject import Context

__all__ = ["RULES", "Checked", "Context", "check", "goes_with", "numbers_in", "unexplained"]
