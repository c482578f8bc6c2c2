"""A publication as Spark, Trino and DuckDB read it where there are many rows: a folder a section,
its rows by year."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars

from grappe.disk import beside, settle
from grappe.publication.model import MANIFEST, POLICY, Publication, sha256

BY = "year"
"""Stands in the names of folders (`year=2021`) and, as Hive has it, no more in the rows."""


def partitioned(publication: Publication, folder: Path) -> Path:
    """`folder`/2021-06/members/year=2021/part-0.parquet, with a manifest that names each file and
    its hash; rows keep their order. One that is there already stays as it is: neither changes. A
    section without rows has no folder. Written beside, then renamed.

    Raises OSError where nothing can be written.
    """
    place = folder / publication.code
    if (place / MANIFEST).is_file():
        return place
    with beside(folder) as made:
        for table in publication.tables:
            _write(publication, table, made / table)
        shutil.copyfile(publication.folder / POLICY, made / POLICY)
        told = json.dumps(_manifest(publication, made), ensure_ascii=False, indent=1)
        (made / MANIFEST).write_text(told, "utf-8")
        made.chmod(0o755)
        return settle(made, place)


def _write(publication: Publication, table: str, folder: Path) -> None:
    """A year at a time, so that one year fits into memory, not all of them."""
    rows = polars.scan_parquet(publication.tables[table])
    for year in rows.select(polars.col(BY).unique().sort()).collect()[BY]:
        inside = folder / f"{BY}={year}"
        inside.mkdir(parents=True)
        own = rows.filter(polars.col(BY) == year).drop(BY).collect()
        own.write_parquet(inside / "part-0.parquet", compression="zstd", statistics=True)


def _manifest(publication: Publication, folder: Path) -> dict[str, Any]:
    tables = {
        name: {**_but(told, "file"), "folder": name, "partitioned_by": [BY]}
        for name, told in publication.manifest["tables"].items()
    }
    files = {str(one.relative_to(folder)): sha256(one) for one in _files(folder)}
    return {**publication.manifest, "tables": tables, "files": files}


def _but(told: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name != key}


def _files(folder: Path) -> Iterator[Path]:
    return iter(sorted(path for path in folder.rglob("*") if path.is_file()))
