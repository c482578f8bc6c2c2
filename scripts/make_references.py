"""Makes the compact reference files of src/grappe/references/tables from their sources.

    python scripts/make_references.py FOLDER

FOLDER holds communes.csv, former_communes.csv, departments.csv and departments.geojson, in the
columns that src/grappe/references/README.md names. Country names come from Babel (Unicode CLDR).
"""

import csv
import gzip
import json
import sys
from pathlib import Path

from babel import Locale

OUT = Path(__file__).parents[1] / "src/grappe/references/tables"
COMMUNE = ("code", "name", "postal_codes", "population", "longitude", "latitude")
NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


def main(folder: Path) -> None:
    OUT.mkdir(exist_ok=True)
    former = [row for row in _rows(folder / "former_communes.csv") if _says_something(row)]
    _write_gz("communes.csv.gz", _rows(folder / "communes.csv"), COMMUNE)
    _write_gz("former_communes.csv.gz", former, ("code", "name", "part_of"))
    departments = _rows(folder / "departments.csv")
    _write("departments.csv", departments, ("code", "name", "region", "region_name"))
    _write("countries.csv", _countries(), ("code", "fr", "en"))
    outlines = json.loads((folder / "departments.geojson").read_text(encoding="utf-8"))
    text = json.dumps(outlines, ensure_ascii=False, separators=(",", ":"))
    (OUT / "departments.geojson.gz").write_bytes(_zipped(text))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _says_something(row: dict[str, str]) -> bool:
    return row["code"] != row["part_of"] or row["status"] != "municipal district"


def _countries() -> list[dict[str, str]]:
    french, english = Locale("fr").territories, Locale("en").territories
    codes = [c for c in english if len(c) == 2 and c.isalpha() and c not in NOT_COUNTRIES]
    return [{"code": c, "fr": french[c], "en": english[c]} for c in sorted(codes)]


def _text(rows: list[dict[str, str]], columns: tuple[str, ...]) -> str:
    lines = [";".join(columns), *(";".join(row[name] for name in columns) for row in rows)]
    return "\n".join(lines) + "\n"


def _write(name: str, rows: list[dict[str, str]], columns: tuple[str, ...]) -> None:
    (OUT / name).write_text(_text(rows, columns), encoding="utf-8")


def _write_gz(name: str, rows: list[dict[str, str]], columns: tuple[str, ...]) -> None:
    (OUT / name).write_bytes(_zipped(_text(rows, columns)))


def _zipped(text: str) -> bytes:
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
