"""22 members' workbooks of 175 rows into one SQLite database: ours, and django-import-export.

Ours reads, locates, keeps and drafts through `receive`, then checks; django-import-export reads
the same files in its bulk mode and checks nothing. Best of three, in turn.
Usage: python benchmarks/import_members.py
"""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROWS, YEAR, GOAL = 175, 2021, 5


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
    importing = resource()
    ways = {
        "grappe": lambda: ours(reports, files),
        "django-import-export": lambda: theirs(importing, files),
    }
    times: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(3):
        for way, verb in ways.items():
            times[way].append(alone(verb))
    best = {way: min(runs) for way, runs in times.items()}
    for way, seconds in best.items():
        print(f"{way:22}{seconds:7.2f} s")
    ratio = best["django-import-export"] / best["grappe"]
    print(f"django-import-export ÷ ours {ratio:.1f} (goal {GOAL})")


def alone(verb: Callable[[], int]) -> float:
    """Seconds for all files, taken back afterwards so that each run begins with nothing."""
    from django.db import transaction

    with transaction.atomic():
        begun = time.perf_counter()
        kept = verb()
        seconds = time.perf_counter() - begun
        transaction.set_rollback(True)
    assert kept == 22 * ROWS, kept
    return seconds


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
    start = {"name": f"Société {place} {i}", "siren": f"00{place:03d}{i:04d}", "type": "sme"}
    since = {"member_since": 2006 + i % 15, "governance": i % 5 == 0}
    return {**start, **since, "postal_code": "38000", "commune": "Grenoble", "headcount": i}


def ours(reports: dict[str, Any], files: dict[str, bytes]) -> int:
    from grappe.checks import Context, check
    from grappe.site.rounds.drafting import draft_answer
    from grappe.site.rounds.reading import questionnaire_of
    from grappe.site.rounds.uploading import receive

    kept = 0
    for code, content in files.items():
        report = reports[code]
        receive(report, "adherents.xlsx", content, by=None)
        answer = draft_answer(report)
        check(answer, questionnaire_of(report.round), Context(created_in=2005))
        kept += len(answer.rows("members"))
    return kept


def resource() -> Any:
    """A table with the same columns and its resource, in bulk mode."""
    from django.db import connection, models
    from import_export.resources import ModelResource

    from grappe.policies import load_policy

    fields = load_policy().questionnaire("members").section("members").fields
    text = {f.code: models.CharField(max_length=200, null=True, blank=True) for f in fields}
    about = type("Meta", (), {"app_label": "benchmark"})
    row = type("Row", (models.Model,), {**text, "__module__": __name__, "Meta": about})
    with connection.schema_editor() as editor:
        editor.create_model(row)
    bulk = {"model": row, "use_bulk": True, "batch_size": 1000, "fields": tuple(text)}
    meta = type("Meta", (), {**bulk, "skip_diff": True, "import_id_fields": ("name",)})
    meta.force_init_instance = True
    return type("RowResource", (ModelResource,), {"Meta": meta})


def theirs(importing: Any, files: dict[str, bytes]) -> int:
    """Reads with openpyxl through its XLSX format, as its admin does; headings become codes."""
    from import_export.formats.base_formats import XLSX

    kept = 0
    for content in files.values():
        data = dataset(XLSX(), content, importing)
        result = importing().import_data(data, raise_errors=True)
        kept += result.totals["new"]
    return kept


def dataset(reader: Any, content: bytes, importing: Any) -> Any:
    """The members' sheet; `create_dataset` reads the active one, here the guide."""
    import io

    import tablib
    from openpyxl import load_workbook

    from grappe.policies import load_policy

    section = load_policy().questionnaire("members").section("members")
    codes = {f.label.fr: f.code for f in section.fields}
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for sheet in book.worksheets:
        rows = list(sheet.values)
        for place, row in enumerate(rows):
            found = [codes.get(heading(cell)) for cell in row]
            if "name" in found and "siren" in found:
                columns = [(i, code) for i, code in enumerate(found) if code]
                kept = [r for r in rows[place + 1 :] if len(r) > columns[0][0] and r[columns[0][0]]]
                return tablib.Dataset(
                    *[[r[i] for i, _ in columns] for r in kept],
                    headers=[code for _, code in columns],
                )
    raise LookupError("no sheet of members")


def heading(cell: object) -> str:
    return str(cell or "").replace("*", "").split("(20")[0].strip()


if __name__ == "__main__":
    main()
