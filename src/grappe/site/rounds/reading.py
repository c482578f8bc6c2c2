"""What is asked of the tables of this room: querysets with their joins and their order."""

from collections.abc import Mapping

from django.db.models import QuerySet

from grappe.answers import Answer, carry_over
from grappe.checks import Checked, Context, check, numbers_in
from grappe.questions import Period, Questionnaire
from grappe.site.organisations.directories import register_word
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.rounds.following import answer_before
from grappe.site.rounds.models import Draft, Report, Round, Submission


def questionnaire_of(round_: Round) -> Questionnaire:
    """The questionnaire in the version that the round was planned with."""
    return current().questionnaire(round_.questionnaire, round_.version)


def report_for(
    cluster: Cluster, questionnaire: str, year: int, quarter: int | None = None
) -> Report:
    """Raises Report.DoesNotExist where nothing was asked."""
    return Report.objects.select_related("round", "cluster").get(
        cluster=cluster,
        round__questionnaire=questionnaire,
        round__year=year,
        round__quarter=quarter,
    )


def accepted_submissions() -> QuerySet[Submission]:
    """All submissions that were accepted, oldest first."""
    return (
        Submission.objects.filter(accepted_at__isnull=False)
        .select_related("report__round", "report__cluster", "correction_of")
        .order_by("pk")
    )


def draft_answer(report: Report) -> Answer:
    """The draft as it stands; before the first edit, last year's accepted answers."""
    draft = Draft.objects.filter(report=report).first()
    return draft.answer if draft else first_answer(report)


def first_answer(report: Report, previous: Answer | None = None) -> Answer:
    """What a draft begins with: last year's accepted answers that still hold, or nothing."""
    questionnaire = questionnaire_of(report.round)
    previous = previous or answer_before(report)
    if previous is not None:
        return carry_over(previous, questionnaire, report.round.year)
    return nothing_yet(questionnaire, report.round.period)


def nothing_yet(questionnaire: Questionnaire, period: Period) -> Answer:
    year, quarter = period
    return Answer(questionnaire.code, questionnaire.version, year, quarter=quarter)


def check_report(report: Report, answer: Answer) -> Checked:
    """What the checks find, with all the context that the site has."""
    return check_beside(report, answer, answer_before(report))


def check_beside(
    report: Report,
    answer: Answer,
    previous: Answer | None,
    row_numbers: Mapping[str, Mapping[str, int]] | None = None,
) -> Checked:
    """The same where the year before has been read already; `row_numbers` are those by which the
    reader knows the rows of a section."""
    questionnaire = questionnaire_of(report.round)
    told = register_word(numbers_in(answer, questionnaire))
    context = Context(
        register=told.companies if told else None,
        register_as_of=told.as_of if told else None,
        previous=previous,
        created_in=report.cluster.created_in,
        row_numbers=row_numbers or {},
    )
    return check(answer, questionnaire, context)


def latest_accepted(questionnaire: str) -> list[Submission]:
    """Each cluster's accepted submission about the latest year, corrections before originals."""
    accepted = accepted_submissions().filter(report__round__questionnaire=questionnaire)
    ordered = accepted.order_by(
        "report__round__year", "report__round__quarter", "accepted_at", "pk"
    )
    return list({sent.report.cluster_id: sent for sent in ordered}.values())
