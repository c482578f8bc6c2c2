"""A quarter told through the verbs of the product: noted, confirmed."""

from grappe.answers import Answer, add_row
from grappe.demonstration.actions import Rows
from grappe.site.accounts.models import User
from grappe.site.rounds.actions import proposing, sharing
from grappe.site.rounds.drafting import change
from grappe.site.rounds.models import Edit, Report


def note(report: Report, rows: Rows, *, by: User) -> None:
    def add(answer: Answer) -> Answer:
        for section, told in rows.items():
            for values in told:
                answer = add_row(answer, section, values)
        return answer

    change(report, Edit.Kind.CELLS, add, by=by)


def confirm(report: Report, of: str, *, by: User) -> None:
    """What that other cluster led with this one in the quarter is its own, too."""
    for one in proposing.proposals(report.cluster):
        theirs = one.report
        if one.said is None and (theirs.round_id, theirs.cluster.code) == (report.round_id, of):
            sharing.confirm(report.cluster, one, by=by)
