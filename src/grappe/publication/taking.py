"""A table as somebody may take it out: without any company's own accounts."""

from io import BytesIO

import polars

from grappe.publication.model import Publication
from grappe.questions import OF_ACCOUNTS


def taken(publication: Publication, table: str) -> bytes:
    """The table as a Parquet file; its own file where nothing in it is withheld."""
    path = publication.tables[table]
    withheld = OF_ACCOUNTS & set(publication.manifest["tables"][table]["columns"])
    if not withheld:
        return path.read_bytes()
    written = BytesIO()
    polars.read_parquet(path).drop(withheld).write_parquet(written, compression="zstd")
    return written.getvalue()
