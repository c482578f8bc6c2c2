"""Opening what was released."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import polars

from grappe.figures import NOTHING, Told, told_by_portraits
from grappe.policies import Policy
from grappe.releases.package import PACKAGE


class NoReleaseError(LookupError):
    """The folder holds no release."""


@dataclass(frozen=True)
class Opened:
    """A release in its folder; `resources` are what its dictionary says, by path."""

    code: str
    publication: str
    released_at: datetime
    folder: Path
    resources: Mapping[str, Mapping[str, Any]]

    def frame(self, table: str) -> polars.DataFrame:
        """A table by its name: figures, portraits, sections/members, codes/indicators …"""
        return polars.read_parquet(self.folder / f"{table}.parquet")

    def size(self, path: str) -> int:
        """The bytes of a file."""
        return (self.folder / path).stat().st_size


def open_release(folder: Path) -> Opened:
    """The release in a folder. Raises NoReleaseError."""
    try:
        told = json.loads((folder / PACKAGE).read_text("utf-8"))
        return Opened(
            code=told["version"],
            publication=told["publication"],
            released_at=datetime.fromisoformat(told["created"]),
            folder=folder,
            resources={one["path"]: one for one in told["resources"]},
        )
    except (OSError, ValueError, KeyError) as problem:
        raise NoReleaseError(f"{folder} holds no release") from problem


def told_in(release: Opened, policy: Policy) -> Told:
    """What everybody knows by its portraits, for `before` of what is told later."""
    known = polars.col("sensitivity") == "protected", polars.col("status").is_in(_KNOWN)
    rows = release.frame("portraits").filter(*known)
    if rows.is_empty():
        return NOTHING
    shown = rows.select("indicator", "cluster", "year").unique().rows()
    return told_by_portraits(shown, policy)


_KNOWN = ("shown", "not_applicable")
