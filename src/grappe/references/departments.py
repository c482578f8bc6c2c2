"""Departments, their regions and their outlines."""

import json
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from grappe.references.files import rows_of, text_of

OUTLINES_VINTAGE = "IGN Admin Express COG 2018"


class Department(NamedTuple):
    """A department or an overseas collectivity; `region` is an INSEE code."""

    code: str
    name: str
    region: str
    region_name: str


@cache
def departments() -> MappingProxyType[str, Department]:
    """Every department by its code, in the order of codes."""
    rows = (Department(*row) for row in rows_of("departments.csv"))
    return MappingProxyType({one.code: one for one in rows})


def region_of(department: str) -> str | None:
    """The INSEE code of a department's region; None for an unknown department."""
    found = departments().get(department)
    return found.region if found else None


def departments_of_region(region: str) -> tuple[Department, ...]:
    """The departments of a region; empty for an unknown region."""
    return tuple(one for one in departments().values() if one.region == region)


def postal_prefixes(region: str) -> tuple[str, ...]:
    """The first digits of the postal codes of a region's departments; Corsica's are 20."""
    codes = (one.code for one in departments_of_region(region))
    return tuple(dict.fromkeys("20" if code in ("2A", "2B") else code for code in codes))


def region_name(region: str) -> str | None:
    """The name of a region by its INSEE code; None for an unknown region."""
    found = departments_of_region(region)
    return found[0].region_name if found else None


def outlines(region: str) -> dict[str, Any]:
    """The outlines of a metropolitan region's departments, as a GeoJSON FeatureCollection with
    properties `code` and `name`, WGS 84, three decimals. Without features for any other region."""
    codes = {one.code for one in departments_of_region(region)}
    features = [one for one in _features() if one["properties"]["code"] in codes]
    return {"type": "FeatureCollection", "features": features}


@cache
def _features() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(text_of("departments.geojson.gz"))["features"])
