"""What the journeys need beside the demonstration: an open round of management, and a file of
members as a cluster would bring it."""

import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

NEW, MISTYPED = 3, 2
"""Members that joined, and how many of their numbers have a wrong digit."""


def prepare(folder: Path, cluster: str) -> None:
    """In the copy that `GRAPPE_DATA` names; files go into `folder`."""
    from grappe.policies import RoundPlan
    from grappe.site import clock
    from grappe.site.policy.reading import current
    from grappe.site.rounds.opening import open_round, plan_round
    from grappe.site.rounds.reading import report_for
    from grappe.site.rounds.templates_out import template_of

    today = clock.today()
    version = current().questionnaire("management").version
    month, season = timedelta(days=30), timedelta(days=60)
    about = {"questionnaire": "management", "version": version, "year": today.year}
    plan = RoundPlan(**about, opens=today, due=today + month, closes=today + season)
    open_round(plan_round(plan, by=None), by=None)
    report = report_for(report_cluster(cluster), "members", today.year)
    book = template_of(report, "en")
    (folder / "members.xlsx").write_bytes(with_newcomers(book, today, numbers()))


def report_cluster(code: str) -> Any:
    from grappe.site.policy.models import Cluster

    return Cluster.objects.get(code=code)


def numbers() -> list[str]:
    """Company numbers of members of another cluster."""
    from grappe.site.rounds.reading import latest_accepted

    rows = latest_accepted("members")[-1].answer.rows("members")
    known = [str(row.values["siren"]) for row in rows if row.values.get("siren")]
    return [one for one in known if len(one) == 9][:NEW]


def with_newcomers(book: bytes, today: date, sirens: list[str]) -> bytes:
    """The workbook as the product gives it, with members written under the last one."""
    opened = load_workbook(io.BytesIO(book))
    sheet = opened["Members"]
    head = next(r for r in range(1, 20) if str(sheet.cell(r, 2).value).startswith("Organisation"))
    columns = {str(cell.value).removesuffix(" *"): n for n, cell in enumerate(sheet[head], 1)}
    last = max(r for r in range(head, sheet.max_row + 1) if sheet.cell(r, 2).value)
    for n, siren in enumerate(sirens):
        row = {
            "Organisation name": f"Newcomer {n + 1}",
            "SIREN or SIRET": mistyped(siren) if n < MISTYPED else siren,
            "Type": "Company: SME",
            "Year of membership": today.year,
            "Takes part in governance": "no",
            "Postal code": "69007",
            "Commune": "Lyon",
        }
        for heading, value in row.items():
            sheet.cell(last + 1 + n, columns[heading]).value = value
    written = io.BytesIO()
    opened.save(written)
    return written.getvalue()


def mistyped(number: str) -> str:
    return number[:-1] + str((int(number[-1]) + 1) % 10)


def ask_for_apprentices() -> None:
    """A version of the list of members that asks for apprentices, published, and its round."""
    from grappe.site.accounts.models import User
    from grappe.site.designer.designing import add, begin
    from grappe.site.designer.publishing import publish

    writer = User.objects.get(roles__kind="evaluation")
    draft = begin("members", by=writer)
    both = {"fr": "Apprentis", "en": "Apprentices"}
    field = {"code": "apprentices", "kind": "integer", "label": both, "help": both, "minimum": 0}
    add(draft, "field", "members", field, by=writer)
    publish(draft, "2022", by=writer)
    open_next_round()


def open_next_round() -> int:
    """Of the list of members, by the version in force, about the year after this one."""
    from grappe.policies import RoundPlan
    from grappe.site import clock
    from grappe.site.policy.reading import current
    from grappe.site.rounds.opening import open_round, plan_round

    today, version = clock.today(), current().questionnaire("members").version
    about = {"questionnaire": "members", "version": version, "year": today.year + 1}
    due, closes = today + timedelta(days=30), today + timedelta(days=60)
    plan = RoundPlan(**about, opens=today, due=due, closes=closes)
    open_round(plan_round(plan, by=None), by=None)
    return today.year + 1


def answered(*clusters: str) -> None:
    """Asked for apprentices, these clusters name one with each member: accepted and public."""
    from grappe.answers.editing import with_rows
    from grappe.site import clock
    from grappe.site.replies.models import Passage
    from grappe.site.rounds.drafting import change
    from grappe.site.rounds.publishing import publish_accepted
    from grappe.site.rounds.reading import report_for
    from grappe.site.rounds.reviewing import accept
    from grappe.site.rounds.submitting import submit

    def with_apprentices(answer: Any) -> Any:
        rows = [
            row._replace(values={**row.values, "apprentices": 1}) for row in answer.rows("members")
        ]
        return with_rows(answer, "members", tuple(rows))

    year = open_next_round()
    for code in clusters:
        report = report_for(report_cluster(code), "members", year)
        change(report, "cells", with_apprentices, by=None)
        submit(report_for(report_cluster(code), "members", year), by=None)
        accept(report_for(report_cluster(code), "members", year), by=None)
    publish_accepted(by=None)
    Passage.objects.update(public_at=clock.now())


def a_story() -> dict[str, str]:
    """The words of a story that was published, to be typed again."""
    from grappe.prose import named
    from grappe.site.stories.models import Story

    story = Story.objects.filter(state="published").order_by("published_at").first()
    assert story is not None
    return {name: named(text, {}, "somebody") for name, text in story.words.items()}
