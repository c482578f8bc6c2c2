"""Reading 100,000 members: calamine alone, ours (located, parsed, kept), openpyxl; in one run.

Each is run in a process of its own, three times in turn; the best time and its peak memory count.
Usage: python benchmarks/read_rows.py [ROWS]
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import xlsxwriter

MEASURE = """
import io, resource, sys, time
content = open(sys.argv[1], "rb").read()
{before}
start, spent = time.perf_counter(), time.process_time()
{work}
print(time.perf_counter() - start, time.process_time() - spent)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
WAYS = {
    "calamine": (
        "from python_calamine import CalamineWorkbook",
        "book = CalamineWorkbook.from_filelike(io.BytesIO(content))\n"
        "rows = book.get_sheet_by_index(0).to_python()",
    ),
    "grappe": (
        "from grappe.policies import load_policy\nfrom grappe.workbook import read\n"
        "asked = load_policy().questionnaires",
        "rows = read(content, 'members.xlsx', asked)",
    ),
    "openpyxl": (
        "from openpyxl import load_workbook",
        "sheet = load_workbook(io.BytesIO(content), read_only=True).active\n"
        "rows = list(sheet.iter_rows(values_only=True))",
    ),
}
HEADINGS = (
    *("Nom de l'organisation", "SIREN ou SIRET", "Numéro étranger", "Type", "Année d'adhésion"),
    *("Participe à la gouvernance", "Instance", "Parti en", "Code postal", "Commune", "Pays"),
    *("Site web", "Activité (NAF)", "Effectif", "Start-up", "Remarque"),
)


def make(path: Path, rows: int) -> None:
    options = {"strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet("Adhérents")
        sheet.write_row(0, 0, HEADINGS)
        for i in range(1, rows + 1):
            sheet.write_row(i, 0, member(i))


def member(i: int) -> list[object]:
    start = [f"Société {i}", f"{i:09d}", None, ("PME", "Autre")[i % 2], 2000 + i % 20, "oui"]
    place = [None, None, f"{1000 + i % 94000:05d}", "Lyon", "FR", f"https://s{i}.example"]
    return [*start, *place, "62.01Z", i % 500, "non", "x"]


def measure(way: str, path: Path) -> list[float]:
    """Wall seconds, processor seconds, peak megabytes."""
    before, work = WAYS[way]
    program = MEASURE.format(before=before, work=work)
    command = [sys.executable, "-c", program, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [float(number) for number in done.stdout.split()]


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "members.xlsx"
        make(path, rows)
        runs = [{way: measure(way, path) for way in WAYS} for _ in range(3)]
    best = {way: [min(run[way][i] for run in runs) for i in range(3)] for way in WAYS}
    for way, (wall, cpu, memory) in best.items():
        print(f"{way:10} {wall:6.2f} s, CPU {cpu:6.2f} s, {memory:4.0f} MB")
    for other, most in (("calamine", 1.3), ("openpyxl", 0.33)):
        wall, cpu = (best["grappe"][i] / best[other][i] for i in (0, 1))
        print(f"ours ÷ {other} {wall:.2f} (CPU {cpu:.2f}; at most {most})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
