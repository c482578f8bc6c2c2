"""A story begun from a line of a quarter's report: what was written there is there already."""

import re
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.answers import Answer
from grappe.questions import Value, fold
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.policy.models import Cluster, Domain
from grappe.site.rounds.actions.noting import names_in
from grappe.site.rounds.models import Report
from grappe.site.rounds.reading import draft_answer, questionnaire_of
from grappe.site.rounds.to_tell import what_it_tells
from grappe.site.stories.models import Story
from grappe.site.stories.prefilling import first_document
from grappe.site.stories.texts import BY_NAME, TEXTS
from grappe.site.stories.writing import begin

_FIGURE = re.compile(r"\d[\d\s\u202f.,]*(?:%|[kM]?€)?(?=\s|$)")
"""A number with its sign, at the beginning of what is worth quoting."""


@transaction.atomic
def begin_from(report: Report, row: str, *, by: User) -> Story:
    """The story of a line, begun now, or the one that was begun from it before. Raises Refused
    where the line has gone, or says more than a story holds."""
    Report.objects.select_for_update().get(pk=report.pk)
    known = Story.objects.filter(report=report, row=row).first()
    if known is not None:
        return known
    told = what_it_tells(questionnaire_of(report.round), _answer(report), row)
    if not told:
        raise Refused(_("This line is no longer in the report."), "gone")
    story = begin(report.cluster, _document(report, told, by.language), by=by)
    story.report, story.row = report, row
    story.save(update_fields=["report", "row", "touched_at"])
    return story


def _answer(report: Report) -> Answer:
    """What is being written, or what was sent last."""
    sent = None if report.can_be_edited else report.submissions.last()
    return sent.answer if sent is not None else draft_answer(report)


def _document(report: Report, told: Mapping[str, Value], language: str) -> dict[str, Any]:
    words = {one.name: str(told.get(one.name) or "") for one in TEXTS}
    places: dict[str, Any] = {"topic": "", **first_document(report.cluster, language)}
    domain = str(told.get("domain") or "")
    if Domain.objects.filter(code=domain).exists():
        places["domain"] = domain
    names = {fold(one) for one in names_in(told.get("clusters"))}
    others = [one.code for one in Cluster.objects.all() if fold(one.name) in names]
    period = report.round.period.code
    return {**words, **_figure(words["quotable"]), **places, "period": period, "clusters": others}


def _figure(text: str) -> dict[str, str]:
    """A figure and what it says, out of one line: “30 % less energy”."""
    found = _FIGURE.match(text)
    if found is not None and found.end() < len(text):
        return {"quotable": found.group().strip(), "quotable_of": text[found.end() :].strip()}
    if len(text) > BY_NAME["quotable"].longest:
        return {"quotable": "", "quotable_of": text}
    return {"quotable": text}
