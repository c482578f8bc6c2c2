"""22 members' workbooks of 175 rows into one SQLite database: ours, and django-import-export.

Ours does what happens when a cluster uploads: `receive` opens, locates, reads, keeps the file and
writes draft, edit and receipt; then `check`. Theirs stands in `members_in_import_export.py`: it
keeps typed rows, and neither the file nor a receipt, and checks nothing. Both have to have kept the
same rows. Best of three, in turn, each beginning with nothing.
Usage: python benchmarks/import_members.py
"""

import os
import resource
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from members_in_import_export import Importing
from stdnum.luhn import calc_check_digit

ROWS, YEAR, GOAL = 175, 2021, 5
Kept = set[tuple[Any, ...]]
SAME = ("name", "siren", "type", "member_since", "governance", "postal_code", "headcount")
SEATS = (
    *(("38000", "Grenoble"), ("69001", "Lyon"), ("63000", "Clermont-Ferrand")),
    *(("73000", "Chambéry"), ("42000", "Saint-Étienne"), ("74000", "Annecy")),
)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(GRAPPE_DATA=folder, GRAPPE_SECRET_KEY="only-for-measuring")
        os.environ.pop("DATABASE_URL", None)
        os.environ["DJANGO_SETTINGS_MODULE"] = "grappe.site.settings"
        import django

        django.setup()
        compare(Path(folder))


def compare(folder: Path) -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    reports, files = asked(), workbooks()
    as_a_server_begins()
    plain, tuned = Importing(YEAR), Importing(YEAR, tuned=True)
    ways: dict[str, Callable[[], Kept]] = {
        "grappe, with checks": lambda: ours(reports, files),
        "import-export, bulk": lambda: plain.bring_in(files, SAME),
        "import-export, tuned": lambda: tuned.bring_in(files, SAME),
    }
    runs = [{way: alone(folder, verb) for way, verb in ways.items()} for _ in range(3)]
    assert len({frozenset(kept) for run in runs for *_, kept in run.values()}) == 1
    best = {way: [min(run[way][i] for run in runs) for i in (0, 1)] for way in ways}
    mine = best["grappe, with checks"]
    for way, (wall, cpu) in best.items():
        print(f"{way:22}{wall:6.2f} s, CPU {cpu:5.2f} s, ÷ ours {wall / mine[0]:4.1f}", end=" ")
        print(f"(CPU {cpu / mine[1]:4.1f})")
    print(f"goal: {GOAL} × faster than bulk mode")


def as_a_server_begins() -> None:
    """What opens files stands ready before the first one comes, as with `grappe serve`."""
    from grappe.site.policy.reading import current
    from grappe.workbook import get_ready_to_read

    get_ready_to_read(current().questionnaires)


def alone(folder: Path, verb: Callable[[], Kept]) -> tuple[float, float, Kept]:
    """Wall and processor seconds for all files, taken back afterwards, and what was kept."""
    from django.db import transaction

    shutil.rmtree(folder / "files", ignore_errors=True)
    with transaction.atomic():
        begun = time.perf_counter(), processor()
        kept = verb()
        wall, cpu = time.perf_counter() - begun[0], processor() - begun[1]
        transaction.set_rollback(True)
    assert len(kept) == 22 * ROWS, len(kept)
    return wall, cpu, kept


def processor() -> float:
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def asked() -> dict[str, Any]:
    """The round of members, opened: its report of each cluster."""
    from grappe.policies import load_policy
    from grappe.site.policy.loading import load
    from grappe.site.rounds.models import Report
    from grappe.site.rounds.opening import open_round, plan_round

    policy = load_policy()
    load(policy)
    round_ = plan_round(policy.round("members", YEAR), by=None)
    if round_.opened_at is None:
        open_round(round_, by=None)
    reports = Report.objects.filter(round=round_).select_related("round", "cluster")
    return {report.cluster.code: report for report in reports}


def workbooks() -> dict[str, bytes]:
    from grappe.answers import Answer, Row
    from grappe.policies import load_policy
    from grappe.workbook import write_template

    policy = load_policy()
    questionnaire = policy.questionnaire("members")
    files = {}
    for place, cluster in enumerate(policy.clusters):
        rows = tuple(Row(f"r{i}", member(place, i)) for i in range(ROWS))
        files[cluster.code] = write_template(
            questionnaire,
            year=YEAR,
            cluster_code=cluster.code,
            cluster_name=cluster.name,
            language="fr",
            created_in=2005,
            draft=Answer("members", questionnaire.version, YEAR, {"members": rows}),
        )
    return files


def member(place: int, i: int) -> dict[str, Any]:
    siren = f"00{place:02d}{i:04d}"
    kind = ("sme", "sme", "sme", "large", "research")[i % 5]
    postal_code, commune = SEATS[i % len(SEATS)]
    return {
        "name": f"Société {place} {i}",
        "siren": siren + calc_check_digit(siren),
        "type": kind,
        "member_since": 2006 + i % 15,
        "governance": i % 7 == 0,
        "body": None if i % 7 else "Conseil d’administration",
        "postal_code": postal_code,
        "commune": commune,
        "headcount": i,
    }


def ours(reports: dict[str, Any], files: dict[str, bytes]) -> Kept:
    from grappe.checks import Context, check
    from grappe.site.rounds.reading import draft_answer, questionnaire_of
    from grappe.site.rounds.uploading import receive

    kept: Kept = set()
    for code, content in files.items():
        report = reports[code]
        receive(report, "adherents.xlsx", content, by=None)
        answer = draft_answer(report)
        check(answer, questionnaire_of(report.round), Context(created_in=2005))
        rows = [row.values for row in answer.rows("members")]
        kept |= {(code, *(row.get(one) for one in SAME)) for row in rows}
    return kept


if __name__ == "__main__":
    main()
