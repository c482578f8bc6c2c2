"""The lines of a report as it was sent, and from when on they tell of memberships."""

from django.db import transaction

from grappe.answers import Answer, Row, has_left, organisation_lines, said_to_be
from grappe.questions import Questionnaire, Section
from grappe.site import clock
from grappe.site.organisations.identifying import identify_lines
from grappe.site.organisations.models import DraftLine, SentLine, Wording
from grappe.site.organisations.wordings import key_of
from grappe.site.policy.models import Cluster

_AT_ONCE = 500


@transaction.atomic
def keep_lines(number: str, cluster: Cluster, answer: Answer, questionnaire: Questionnaire) -> None:
    """Identifies every organisation that a sent answer names; `number` is the submission's. What
    was sent of the same report before, and not accepted, is no longer asked about."""
    report = {"cluster": cluster, "questionnaire": answer.questionnaire, "year": answer.year}
    SentLine.objects.filter(**report, accepted_at=None).delete()
    DraftLine.objects.filter(**report).delete()
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
    same_report = SentLine.objects.filter(
        cluster=first.cluster_id, questionnaire=first.questionnaire, year=first.year
    )
    same_report.exclude(number=number).delete()
    mine.update(accepted_at=clock.now())


def note_draft(cluster: Cluster, answer: Answer, questionnaire: Questionnaire) -> None:
    """Identifies every organisation that a draft names, for the cluster alone."""
    wordings = identify_lines([line for _, _, line in organisation_lines(answer, questionnaire)])
    draft = {"cluster": cluster, "questionnaire": answer.questionnaire, "year": answer.year}
    noted = DraftLine.objects.filter(**draft)
    now, before = {one.pk for one in wordings}, set(noted.values_list("wording", flat=True))
    new = (DraftLine(**draft, wording_id=pk) for pk in sorted(now - before))
    with transaction.atomic():
        if before - now:
            noted.exclude(wording__in=now).delete()
        DraftLine.objects.bulk_create(new, batch_size=_AT_ONCE, ignore_conflicts=True)


def wordings_of_draft(
    cluster: Cluster, answer: Answer, questionnaire: Questionnaire
) -> dict[str, Wording | None]:
    """By its row's id the wording of each organisation that a draft names, None where the matcher
    was not asked about it yet (one query)."""
    noted = DraftLine.objects.filter(
        cluster=cluster, questionnaire=answer.questionnaire, year=answer.year
    )
    known = {line.wording.key: line.wording for line in noted.select_related("wording")}
    named = organisation_lines(answer, questionnaire)
    return {row.id: known.get(key_of(line)) for _, row, line in named}


def organisations_sent(number: str) -> dict[tuple[str, str], int]:
    """Of what was sent under that number, the organisations by section and row, as far as they are
    recognised (one query)."""
    known = SentLine.objects.filter(number=number, wording__organisation__isnull=False)
    rows = known.values_list("section", "row", "wording__organisation")
    return {(section, row): organisation for section, row, organisation in rows}


def _line(
    number: str, cluster: Cluster, answer: Answer, section: Section, row: Row, wording: Wording
) -> SentLine:
    said = said_to_be(section, row)
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
        said_to_be=said.code if said else "",
        steers=bool(section.steers and row.values.get(section.steers) is True),
    )


def _year(row: Row, field: str | None) -> int | None:
    value = row.values.get(field) if field else None
    return value if isinstance(value, int) and 0 <= value <= 9999 else None
