"""Freezing: all or nothing, and never twice in the same place."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any

import polars

from grappe.disk import beside, settle
from grappe.policies import Policy
from grappe.publication.lineage import frozen_lineage
from grappe.publication.model import (
    MANIFEST,
    POLICY,
    Accepted,
    Identity,
    Publication,
    RegisterStamp,
    RowPlace,
    StandingCluster,
    sha256,
)
from grappe.publication.opening import open_publication
from grappe.publication.tables import tables_of
from grappe.questions import WHO


def publish(
    accepted: Sequence[Accepted],
    folder: Path,
    *,
    policy: Policy,
    made_at: datetime,
    made_by: str,
    identities: Mapping[RowPlace, Identity] = MappingProxyType({}),
    register: RegisterStamp | None = None,
    former: Sequence[StandingCluster] = (),
    themes: Mapping[str, Iterable[str]] = MappingProxyType({}),
    shared: Mapping[RowPlace, str] = MappingProxyType({}),
) -> Publication:
    """Freeze accepted answers in a new folder inside `folder`, named after its month.

    `identities` say who rows are, as the `register` of that day knew them; `former` are clusters
    that answered and that the policy no longer names, `themes` the codes of clusters that work on
    each; `shared` is the key of each row that tells of the same thing as another cluster's. Written
    beside, then renamed: an interruption leaves nothing, and nothing is overwritten.
    """
    ordered = sorted(accepted, key=_place)
    with beside(folder) as begun:
        tables = _write_tables(tables_of(ordered, policy, identities, former, shared), begun)
        (begun / POLICY).write_bytes(policy.model_dump_json().encode())
        told = _manifest(ordered, policy, tables, begun)
        made = {"made_at": made_at.isoformat(), "made_by": made_by}
        gone = {
            "former": [one._asdict() for one in sorted(former)],
            "lineage": frozen_lineage(policy, former),
            "themes": {code: sorted(some) for code, some in sorted(themes.items())},
        }
        about = (
            {**made, **_who(identities, register), "shared": digest_of_shared(shared)} | gone | told
        )
        return open_publication(_named(begun, folder, f"{made_at:%Y-%m}", about))


def _place(one: Accepted) -> tuple[str, int, int, str, str]:
    answer = one.answer
    return (answer.questionnaire, answer.year, answer.quarter or 0, one.cluster, one.number)


def _write_tables(tables: Mapping[str, polars.DataFrame], begun: Path) -> dict[str, Any]:
    told = {}
    for name, frame in tables.items():
        path = begun / f"{name}.parquet"
        frame.write_parquet(path, compression="zstd", statistics=True)
        columns = {code: str(kind) for code, kind in frame.schema.items()}
        told[name] = {"file": path.name, "rows": frame.height, **_identified(frame)}
        told[name]["columns"] = columns
    return told


def _identified(frame: polars.DataFrame) -> dict[str, int]:
    """How many rows are known organisations, where rows are organisations."""
    return {"identified": frame[WHO].count()} if WHO in frame.columns else {}


_known_of = attrgetter(*(field.name for field in fields(Identity)))


def digest(identities: Mapping[RowPlace, Identity]) -> str:
    """A hash of who rows are and what is known of them: another one, another publication."""
    told = sorted((*place, *_known_of(one)) for place, one in identities.items())
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def digest_of_shared(shared: Mapping[RowPlace, str]) -> str:
    """A hash of which rows tell of the same thing."""
    told = sorted((*place[:5], place.quarter or 0, key) for place, key in shared.items())
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _who(identities: Mapping[RowPlace, Identity], register: RegisterStamp | None) -> dict[str, Any]:
    return {"identities": digest(identities), "register": _stamp(register)}


def _stamp(register: RegisterStamp | None) -> dict[str, Any] | None:
    if register is None:
        return None
    as_of = register.as_of.isoformat() if register.as_of else None
    return {"as_of": as_of, "units": register.units}


def _manifest(
    accepted: Sequence[Accepted], policy: Policy, tables: dict[str, Any], begun: Path
) -> dict[str, Any]:
    used = sorted({(one.answer.questionnaire, one.answer.version) for one in accepted})
    names = (*(table["file"] for table in tables.values()), POLICY)
    return {
        "policy": policy.code,
        "questionnaires": [{"questionnaire": code, "version": version} for code, version in used],
        "reports": [_report(one) for one in accepted],
        "tables": tables,
        "files": {name: sha256(begun / name) for name in names},
    }


def _report(one: Accepted) -> dict[str, Any]:
    return {
        "cluster": one.cluster,
        "questionnaire": one.answer.questionnaire,
        "version": one.answer.version,
        "year": one.answer.year,
        **({"quarter": one.answer.quarter} if one.answer.quarter else {}),
        "number": one.number,
        "accepted_at": one.accepted_at.isoformat(),
        "correction": one.correction_of,
    }


def _named(begun: Path, folder: Path, month: str, about: dict[str, Any]) -> Path:
    """The finished folder under the first free name: 2021-06, 2021-06-2, 2021-06-3 …"""
    number = 1
    while True:
        code = month if number == 1 else f"{month}-{number}"
        manifest = json.dumps({"code": code, **about}, ensure_ascii=False, indent=1)
        (begun / MANIFEST).write_bytes(manifest.encode())
        try:
            return settle(begun, folder / code)
        except OSError:
            if not (folder / code).exists():
                raise
            number += 1
