"""A sent answer as a reader may see it, section by section."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from grappe.answers import Row, has_left
from grappe.questions import Field, Section
from grappe.site.accounts import rights
from grappe.site.accounts.rights import Person
from grappe.site.errors import say
from grappe.site.organisations.lines import organisations_sent
from grappe.site.rounds.models import Report, Submission
from grappe.site.rounds.reading import questionnaire_of
from grappe.site.rounds.words import cell_words


@dataclass(frozen=True)
class SectionSent:
    """A section to read: (label, kind) of each column and the cells, as `cell_words` gives them."""

    section: Section
    columns: list[tuple[str, str]]
    rows: list[list[str | None]]
    facts: list[tuple[str, str | None]]
    hidden: int
    count: int


_NUMBERS = {"integer", "number", "amount", "year"}
_MOST = 2000


def sections_for(user: Person, report: Report, submission: Submission) -> list[SectionSent]:
    """What the reader may see of each section, in the order of the questionnaire."""
    questionnaire, answer = questionnaire_of(report.round), submission.answer
    sees_who = rights.can_see_who(user, report.cluster) or rights.can_see_others_lines(
        user, report.cluster
    )
    known = organisations_sent(submission.number) if sees_who else {}
    shown = []
    for section in questionnaire.sections:
        fields = [
            f for f in section.fields if rights.can_see_field(user, report.cluster, section, f)
        ]
        if fields:
            rows = answer.rows(section.code)[:_MOST]
            shown.append(_section(section, fields, rows, answer.year, known))
    return shown


def _section(
    section: Section,
    fields: list[Field],
    rows: tuple[Row, ...],
    year: int,
    known: Mapping[tuple[str, str], int],
) -> SectionSent:
    columns = [(say(f.label), "number" if f.kind in _NUMBERS else "") for f in fields]
    cells = [[cell_words(field, row.values.get(field.code)) for field in fields] for row in rows]
    for row, own in zip(rows, cells, strict=True):
        if one := known.get((section.code, row.id)):
            own[0] = _leading_to(one, own[0])
    facts: list[tuple[str, str | None]] = []
    if section.kind == "record" and cells:
        facts = list(zip((label for label, _kind in columns), cells[0], strict=True))
    if section.kind == "fixed":
        by_item = dict(zip((row.id for row in rows), cells, strict=True))
        nothing: list[str | None] = [None] * len(fields)
        cells = [[say(i.label), *by_item.get(i.code, nothing)] for i in section.items]
        columns = [(_("Line"), ""), *columns]
    counted = sum(not has_left(section, row, year) for row in rows)
    return SectionSent(
        section=section,
        columns=columns,
        rows=[] if section.kind == "record" else cells,
        facts=facts,
        hidden=len(section.fields) - len(fields),
        count=counted,
    )


def _leading_to(organisation: int, words: str | None) -> str | None:
    address = reverse("organisations:organisation", args=[organisation])
    return format_html('<a href="{}">{}</a>', address, words) if words else words
