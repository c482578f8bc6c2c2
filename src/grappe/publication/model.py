"""A publication: accepted answers of all questionnaires and years, frozen on a date."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import polars

from grappe.answers import Answer
from grappe.policies import Policy

MANIFEST = "manifest.json"
POLICY = "policy.json"


@dataclass(frozen=True, slots=True)
class Accepted:
    """An accepted answer of a cluster (by code), with the number of its report.

    `correction_of` is the note of a report that was reopened and accepted again.
    """

    cluster: str
    answer: Answer
    number: str
    accepted_at: datetime
    correction_of: str | None = None


class RowPlace(NamedTuple):
    """A row of an accepted answer: the cluster's code, then where in its answers."""

    cluster: str
    questionnaire: str
    year: int
    section: str
    row: str
    quarter: int | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a row is, and what the register and public annual accounts say of it.

    `organisation` is the key by which it is the same in every cluster and year; `group` that of
    the whole it is part of, `successor` that of whoever goes on in its place (it was merged into
    it), its own where there is none; `legal_unit` a SIREN. `category` is PME, ETI or GE,
    `headcount` Insee's code of a bracket, `activity` a code of the `nomenclature` ("NAFRev2"),
    `department` where it is by a person's decision, else the row's own place tells. Amounts are
    in euros, of accounts closed in the row's year; `accounts` is None where there are none. None
    or an empty text: not known.
    """

    organisation: str
    legal_unit: str | None = None
    group: str | None = None
    category: str | None = None
    activity: str | None = None
    nomenclature: str | None = None
    activity_2025: str | None = None
    headcount: str | None = None
    legal_form: str | None = None
    created: int | None = None
    ceased: int | None = None
    accounts: Literal["public", "confidential", "without_turnover"] | None = None
    revenue: float | None = None
    revenue_before: float | None = None
    net_result: float | None = None
    successor: str | None = None
    department: str | None = None


class StandingCluster(NamedTuple):
    """A cluster with its name, and the French name of the domain in which its figures count."""

    code: str
    name: str
    domain: str


@dataclass(frozen=True, slots=True)
class RegisterStamp:
    """The company register that identities were read from: the day up to which it knows, None
    where it doesn't say, and its legal units."""

    as_of: date | None
    units: int


@dataclass(frozen=True, slots=True)
class Publication:
    """A folder of Parquet tables, one a section (`tables`), with what its manifest says of it."""

    code: str
    made_at: datetime
    folder: Path
    reports: int
    tables: Mapping[str, Path]
    manifest: Mapping[str, Any]

    def frame(self, table: str) -> polars.DataFrame:
        """A table: cluster and domain (French names), year, quarter where that was asked about,
        then fields by their codes."""
        return polars.read_parquet(self.tables[table])

    @property
    def policy(self) -> Policy:
        """The policy as it was on that date, with the questionnaires that were answered."""
        file = self.folder / POLICY
        return _policy(file, file.stat().st_mtime_ns)

    @property
    def former(self) -> tuple[StandingCluster, ...]:
        """Those that answered, and that the policy no longer named on that date."""
        return tuple(StandingCluster(**told) for told in self.manifest.get("former", ()))

    @property
    def themes(self) -> Mapping[str, tuple[str, ...]]:
        """By a theme's code, the codes of the clusters that worked on it on that date."""
        return {theme: tuple(some) for theme, some in self.manifest.get("themes", {}).items()}

    def verify(self) -> tuple[str, ...]:
        """The files that are missing or no longer what they were when published."""
        hashes = self.manifest["files"]
        return tuple(name for name in hashes if sha256(self.folder / name) != hashes[name])


@lru_cache(maxsize=32)
def _policy(file: Path, _written: int) -> Policy:
    """Read once: a page asks for it dozens of times."""
    return Policy.model_validate_json(file.read_text("utf-8"), by_name=True)


def sha256(path: Path) -> str | None:
    """The hash of a file, None where there is no file."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
