"""Rounds and reports for tests of the Region's side, made through the verbs."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils import timezone

from grappe.answers import Row
from grappe.answers.editing import with_rows
from grappe.policies import RoundPlan
from grappe.questions import Value
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.policy.models import Cluster
from grappe.site.rounds.drafting import change
from grappe.site.rounds.models import Report, Round
from grappe.site.rounds.opening import open_round, plan_round
from grappe.site.rounds.reviewing import accept
from grappe.site.rounds.submitting import submit
from tests.site.making import cluster

MAY_3 = datetime(2021, 5, 3, 8, tzinfo=timezone.get_fixed_timezone(120))
Rows = Mapping[str, Mapping[str, Value]]


def member(name: str, **values: Value) -> dict[str, Value]:
    """A member without anything wrong."""
    return {
        "name": name,
        "type": "sme",
        "member_since": 2015,
        "governance": False,
        "postal_code": "38000",
        **values,
    }


def planned(year: int = 2021) -> Round:
    """The members' round about a year: May of that year, due on the 31st."""
    days = (date(year, 5, 3), date(year, 5, 31), date(year, 6, 30))
    return plan_round(
        RoundPlan(
            questionnaire="members",
            version="2019",
            year=year,
            opens=days[0],
            due=days[1],
            closes=days[2],
        ),
        by=None,
    )


def opened(year: int = 2021, *clusters: Cluster) -> Round:
    """An open round that asks these clusters, or one."""
    _ = clusters or cluster("Minalogic")
    with clock.at(MAY_3.replace(year=year)):
        return open_round(planned(year), by=None)


def sent(
    of: Cluster, rows: Rows, *, year: int = 2021, days: int = 10, by: User | None = None
) -> Report:
    """The report of a cluster, filled in and sent so many days after the opening."""
    report = Report.objects.get(cluster=of, round__year=year)
    with clock.at(MAY_3.replace(year=year) + timedelta(days=days)):
        kept = tuple(Row(name, values) for name, values in rows.items())
        change(report, "cells", lambda answer: with_rows(answer, "members", kept), by=by)
        report.refresh_from_db()
        submit(report, by=by)
    report.refresh_from_db()
    return report


def accepted(of: Cluster, rows: Rows, *, year: int = 2020) -> Report:
    """A report of a round that was opened for it, sent and accepted."""
    opened(year, of)
    report = sent(of, rows, year=year)
    with clock.at(MAY_3.replace(year=year) + timedelta(days=20)):
        accept(report, by=None)
    report.refresh_from_db()
    return report


__all__ = ["MAY_3", "accepted", "member", "opened", "planned", "sent"]
