"""Opening what was published."""

import json
from datetime import datetime
from pathlib import Path

from grappe.publication.model import MANIFEST, Publication


class NoPublicationError(LookupError):
    """The folder holds no publication."""


def open_publication(folder: Path | str) -> Publication:
    """The publication in a folder. Raises NoPublicationError; `verify()` checks its files."""
    folder = Path(folder)
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise NoPublicationError(f"{folder} holds no publication") from problem
    return Publication(
        code=manifest["code"],
        made_at=datetime.fromisoformat(manifest["made_at"]),
        folder=folder,
        reports=len(manifest["reports"]),
        tables={name: folder / table["file"] for name, table in manifest["tables"].items()},
        manifest=manifest,
    )
