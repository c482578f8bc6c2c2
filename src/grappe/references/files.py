"""Opens the reference files that stand in `tables/`."""

import gzip
from collections.abc import Iterator
from pathlib import Path

_DATA = Path(__file__).parent / "tables"


def text_of(name: str) -> str:
    """The text of a reference file, unzipped where its name ends in .gz."""
    content = (_DATA / name).read_bytes()
    return (gzip.decompress(content) if name.endswith(".gz") else content).decode()


def rows_of(name: str) -> Iterator[list[str]]:
    """The rows of a semicolon-separated reference file, without its headings."""
    lines = iter(text_of(name).splitlines())
    next(lines)
    return (line.split(";") for line in lines)
