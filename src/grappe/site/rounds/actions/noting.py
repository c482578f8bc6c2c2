"""Noting an action: a row of the quarter's draft, written in one go."""

import re
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.answers import Answer, Place, Row, add_row, remove_row, set_cells
from grappe.policies import NotInPolicyError
from grappe.questions import Value, parse
from grappe.site.accounts.models import User
from grappe.site.errors import Refused, say
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.rounds.actions.asked import Notable, as_day, report_of_day
from grappe.site.rounds.drafting import change
from grappe.site.rounds.models import Edit, Report
from grappe.site.rounds.reading import draft_answer

_BETWEEN = re.compile(r"[,;\n]")


def note(
    cluster: Cluster,
    what: Notable,
    said: Mapping[str, str],
    *,
    by: User | None,
    on_behalf: bool = False,
) -> Report:
    """Puts the action into the draft of the quarter in which it happened. Raises Refused."""
    values = _values(cluster, what, said)
    report = _report(cluster, what, values)

    def add(answer: Answer) -> Answer:
        return add_row(answer, what.section.code, values)

    change(report, Edit.Kind.CELLS, add, by=by, on_behalf=on_behalf)
    return report


@transaction.atomic
def change_note(
    report: Report,
    what: Notable,
    row: Row,
    said: Mapping[str, str],
    *,
    by: User | None,
    on_behalf: bool = False,
) -> Report:
    """The note as it is told now; a day of another quarter takes it there. Raises Refused."""
    values, section = _values(report.cluster, what, said), what.section.code
    there = _report(report.cluster, what, values)
    if there.pk != report.pk:
        remove(report, what, row.id, by=by, on_behalf=on_behalf)

    def write(answer: Answer) -> Answer:
        if there.pk != report.pk:
            return add_row(answer, section, {**row.values, **values}, row.id)
        return set_cells(answer, ((Place(section, row.id, code), v) for code, v in values.items()))

    change(there, Edit.Kind.CELLS, write, by=by, on_behalf=on_behalf)
    return there


def remove(
    report: Report, what: Notable, row: str, *, by: User | None, on_behalf: bool = False
) -> None:
    def without(answer: Answer) -> Answer:
        return remove_row(answer, what.section, row)

    change(report, Edit.Kind.CELLS, without, by=by, on_behalf=on_behalf)


def row_of(report: Report, section: str, row: str) -> Row | None:
    return next((one for one in draft_answer(report).rows(section) if one.id == row), None)


def names_in(text: Value) -> list[str]:
    """Names that stand in one cell, each once."""
    return list(dict.fromkeys(filter(None, map(str.strip, _BETWEEN.split(str(text or ""))))))


def _values(cluster: Cluster, what: Notable, said: Mapping[str, str]) -> dict[str, Value]:
    values = {one.code: parse(one, said.get(one.code)) for one in what.fields}
    named = next((one for one in what.fields if one.kind == "text" and one.mandatory), None)
    if named and not values[named.code]:
        raise Refused(_("Say in a few words what it was."), "no_title")
    for field in what.fields:
        if field.kind == "choice" and field.mandatory and values[field.code] is None:
            values[field.code] = field.default or field.choices[0].code
    if what.section.shared_with:
        others = _clusters(cluster, values.get(what.section.shared_with))
        values[what.section.shared_with] = others
    return values


def _clusters(cluster: Cluster, text: Value) -> str | None:
    """The names of other clusters as the policy writes them. Raises Refused for anybody else."""
    try:
        found = [current().cluster(name).name for name in names_in(text)]
    except NotInPolicyError as unknown:
        raise Refused(say(unknown.message), "no_cluster") from None
    return ", ".join(name for name in dict.fromkeys(found) if name != cluster.name) or None


def _report(cluster: Cluster, what: Notable, values: Mapping[str, Value]) -> Report:
    day = as_day(values[what.section.happens or ""])
    if day is None:
        raise Refused(_("Say on which day it was."), "no_day")
    return report_of_day(cluster, what.questionnaire, day)
