"""Opening the public files: Parquet or CSV, zipped or not, as a relation of text columns."""

import csv
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from grappe.register import words
from grappe.register.errors import RegisterError
from grappe.register.kinds import Kind, kind_of, lacking

_PARQUET: Final = b"PAR1"
_ZIP: Final = b"PK\x03\x04"
_LONGEST_HEADING: Final = 2**16
_MOST_BYTES: Final = 60 * 2**30


@dataclass(frozen=True)
class Source:
    """A file of a known kind. `relation`: SQL to read it; `columns`: as they are spelt there."""

    file: Path
    kind: Kind
    relation: str
    columns: Mapping[str, str]

    def column(self, name: str) -> str:
        """SQL for a column as text, NULL where it is absent, empty or not diffused ("[ND]")."""
        spelt = self.columns.get(name.lower())
        if spelt is None:
            return "NULL::VARCHAR"
        return f"""nullif(nullif(CAST("{spelt}" AS VARCHAR), '[ND]'), '')"""


def open_sources(
    files: Iterable[Path], scratch: Path, database: duckdb.DuckDBPyConnection
) -> dict[Kind, Source]:
    """The files by kind; zipped ones are unzipped into `scratch`."""
    found: dict[Kind, Source] = {}
    for file in files:
        source = _source(file, _unzipped(file, scratch), database)
        if source.kind in found:
            raise RegisterError(words.TWICE.filled(kind=source.kind.name, file=file.name))
        found[source.kind] = source
    return found


def _source(named: Path, file: Path, database: duckdb.DuckDBPyConnection) -> Source:
    relation = _relation(named, file)
    try:
        described = database.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall()
    except duckdb.Error as wrong:
        raise RegisterError(words.NOT_READABLE.filled(file=named.name)) from wrong
    columns = frozenset(row[0] for row in described)
    kind = kind_of(columns)
    if kind is None:
        raise RegisterError(words.UNKNOWN_KIND.filled(file=named.name))
    if missing := lacking(kind, columns):
        listed = ", ".join(missing)
        raise RegisterError(
            words.MISSING_COLUMNS.filled(file=named.name, kind=kind.name, columns=listed)
        )
    return Source(named, kind, relation, {column.lower(): column for column in columns})


def _relation(named: Path, file: Path) -> str:
    quoted = str(file).replace("'", "''")
    if _starts(file) == _PARQUET:
        return f"read_parquet('{quoted}')"
    heading, delimiter = _heading(named, file)
    columns = ", ".join(f"'{name.replace(chr(39), chr(39) * 2)}': 'VARCHAR'" for name in heading)
    return (
        f"read_csv('{quoted}', auto_detect = false, skip = 1, columns = {{{columns}}}, "
        f"delim = '{delimiter}', quote = '\"', escape = '\"')"
    )


def _heading(named: Path, file: Path) -> tuple[list[str], str]:
    """The first line of a CSV file, and what separates its columns."""
    with file.open("rb") as content:
        line = content.readline(_LONGEST_HEADING)
    try:
        text = line.decode("utf-8-sig").strip()
    except UnicodeDecodeError as wrong:
        raise RegisterError(words.NOT_READABLE.filled(file=named.name)) from wrong
    if not text:
        raise RegisterError(words.EMPTY_FILE.filled(file=named.name))
    delimiter = max(",;", key=text.count)
    heading = next(csv.reader([text], delimiter=delimiter))
    if len(set(heading)) < len(heading) or "" in heading:
        raise RegisterError(words.UNKNOWN_KIND.filled(file=named.name))
    return heading, delimiter


def _starts(file: Path) -> bytes:
    try:
        with file.open("rb") as content:
            return content.read(4)
    except OSError as wrong:
        raise RegisterError(words.NOT_A_FILE.filled(file=file)) from wrong


def _unzipped(file: Path, scratch: Path) -> Path:
    if _starts(file) != _ZIP:
        return file
    try:
        with zipfile.ZipFile(file) as archive:
            (member,) = (one for one in archive.infolist() if not one.is_dir())
            if member.file_size > _MOST_BYTES:
                raise ValueError(member.file_size)
            target = scratch / f"{file.stem}.part"
            with archive.open(member) as packed, target.open("wb") as whole:
                shutil.copyfileobj(packed, whole, 2**20)
            return target
    except (zipfile.BadZipFile, ValueError, EOFError, RuntimeError, NotImplementedError) as wrong:
        raise RegisterError(words.NOT_A_ZIP.filled(file=file.name)) from wrong
