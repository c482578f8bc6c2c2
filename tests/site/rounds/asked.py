"""Rounds asked of a cluster, and its answers, in a word each."""

from datetime import date, datetime
from itertools import count

from grappe.answers import Place
from grappe.references import is_right
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.policy.models import Cluster
from grappe.site.rounds import draft_rows, reviewing, submitting
from grappe.site.rounds.models import Report, Round, Submission
from tests.site.making import cluster, person

DAY = date(2021, 5, 12)
_n = count(1)
_sirens = (f"{n:09d}" for n in range(1_000_000, 9_000_000) if is_right(f"{n:09d}"))


def asked(of: Cluster, questionnaire: str = "members", year: int = 2021) -> Report:
    """A cluster's report in an open round."""
    round_, _new = Round.objects.get_or_create(
        questionnaire=questionnaire,
        year=year,
        defaults={
            "version": "2019",
            "opens": date(year, 5, 3),
            "due": date(year, 5, 31),
            "closes": date(year, 6, 30),
            "opened_at": clock.now(),
        },
    )
    return Report.objects.get_or_create(round=round_, cluster=of)[0]


def member(**said: object) -> dict[str, object]:
    """A right row of a member."""
    return {
        "name": f"Atelier {next(_n)}",
        "siren": next(_sirens),
        "type": "sme",
        "member_since": 2015,
        "governance": False,
        "postal_code": "38000",
        "commune": "Grenoble",
        **said,
    }


def accepted(report: Report, rows: int = 3) -> Submission:
    """The report filled in, sent and accepted in its year."""
    with clock.at(datetime(report.round.year, 5, 20, 9)):
        draft_rows.add_rows(report, "members", [member() for _row in range(rows)], by=None)
        submitting.submit(report, by=None)
        return reviewing.accept(report, by=None)


def people_of(of: Cluster) -> tuple[User, User]:
    """Its manager, and the officer of its domain."""
    return person("manager", of=of, name="Claire"), person("officer", of="health", name="Paul")


def cell(row: str, field: str, section: str = "members") -> Place:
    return Place(section, row, field)


def minalogic() -> Cluster:
    return cluster("Minalogic")
