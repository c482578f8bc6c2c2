"""Who is there in the last hour, and what stands after it; `last_hour` asks, in a process of its
own so that it opens no database itself. Environment: GRAPPE_DATA, DATABASE_URL."""

import json
import os
import sys
from pathlib import Path
from typing import Any

CLUSTERS = 100


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "grappe.site.settings")
    django.setup()
    act, said = sys.argv[1:]
    print(json.dumps(house(int(said)) if act == "house" else lost(*json.loads(said))))


def house(people: int) -> dict[str, Any]:
    """Everybody with a session; two of five report, in half of the clusters by a file."""
    from django.conf import settings
    from django.urls import reverse
    from drills.house import _cookie

    from grappe.site.preparing import prepare
    from tests.site.making import cluster, person
    from tests.site.rounds.asked import asked

    prepare()
    many = max(1, min(CLUSTERS, people // 5))
    reports = [asked(cluster(f"Evening {n}"), *_asks(n)) for n in range(many)]
    found: list[dict[str, Any]] = []
    for number in range(people):
        n, second = number % many, number >= many
        report, writes = reports[n], number < 2 * many and not (n % 2 == 0 and second)
        user = person("contributor" if second else "manager", of=report.cluster) if writes else None
        does = ("brings" if n % 2 == 0 else "types") if writes else "reads"
        who = {"number": number, "does": does, "cookie": _cookie(user or person("elected"))}
        if writes:
            named = ("cells", "upload", "send")
            who |= {name: reverse(f"rounds:{name}", args=[report.pk]) for name in named}
            who |= {"report": report.pk, "page": reverse("rounds:report", args=[report.pk])}
            who["slot"] = SLOTS[second]
        found.append(who)
    files = {str(rows): _file(Path(settings.DATA), rows) for rows in (175, 5000)}
    pages = [reverse(name) for name in READ]
    tables = [reverse("dashboards:explore_table", args=["csv"]), reverse(TABLE[0], args=TABLE[1:])]
    return {"people": found, "files": files, "pages": pages, "tables": tables}


READ = (
    *("dashboards:region", "dashboards:indicators", "dashboards:explore", "dashboards:links"),
    *("dashboards:map", "stories:stories", "accounts:account"),
)
TABLE = ("dashboards:table", "region", "auvergne-rhone-alpes", "members", "csv")


SLOTS = ("identity:1:legal_name", "identity:1:address")
"""Each of two people writes in a field of their own."""


def _asks(n: int) -> tuple[str, int]:
    return ("members", 2021) if n % 2 == 0 else ("management", 2021)


def _file(folder: Path, rows: int) -> str:
    import xlsxwriter

    from tests.site.rounds.asked import member

    path = folder / f"evening-{rows}.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Adhérents")
        sheet.write_row(0, 0, HEADINGS.values())
        for n in range(rows):
            said = member(type="PME", governance="non")
            sheet.write_row(n + 1, 0, [said[name] for name in HEADINGS])
    return str(path)


HEADINGS = {
    "name": "Raison sociale",
    "siren": "SIREN",
    "type": "Catégorie",
    "member_since": "Adhérent depuis",
    "governance": "Gouvernance",
    "postal_code": "Code postal",
    "commune": "Ville",
}


def lost(written: dict[str, str], brought: dict[str, int], sent: list[int]) -> list[str]:
    """What was acknowledged and does not stand: words of a cell, rows of a file, what was sent."""
    from grappe.site.rounds.models import Report
    from grappe.site.rounds.reading import draft_answer

    told = []
    for place, words in written.items():
        pk, slot = place.split()
        section, row, field = slot.split(":")
        rows = draft_answer(Report.objects.get(pk=pk)).rows(section)
        if not any(one.id == row and one.values.get(field) == words for one in rows):
            told.append(f"{place}: {words}")
    for number, many in brought.items():
        report = Report.objects.get(pk=number)
        last = report.submissions.last()
        answer = last.answer if last else draft_answer(report)
        if len(answer.rows("members")) != many:
            told.append(f"report {number}: {len(answer.rows('members'))} rows of {many}")
    states = dict(Report.objects.filter(pk__in=sent).values_list("pk", "state"))
    other = {pk: state for pk, state in states.items() if state != "submitted"}
    return [*told, *(f"report {pk} is {state}" for pk, state in other.items())]


if __name__ == "__main__":
    main()
