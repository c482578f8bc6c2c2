"""The kinds of rules, by the name that a questionnaire gives them."""

from collections.abc import Callable, Iterable, Mapping

from grappe.answers import Finding
from grappe.checks.balanced import balanced
from grappe.checks.bounds import at_most, between
from grappe.checks.change import change
from grappe.checks.checksum import checksum
from grappe.checks.duplicate import duplicate
from grappe.checks.gone import gone
from grappe.checks.in_period import in_period
from grappe.checks.listed_in import listed_in
from grappe.checks.positive_total import positive_total
from grappe.checks.register import register
from grappe.checks.required_when import required_when
from grappe.checks.subject import Subject
from grappe.questions import Rule

RULES: Mapping[str, Callable[[Rule, Subject], Iterable[Finding]]] = {
    "at_most": at_most,
    "balanced": balanced,
    "between": between,
    "change": change,
    "checksum": checksum,
    "duplicate": duplicate,
    "gone": gone,
    "in_period": in_period,
    "listed_in": listed_in,
    "positive_total": positive_total,
    "register": register,
    "required_when": required_when,
}
