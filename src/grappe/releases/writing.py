"""A release as a folder: all of it or nothing, and never twice in the same place."""

import hashlib
import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import polars

from grappe.disk import beside, settle
from grappe.questions import Words
from grappe.releases.catalog import CATALOG, catalog, dataset
from grappe.releases.model import Release
from grappe.releases.package import PACKAGE, File, package
from grappe.releases.sdmx import sdmx
from grappe.releases.tables import Table, tables_of

_CSV, _PARQUET = "text/csv", "application/vnd.apache.parquet"
_FORMULAS = r"^([=+\-@\t\r])"


def write(release: Release, folder: Path) -> None:
    """Writes the release as `folder`, which is not there yet, or empty. Raises OSError.

    Written beside, then renamed: an interruption leaves nothing.
    """
    with beside(folder.parent) as made:
        files = list(_files(release, made))
        dictionary = _keep(made, PACKAGE, _json(package(release, files)))
        said = File(*dictionary, Words(fr="Dictionnaire", en="Dictionary"))
        region = release.published.publication.policy.region_name
        found = catalog(f"{release.address}{CATALOG}", region, [dataset(release, [*files, said])])
        _keep(made, CATALOG, _json(found))
        made.chmod(0o755)
        settle(made, folder)


def _files(release: Release, folder: Path) -> Iterator[File]:
    for table in tables_of(release):
        for content, media, ending in _both(table):
            kept = _keep(folder, f"{table.name}.{ending}", content, media)
            yield File(*kept, table.title, table)
    told = _csv(sdmx(release))
    yield File(*_keep(folder, "figures.sdmx.csv", told, _CSV), Words(fr="SDMX-CSV", en="SDMX-CSV"))


def _both(table: Table) -> Iterator[tuple[bytes, str, str]]:
    yield _csv(table.frame), _CSV, "csv"
    written = BytesIO()
    table.frame.write_parquet(written, compression="zstd", statistics=True)
    yield written.getvalue(), _PARQUET, "parquet"


def _csv(frame: polars.DataFrame) -> bytes:
    """As RFC 4180 has it; what a cluster wrote never becomes a formula."""
    if "remark" in frame.columns:
        guarded = polars.col("remark").str.replace(_FORMULAS, "'$1")
        frame = frame.with_columns(guarded)
    return frame.write_csv().encode()


def _json(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _keep(
    folder: Path, path: str, content: bytes, media: str = "application/json"
) -> tuple[str, str, int, str]:
    """Path, media type, size and hash of a file that was written."""
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_bytes(content)
    return path, media, len(content), hashlib.sha256(content).hexdigest()
