"""The lines of a report as it was sent, and from when on they tell of memberships."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import QuerySet

from grappe.answers import Answer, Row, has_left, organisation_lines
from grappe.questions import Questionnaire, Section
from grappe.site import clock
from grappe.site.organisations.identifying import identify_lines
from grappe.site.organisations.models import SentLine, Wording
from grappe.site.policy.models import Cluster

_AT_ONCE = 500


@transaction.atomic
def keep_lines(number: str, cluster: Cluster, answer: Answer, questionnaire: Questionnaire) -> None:
    """Identifies every organisation that a sent answer names; `number` is the submission's. What
    was sent of the same report before, and not accepted, is no longer asked about."""
    _of_report(cluster, answer.questionnaire, answer.year).filter(accepted_at=None).delete()
    named = list(organisation_lines(answer, questionnaire))
    wordings = identify_lines([line for _, _, line in named])
    rows = zip(named, wordings, strict=True)
    SentLine.objects.bulk_create(
        (
            _line(number, cluster, answer, section, row, wording)
            for (section, row, _), wording in rows
        ),
        batch_size=_AT_ONCE,
    )


@transaction.atomic
def accept_lines(number: str) -> None:
    """What was sent under this number tells of memberships from now on, in place of what was
    accepted of the same report before."""
    mine = SentLine.objects.filter(number=number)
    first = mine.first()
    if first is None:
        return
    same_report = _of_report(first.cluster, first.questionnaire, first.year)
    same_report.exclude(number=number).delete()
    mine.update(accepted_at=clock.now())


def wordings_of_answer(
    answer: Answer, questionnaire: Questionnaire
) -> Iterator[tuple[Row, Wording]]:
    """Each row that names an organisation, with its wording, as it stands now."""
    named = list(organisation_lines(answer, questionnaire))
    wordings = identify_lines([line for _, _, line in named])
    yield from ((row, wording) for (_, row, _), wording in zip(named, wordings, strict=True))


def _of_report(cluster: Cluster, questionnaire: str, year: int) -> "QuerySet[SentLine]":
    return SentLine.objects.filter(cluster=cluster, questionnaire=questionnaire, year=year)


def _line(
    number: str, cluster: Cluster, answer: Answer, section: Section, row: Row, wording: Wording
) -> SentLine:
    return SentLine(
        number=number,
        cluster=cluster,
        questionnaire=answer.questionnaire,
        year=answer.year,
        section=section.code,
        row=row.id,
        wording=wording,
        counts=not has_left(section, row, answer.year),
        joined=_year(row, section.joined),
        left=_year(row, section.left),
        steers=bool(section.steers and row.values.get(section.steers) is True),
    )


def _year(row: Row, field: str | None) -> int | None:
    value = row.values.get(field) if field else None
    return value if isinstance(value, int) and 0 <= value <= 9999 else None
