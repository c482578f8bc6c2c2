"""What the page of actions shows: a short form, what waits to be confirmed, what was noted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from grappe.answers import Row, row_name
from grappe.questions import Section, value_words
from grappe.site.errors import say
from grappe.site.policy.models import Cluster
from grappe.site.rounds.actions.asked import day_of
from grappe.site.rounds.actions.proposing import Proposal, alike
from grappe.site.rounds.models import Draft, Report, State
from grappe.site.rounds.reading import questionnaire_of
from grappe.site.rounds.words import short_title


@dataclass(frozen=True)
class Noted:
    """An action as a line; without `report` it can't be changed any more."""

    report: Report
    section: Section
    row: Row
    name: str
    kind: str
    day: date | None
    beside: str


@dataclass(frozen=True)
class Quarter:
    """What was noted in one, the latest first; `over` once it can be sent."""

    report: Report
    title: str
    noted: Sequence[Noted]
    over: bool


@dataclass(frozen=True)
class Asked:
    """A proposal in words; `alike` are the cluster's own rows that may be the same."""

    proposal: Proposal
    line: Noted
    alike: list[tuple[str, str]]

    @property
    def key(self) -> str:
        return f"{self.proposal.report.pk}:{self.proposal.section.code}:{self.proposal.row.id}"


def quarters(cluster: Cluster, today: date) -> list[Quarter]:
    """Those that are still to send, the running one first. Two queries."""
    open_ones = (
        Report.objects.filter(cluster=cluster, round__quarter__isnull=False)
        .filter(round__opened_at__isnull=False, round__closed_at=None)
        .exclude(state__in=(State.SUBMITTED, State.ACCEPTED))
        .select_related("round", "cluster")
        .order_by("-round__year", "-round__quarter")
    )
    drafts = {one.report_id: one.answer for one in Draft.objects.filter(report__in=open_ones)}
    found = []
    for report in open_ones:
        answer = drafts.get(report.pk)
        sections = questionnaire_of(report.round).sections if answer else ()
        lines = [
            line_of(report, section, row)
            for section in sections
            if answer and section.noted
            for row in answer.rows(section.code)
        ]
        lines.sort(key=lambda one: one.day or date.min, reverse=True)
        over = not report.round.is_running(today)
        found.append(Quarter(report, short_title(report.round), lines, over))
    return found


def line_of(report: Report, section: Section, row: Row) -> Noted:
    kind = next((f for f in section.fields if f.kind == "choice"), None)
    beside = (f for f in section.fields if f.kind == "text" and f.code in section.noted[1:])
    said = [str(row.values[f.code]) for f in beside if row.values.get(f.code)]
    name = say(row_name(section, row))
    return Noted(
        report=report,
        section=section,
        row=row,
        name=name,
        kind=say(value_words(kind, row.values.get(kind.code))) if kind else "",
        day=day_of(section, row),
        beside=", ".join(one for one in said if one != name),
    )


def asked_of(waiting: Sequence[Proposal]) -> list[Asked]:
    return [
        Asked(
            one,
            line_of(one.report, one.section, one.row),
            [] if one.said else list(_named(one.section, alike(one))),
        )
        for one in waiting
    ]


def _named(section: Section, rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    yield from ((row.id, say(row_name(section, row))) for row in rows)
