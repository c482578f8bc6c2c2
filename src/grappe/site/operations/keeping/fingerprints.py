"""What publications hold and what figures they give, as hashes: equal before and after, or not."""

import hashlib
import json
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from grappe.figures import as_row, compute
from grappe.publication import Publication, open_publication
from grappe.publication.model import MANIFEST, sha256


def published_among(folders: Iterable[Path]) -> list[Publication]:
    """The publications among folders, in the order of their names."""
    found = (one for one in sorted(folders) if one.parent.name == "publications")
    return [open_publication(one) for one in found if (one / MANIFEST).is_file()]


def publications(published: Iterable[Publication]) -> dict[str, str]:
    """The hash of each one's manifest, which names that of each of its tables; no hash for one
    of which a table is not what it was."""
    return {
        one.code: "" if one.verify() else sha256(one.folder / MANIFEST) or "" for one in published
    }


def figures(published: Iterable[Publication]) -> dict[str, dict[str, Any]]:
    """How many figures each indicator has in each publication, and their hash."""
    return {key: told for one in published for key, told in _of(one)}


def _of(one: Publication) -> Iterable[tuple[str, dict[str, Any]]]:
    computed = sorted(compute(one, one.policy), key=lambda figure: figure.indicator)
    for indicator, some in groupby(computed, key=lambda figure: figure.indicator):
        rows = [json.dumps(as_row(figure), sort_keys=True, default=str) for figure in some]
        told = hashlib.sha256("\n".join(rows).encode()).hexdigest()
        yield f"{one.code} {indicator}", {"count": len(rows), "sha256": told}
