"""Releases: what of a publication everybody may have, as files that programs read.

In: what is published, what everybody was told before, the portraits that clusters released. Out: a
folder: tables as CSV and Parquet, their dictionary (Frictionless), SDMX-CSV, DCAT-AP metadata.
"""

from grappe.releases.catalog import CATALOG, catalog, dataset
from grappe.releases.gathering import leaves, release_of
from grappe.releases.model import Release
from grappe.releases.opening import NoReleaseError, Opened, open_release, told_in
from grappe.releases.writing import write

__all__ = [
    "CATALOG",
    "NoReleaseError",
    "Opened",
    "Release",
    "catalog",
    "dataset",
    "leaves",
    "open_release",
    "release_of",
    "told_in",
    "write",
]
