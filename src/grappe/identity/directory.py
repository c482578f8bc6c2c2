"""Whom lines may be: an index, and how the organisations in it are shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Protocol

import numpy as np
import polars as pl

from grappe.identity.building import build
from grappe.identity.index import OFFICIAL, USUAL, Index
from grappe.identity.places import code_of, commune_of
from grappe.identity.registering import index_of, shown_of
from grappe.identity.showing import Shown
from grappe.references import commune


@dataclass(frozen=True)
class Known:
    """An organisation that the Region knows already: its `names` as clusters write them, the
    likeliest first."""

    key: str
    names: tuple[str, ...]
    postal_code: str = ""
    commune: str = ""
    number: str = ""


class Directory(Protocol):
    @property
    def index(self) -> Index: ...

    def key(self, organisation: int) -> str: ...

    def shown(self, organisations: Sequence[int]) -> Mapping[int, tuple[str, str]]:
        """Name and commune of each, as they may be shown."""


class RegisterDirectory:
    """The register in a version's folder."""

    def __init__(self, version: Path) -> None:
        self.version = version

    @cached_property
    def index(self) -> Index:
        return index_of(self.version)

    def key(self, organisation: int) -> str:
        return f"{self.index.key[organisation]:09}"

    def find(self, siren: str) -> int | None:
        """The organisation that bears a number, None where nobody does."""
        key = int(siren) if siren.isascii() and siren.isdecimal() and len(siren) == 9 else -1
        at = int(np.searchsorted(self.index.key, np.int64(key)))
        return at if at < len(self.index.key) and self.index.key[at] == key else None

    def shown(self, organisations: Sequence[int]) -> Mapping[int, tuple[str, str]]:
        return self._shown.of(organisations)

    @cached_property
    def _shown(self) -> Shown:
        return shown_of(self.version)


class KnownDirectory:
    """The organisations that the Region knows already, with a register or without; `among`: the
    index of the register that is sought beside them."""

    def __init__(self, known: Iterable[Known], among: Index | None = None) -> None:
        self.known, self.among = sorted(known, key=_number), among

    @cached_property
    def index(self) -> Index:
        rows = [row for at, one in enumerate(self.known) for row in _entries(at, one)]
        schema = {
            "organisation": pl.Int32,
            "name": pl.String,
            "postal_code": pl.Int32,
            "commune": pl.Int32,
            "form": pl.UInt8,
        }
        entries = pl.DataFrame(rows, schema=schema, orient="row").sort("postal_code", "commune")
        return replace(build([entries], self._organisations()), among=self.among)

    def _organisations(self) -> pl.DataFrame:
        none = pl.lit(0)
        numbers = [_number(one) for one in self.known]
        return pl.DataFrame({"key": numbers}, schema={"key": pl.Int64}).with_columns(
            legal_form=none, headcount=none, ceased=none, traits=none
        )

    def key(self, organisation: int) -> str:
        return self.known[organisation].key

    def shown(self, organisations: Sequence[int]) -> Mapping[int, tuple[str, str]]:
        return {at: (self.known[at].names[0], self.known[at].commune) for at in organisations}


def _number(one: Known) -> int:
    return int(one.number[:9]) if one.number.isdecimal() else -1


def _entries(at: int, one: Known) -> Iterable[tuple[object, ...]]:
    town = commune_of(one.commune, one.postal_code)
    code = int(one.postal_code) if one.postal_code.isdecimal() else _postal_code(town)
    for position, name in enumerate(one.names):
        yield at, name, code, town, USUAL if position else OFFICIAL


def _postal_code(town: int) -> int:
    found = commune(code_of(town))
    return int(found.postal_codes[0]) if found and found.postal_codes else 0
